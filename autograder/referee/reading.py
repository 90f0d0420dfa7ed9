"""Read what was handed in, whatever it is. No link is followed, nothing blocks, nothing raises."""

import itertools
import json
import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

from nbformat.notebooknode import NotebookNode
from nbgrader.utils import parse_utc

from autograder.referee.outputs import SIGNATURES, picture

MOST_BYTES = 128 * 2**20
MOST_NOTEBOOKS, MOST_FOLDERS = 20, 20
MOST_CELLS, MOST_LETTERS, MOST_PICTURE = 5000, 200_000, 4 * 2**20
MANY_BLANKS = re.compile(r"\s{400}")
NBGRADERS = ("timestamp.txt", "submission_secret.txt")


class Handed(NamedTuple):
    """What a file or folder holds, and sentences about what is wrong with it."""

    content: object
    notes: tuple = ()


def notebook(path, known):
    """A notebook with the cells of the submission that should lie at `path`, and sentences in its metadata.

    `known` names the lesson's solution and test cells: by them a notebook that was handed in under another name, or
    in a folder too many, is found.
    """
    found = _found(Path(path), known)
    cells, notes = _cells(found.content), list(found.notes)
    if found.content is not None and not cells:
        notes.append(f"The file that was handed in holds no cells, or more than {MOST_CELLS}.")
    cells, left_out = _short(cells)
    if left_out:
        notes.append(
            f"Left out: {left_out} cells (more than {MOST_LETTERS} characters in all, or 400 blanks in a row)."
        )
    # Not made by nbformat's own functions: they refuse cells without ids, and change ids that stand twice.
    metadata = NotebookNode(softcounts=NotebookNode(notes=notes))
    return NotebookNode(cells=[_node(cell) for cell in cells], metadata=metadata, nbformat=4, nbformat_minor=5)


def timestamp(folder):
    """The moment of submission that `timestamp.txt` in `folder` tells, as text, or None."""
    try:
        text = _short_text(folder, "timestamp.txt")
        parse_utc(text)
    except (ValueError, OverflowError, TypeError):
        return None
    return text


def feedback_secret(folder):
    """What `nbgrader submit` drew so that only the student finds the feedback again, or None."""
    try:
        text = _short_text(folder, "submission_secret.txt")
    except ValueError:
        return None
    return text if re.fullmatch("[0-9a-f]{128}", text) else None


def _short_text(folder, name):
    """A line of text in a file of at most 200 bytes; "" where there is none. Raises ValueError if it is no text."""
    raw = content(Path(folder) / name, 200) if _plain_folder(Path(folder)) else None
    return (raw or b"").decode().strip()


def _plain_folder(folder):
    """Neither the lesson's folder nor the student's is a link."""
    return not folder.is_symlink() and not folder.parent.is_symlink()


def _own(path):
    """The JSON in `path`; None without a note where there is no such file."""
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        return Handed(None)
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "no ordinary file"
        return Handed(None, (f"{path.name} is {what}; it was not read.",))
    raw = content(path, MOST_BYTES)
    if raw is None:
        return Handed(None, (f"{path.name} cannot be read, or is larger than {MOST_BYTES // 2**20} MB.",))
    return _json(raw, path.name)


def content(path, most):
    """The content of an ordinary file of at most `most` bytes, else None."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or state.st_size > most:
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)


def _json(raw, name):
    notes = []
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
        notes.append(f"{name} is not UTF-8; letters other than English ones may be wrong.")
    try:
        return Handed(json.loads(text), tuple(notes))
    except (ValueError, RecursionError, MemoryError):
        return Handed(
            None, (f"{name} is damaged: it is no notebook (no JSON). Open it in JupyterLab, and hand it in again.",)
        )


def _found(path, known):
    """What lies at `path`; where that is no notebook of this lesson, the one other in the folder that is."""
    if not _plain_folder(path.parent):
        return Handed(None, ("What was handed in is a link; it was not read.",))
    own = _own(path)
    if _fits(own, known):
        return own
    files = _files(path)
    others = [other for other in files if other.name.lower().endswith(".ipynb")][:MOST_NOTEBOOKS]
    # Not more than two of them are in memory at a time.
    fitting = list(itertools.islice(((other, found) for other in others if _fits(found := _own(other), known)), 2))
    if len(fitting) == 1:
        other, found = fitting[0]
        name = shown(other.relative_to(path.parent))
        there = own.content is not None or own.notes
        said = f"{name} was graded in place of {path.name}." if there else f"It was handed in as {name}."
        return Handed(found.content, (*own.notes, *found.notes, said))
    return own if own.content is not None or own.notes else Handed(None, (_nothing(path, files, fitting),))


def _nothing(path, files, fitting):
    """A sentence that says why nothing is graded."""
    why = "several notebooks of this lesson were handed in, none" if fitting else "no notebook was handed in"
    there = ", ".join(shown(file.relative_to(path.parent)) for file in files[:3])
    return f"Nothing to grade: {why} under the name {path.name}." + (f" What was handed in: {there}." if there else "")


def _files(path):
    """The other files beside `path` and in the folders there, of the student's; no link is followed."""
    found = []
    for place, folders, files in itertools.islice(os.walk(path.parent), MOST_FOLDERS):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        found += [Path(place, name) for name in sorted(files) if not name.startswith(".") and name not in NBGRADERS]
    return [file for file in found if file != path]


