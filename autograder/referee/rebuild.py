"""The first sanitizer: the pristine lesson, with nothing of the student's in it but the code they wrote."""

import ast
import re
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.course import notebook_path

MISSING = "# Nothing was handed in here."
REPAIRED = "**Before grading, this notebook was put in order:**"
MOST_EXTRA = 200


class Rebuild(NbGraderPreprocessor):
    """Seat the sources of the submission's solution cells, found by grade_id, in the released notebook.

    Extra code cells, and edited cells that are neither given nor a test, are kept and run where they stood. No
    metadata, tag, id or cell type of the submission survives. What was repaired stands in a first cell.
    """

    def preprocess(self, nb, resources):
        """Return the rebuilt notebook."""
        lesson = resources["nbgrader"]
        pristine = released(lesson["assignment"], lesson["notebook"])
        seats = Seats(pristine, nb.cells)
        pristine.cells = seats.cells()
        notes = [*nb.metadata.get("softcounts", {}).get("notes", ()), *seats.notes]
        if notes:
            text = "\n".join([REPAIRED, "", *(f"- {_plain(note)}" for note in notes)])
            pristine.cells.insert(0, new_markdown_cell(text, id="repaired"))
        pristine.metadata["softcounts"] = {"notes": notes}
        # Pygments' IPython lexer needs hours for a million blank lines; plain Python looks the same.
        pristine.metadata.get("language_info", {})["pygments_lexer"] = "python3"
        return pristine, resources


def released(lesson, notebook=None):
    """The released notebook of a lesson, in the current course. Raises RuntimeError where there is none."""
    path = notebook_path("release", lesson).with_name(f"{notebook or lesson}.ipynb")
    if not Path(path).is_file():
        raise RuntimeError(f"{path} is missing: run nbgrader generate_assignment {lesson}, then grade again")
    return nbformat.read(path, as_version=4)


class Seats:
    """Which code of a submission goes where in the released notebook; `notes` says what had to be repaired."""

    def __init__(self, pristine, handed):
        """`pristine`: the released notebook. `handed`: the submission's cells, as `reading.notebook` gives them."""
        self.pristine, self.notes = pristine, []
        self.by_name = {cell.id: cell for cell in pristine.cells}
        self.graded = {_grade_id(cell): cell for cell in pristine.cells if _grade_id(cell)}
        self.handed = [(self._name(cell), cell) for cell in handed]
        self.extra = self._extra()

    def cells(self):
        """The rebuilt notebook's cells."""
        rebuilt = []
        for cell in self.pristine.cells:
            rebuilt += self._kept(self.extra.get(_grade_id(cell), ()), len(rebuilt))
            if _is_solution(cell):
                cell.source = self._solution(cell)
            elif _grade_id(cell) and not self._sources(_grade_id(cell)) and self.handed:
                self.notes.append(f"The cell {_grade_id(cell)} was missing; it is back.")
            rebuilt.append(cell)
        return rebuilt + self._kept(self.extra.get(None, ()), len(rebuilt))

    def _kept(self, sources, start):
        return [new_code_cell(source, id=f"extra-{start + i}") for i, source in enumerate(sources)]

    def _name(self, cell):
        """The pristine cell that `cell` was: its grade_id, else the id of a cell."""
        grade_id = _grade_id(cell)
        return grade_id if grade_id in self.graded else cell.id if cell.id in self.by_name else None

    def _sources(self, name):
        return [cell.source for other, cell in self.handed if other == name]

    def _extra(self):
        """Grade_id of the next graded cell (None: there is none) -> sources of the extra code before it."""
        extra, waiting = {}, []
        for name, cell in self.handed:
            if name in self.graded:
                extra.setdefault(name, []).extend(waiting)
                waiting = []
            elif cell.cell_type == "code" and self._is_extra(name, cell.source):
                waiting.append(cell.source)
        extra.setdefault(None, []).extend(waiting)
        if sum(map(len, extra.values())) > MOST_EXTRA:
            self.notes.append(f"More than {MOST_EXTRA} extra cells: none of them was run.")
            return {}
        return extra

    def _is_extra(self, name, source):
        """Code that is not in the lesson: a new cell, or an edited one that is run when grading."""
        if not source.strip() or source.strip() in {cell.source.strip() for cell in self.pristine.cells}:
            return False
        return name is None or "explore" not in self.by_name[name].metadata.get("tags", ())

    def _solution(self, cell):
        """The source for a solution cell: what was written, in the order in which it stood."""
        name = _grade_id(cell)
        sources = self._sources(name)
        edited = list(dict.fromkeys(source for source in sources if source.strip() != cell.source.strip()))
        retyped = any(not _is_code(other) for known, other in self.handed if known == name)
        if retyped:
            self.notes.append(f"The cell {name} was no code cell; it was read as one.")
        if len(sources) > 1:
            self.notes.append(f"There were {len(sources)} cells {name}; what was written in them was put together.")
        if edited:
            return _together(edited)
        if self._defined_elsewhere(name):
            self.notes.append(f"{name} was found in another cell than its own.")
            return MISSING
        if not sources and self.handed:
            self.notes.append(f"The cell {name} was missing: nothing was handed in for it.")
        return cell.source if sources else MISSING

    def _defined_elsewhere(self, name):
        defines = re.compile(rf"^(async )?(def {name}\b|{name}\s*=)", re.MULTILINE)
        others = [source for sources in self.extra.values() for source in sources]
        others += [cell.source for other, cell in self.handed if other in self.graded and other != name]
        return any(defines.search(source) for source in others)


def _together(sources):
    """Several cells as one; should that be no Python, the last of them that is."""
    for candidate in ("\n".join(sources), "\n\n".join(sources), *reversed(sources)):
        try:
            ast.parse(candidate)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        return candidate
    return "\n".join(sources)


def _grade_id(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def _is_solution(cell):
    return cell.metadata.get("nbgrader", {}).get("solution", False)


def _is_code(cell):
    return cell.cell_type == "code"


def _plain(text):
    """As Markdown that means nothing but itself."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$&])", r"\\\1", text)
