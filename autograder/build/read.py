"""Read an author's notebook (Jupytext py:percent) into cells that know their line numbers."""

import re
from pathlib import Path
from typing import NamedTuple

import jupytext

from autograder.build.faults import BuildError, Fault

KINDS = ("explore", "given", "question", "solution", "test")
JUPYTEXT_KEYS = {"lines_to_next_cell", "lines_to_end_of_cell_marker", "cell_marker"}
HEAD = re.compile(r"# %%( |$)")
NAME = re.compile(r"\d\d_[a-z0-9_]+")


class Cell(NamedTuple):
    """A cell: the line of its head, "markdown", "code" or one of KINDS, the keys of its head, and its source."""

    line: int
    kind: str
    head: dict
    source: str

    @property
    def grade_id(self):
        """The name under which nbgrader knows the cell, or None."""
        return self.head.get("grade_id")


class Lesson(NamedTuple):
    """A lesson as its author wrote it: "01_e_step", "notebooks/01_e_step.py", and the cells."""

    name: str
    file: str
    cells: tuple


def read_lesson(path):
    """The Lesson in file `path`. Raises BuildError where it is not a py:percent notebook named NN_name.py."""
    path = Path(path)
    file = f"{path.parent.name}/{path.name}"
    if not NAME.fullmatch(path.stem):
        raise BuildError([Fault(file, 1, "the name is not NN_name.py", "two digits, then small letters, as 01_e_step")])
    text = _text(path, file)
    found = jupytext.reads(text, fmt="py:percent").cells
    lines = head_lines(text, found)
    if not found or len(lines) != len(found):
        cure = "start each cell with a line `# %%`, and put nothing but the Jupytext header above the first"
        raise BuildError([Fault(file, 1, "this is not a py:percent notebook", cure)])
    return Lesson(path.stem, file, tuple(_cell(line, cell) for line, cell in zip(lines, found, strict=True)))


def _text(path, file):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BuildError([Fault(file, 1, f"this is not UTF-8 text ({error.reason})", "save it as UTF-8")]) from error


def head_lines(text, cells):
    """The line numbers of the cells' heads, as many as are found; a `# %%` inside a cell's source is none."""
    lines = text.splitlines()
    at = _end_of_header(lines)
    if any(line.strip() for line in lines[at : _next_head(lines, at)]):
        return []
    found = []
    for cell in cells:
        at = _next_head(lines, at)
        if at == len(lines):
            break
        found.append(at + 1)
        at += 1 + len(cell.source.splitlines())
    return found


def _end_of_header(lines):
    if lines[:1] != ["# ---"] or "# ---" not in lines[1:]:
        return 0
    return lines.index("# ---", 1) + 1


def _next_head(lines, at):
    return next((i for i in range(at, len(lines)) if HEAD.match(lines[i])), len(lines))


def _cell(line, cell):
    head = {key: value for key, value in cell.metadata.items() if key not in JUPYTEXT_KEYS}
    kind = head.get("kind", "code") if cell.cell_type == "code" else cell.cell_type
    return Cell(line, kind, head, cell.source)
