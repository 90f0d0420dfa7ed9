"""Read what was handed in, whatever it is; nothing raises."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from nbformat.notebooknode import NotebookNode

from autograder.referee.handed_in.finding import content, find, plain_folder, shown
from autograder.referee.handed_in.moments import moment
from autograder.referee.outputs import SIGNATURES, picture

MOST_CELLS, MOST_LETTERS, MOST_PICTURE, MOST_LINE = 5000, 200_000, 4 * 2**20, 200
MANY_BLANKS = re.compile(r"\s{400}")


def notebook(path, known):
    """A notebook with the cells of the submission that should lie at `path`, and sentences in its metadata.

    `known` names the lesson's solution and test cells: by them a notebook that was handed in under another name, or
    in a folder too many, is found.
    """
    found = find(Path(path), lambda content: _fits(content, known))
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
    """(the moment of submission that `timestamp.txt` in `folder` tells, as text, or None; whether it tells none)."""
    path = Path(folder) / "timestamp.txt"
    if not plain_folder(Path(folder)) or not os.path.lexists(path):
        return None, False
    found = moment(content(path, MOST_LINE) or b"")
    return found, found is None


def feedback_secret(folder):
    """What `nbgrader submit` drew so that only the student finds the feedback again, or None."""
    raw = content(Path(folder) / "submission_secret.txt", MOST_LINE) if plain_folder(Path(folder)) else None
    text = (raw or b"").decode(errors="replace").strip()
    return text if re.fullmatch("[0-9a-f]{128}", text) else None


def _fits(content, known):
    """Whether parsed JSON is a notebook with a cell of the lesson, or a function that was to be written."""
    return any(
        cell.grade_id in known or (not cell.locked and any(defines(name, cell.source) for name in known))
        for cell in _short(_cells(content))[0]
    )


def defines(name, source):
    """Whether code says, at the beginning of a line, what the function `name` is."""
    blank = r"[^\S\n]"
    said = rf"^(>>> ?)?((async{blank}+)?def{blank}+{name}\b|{name}{blank}*=(?!=))"
    return re.search(said, source, re.MULTILINE) is not None


class Cell(NamedTuple):
    """A cell of a submission: all that is believed of it."""

    code: bool
    source: str
    grade_id: str | None
    id: str | None
    locked: bool
    pictures: dict


def _cells(content):
    """The cells of parsed JSON, of notebook format 4 or 3, as they are; what is no cell is left out."""
    if not isinstance(content, dict):
        return []
    found = content.get("cells")
    if not isinstance(found, list):
        sheets = _list(content.get("worksheets"))
        found = [cell for sheet in sheets if isinstance(sheet, dict) for cell in _list(sheet.get("cells"))]
    return [cell for cell in found if isinstance(cell, dict)] if len(found) <= MOST_CELLS else []


def _short(cells):
    """The Cells of those that together are not too long to be shown, and how many others there are.

    What colours code in a feedback page needs time that grows with the square of a run of blank lines.
    """
    kept, letters = [], 0
    for cell in map(_cell, cells):  # a copy of one at a time
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