def _fits(found, known):
    """Whether a notebook holds a cell of the lesson, or a function that was to be written."""
    return any(
        cell.grade_id in known or (not cell.locked and any(defines(name, cell.source) for name in known))
        for cell in _short(_cells(found.content))[0]
    )


def defines(name, source):
    """Whether code says, at the beginning of a line, what the function `name` is."""
    blank = r"[^\S\n]"
    said = rf"^(>>> ?)?((async{blank}+)?def{blank}+{name}\b|{name}{blank}*=(?!=))"
    return re.search(said, source, re.MULTILINE) is not None


def shown(name):
    """A name that somebody chose, as it may stand in a sentence."""
    return "".join(letter if letter.isalnum() or letter in " ._-()/" else "?" for letter in str(name))[:80]


class Cell(NamedTuple):
    """A cell of a submission: all that is believed of it."""

    code: bool
    source: str
    grade_id: str | None
    id: str | None
    locked: bool
    pictures: dict


def _cells(content):
    """The Cells of parsed JSON, of notebook format 4 or 3; what is no cell is left out."""
    if not isinstance(content, dict):
        return []
    found = content.get("cells")
    if not isinstance(found, list):
        sheets = _list(content.get("worksheets"))
        found = [cell for sheet in sheets if isinstance(sheet, dict) for cell in _list(sheet.get("cells"))]
    return [_cell(cell) for cell in found if isinstance(cell, dict)] if len(found) <= MOST_CELLS else []


def _short(cells):
    """The cells that together are not too long to be shown, and how many others there are.

    What colours code in a feedback page needs time that grows with the square of a run of blank lines.
    """
    kept, letters = [], 0
    for cell in cells:
        if letters + len(cell.source) <= MOST_LETTERS:
            letters += len(cell.source)  # also of what is left out: to look through it takes time too
            if not MANY_BLANKS.search(cell.source):
                kept.append(cell)
    return kept, len(cells) - len(kept)


def _cell(raw):
    metadata = raw.get("metadata") if isinstance(raw.get("metadata"), dict) else {}
    grading = metadata.get("nbgrader") if isinstance(metadata.get("nbgrader"), dict) else {}
    source = _text(raw.get("source", raw.get("input", "")))
    name, locked = _word(grading.get("grade_id")), grading.get("locked") is True
    code, pasted = raw.get("cell_type") == "code", raw.get("attachments")
    pictures = _pictures(pasted) if isinstance(pasted, dict) and not code else {}
    return Cell(code, source, name, _word(raw.get("id")), locked, pictures)


def _pictures(pasted):
    """Name -> {type: base64}: the pictures among a cell's attachments, made anew."""
    named = {name: data for name, data in pasted.items() if isinstance(data, dict) and name == shown(name)}
    made = ((name, kind, picture(data.get(kind), kind)) for name, data in named.items() for kind in SIGNATURES)
    return {name: {kind: text} for name, kind, text in made if text and len(text) < MOST_PICTURE}


def _text(value):
    value = "".join(part for part in value if isinstance(part, str)) if isinstance(value, list) else value
    value = value.encode(errors="replace").decode() if isinstance(value, str) else ""
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _word(value):
    return value if isinstance(value, str) and 0 < len(value) <= 64 else None


def _list(value):
    return value if isinstance(value, list) else []


def _node(cell):
    grading = NotebookNode(grade_id=cell.grade_id, locked=cell.locked)
    kind = "code" if cell.code else "markdown"
    metadata = NotebookNode(nbgrader=grading)
    return NotebookNode(cell_type=kind, source=cell.source, id=cell.id, metadata=metadata, attachments=cell.pictures)
