"""The first sanitizer: the pristine lesson, with nothing of the student's in it but the code they wrote."""

import re

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_task

from autograder.referee.handed_in.recognise import (
    adds,
    grade_id,
    is_answer,
    is_code,
    is_explore,
    is_solution,
    recognise,
    wrote,
)
from autograder.referee.handed_in.released import graded_names, released, with_hidden_lines

MISSING = "# Nothing was handed in here."
ELSEWHERE = "# What was handed in for this stands in a cell further up."
MISSED = (
    "The cell {} was missing: it was deleted, or was not in the lesson when it was released. "
    "Nothing was handed in for it."
)
REPAIRED = "**Before grading, this notebook was put in order:**"
MOST_EXTRA = 200


class Rebuild(NbGraderPreprocessor):
    """Seat the sources of the submission's solution cells, as `recognise` finds them, in the released notebook.

    Extra code cells, and edited cells that are neither given nor a test, are kept and run where they stood; text too,
    where the notebook has a task. No metadata, tag, id or cell type of the submission survives. What was repaired
    stands in a first cell. `resources["questions"]`: what `questions` gives for the notebook.
    """

    def preprocess(self, nb, resources):
        """Return the rebuilt notebook."""
        lesson = resources["nbgrader"]
        pristine = released(lesson["assignment"], lesson["notebook"], resources["questions"])
        seats = Seats(pristine, nb.cells)
        pristine.cells = seats.cells()
        for cell in pristine.cells:
            with_hidden_lines(cell, resources["questions"])
        notes = list(dict.fromkeys([*nb.metadata.get("softcounts", {}).get("notes", ()), *seats.notes]))
        pristine.metadata["softcounts"] = NotebookNode(notes=[])
        put_in_order(pristine, notes)
        # Pygments' IPython lexer needs hours for a million blank lines; plain Python looks the same.
        pristine.metadata.get("language_info", {})["pygments_lexer"] = "python3"
        return pristine, resources


class Seats:
    """Which code of a submission goes where in the released notebook; `notes` says what had to be repaired."""

    def __init__(self, pristine, handed):
        """`pristine`: the released notebook. `handed`: the submission's cells, as `reading.notebook` gives them."""
        self.pristine = pristine
        self.by_name = {cell.id: cell for cell in pristine.cells}
        self.has_task = any(map(is_task, pristine.cells))
        self.texts = {cell.source.strip() for cell in pristine.cells}
        self.handed, self.notes = recognise(pristine, handed)
        self.names = {name for name, _ in self.handed}
        self.strange = not self.names & graded_names(pristine)
        if self.handed and self.strange:
            self.notes.append("None of this lesson's cells was found. Is it the notebook of another lesson?")
        self.extra = self._extra()

    def cells(self):
        """The rebuilt notebook's cells."""
        rebuilt = []
        for cell in self.pristine.cells:
            before = self.extra.get(cell.id, [])
            if is_answer(cell):
                self._answer(cell)
            elif is_solution(cell):
                *earlier, cell.source = self._solution(cell)
                before = before + [new_code_cell(source) for source in earlier]
            elif grade_id(cell):
                self._restored(cell)
            elif is_explore(cell):
                cell.source = self._played(cell)
            rebuilt += [*self._kept(before, len(rebuilt)), cell]
        return rebuilt + self._kept(self.extra.get(None, ()), len(rebuilt))

    def _kept(self, cells, start):
        return [_extra_cell(cell, start + i) for i, cell in enumerate(cells)]

    def _extra(self):
        """Name of the next cell of the lesson (None: there is none) -> the extra cells before it."""
        extra, waiting, last = {}, [], -1
        places = {cell.id: i for i, cell in enumerate(self.pristine.cells)}
        for name, cell in self.handed:
            graded = name in places and grade_id(self.by_name[name])
            if graded or places.get(name, -1) > last:  # never to a place above a graded cell that it stood below
                extra.setdefault(name, []).extend(waiting)
                waiting = []
            last = places[name] if graded else last
            if not graded and (is_code(cell) or self.has_task) and self._is_extra(name, cell.source):
                waiting.append(cell)
        extra.setdefault(None, []).extend(waiting)
        crowded = sum(map(len, extra.values())) > MOST_EXTRA
        if crowded:
            self.notes.append(f"More than {MOST_EXTRA} extra cells: none of them was run.")
        return {} if crowded or self.strange else extra

    def _is_extra(self, name, source):
        """Code that is not in the lesson: a new cell, or an edited one that is run when grading."""
        if not source.strip() or source.strip() in self.texts:
            return False
        return name is None or not is_explore(self.by_name[name])

    def _played(self, cell):
        """The source for a cell to play with, as it was left: a function may need what it defines."""
        own = dict.fromkeys(other.source for name, other in self.handed if name == cell.id and is_code(other))
        return "\n\n".join(own) if 0 < len(own) <= MOST_EXTRA and not self.strange else cell.source

    def _answer(self, cell):
        """Seat what was written in a cell that a person grades, word for word; several of them one below the other."""
        own = [other for name, other in self.handed if name == cell.id]
        written = list(dict.fromkeys(other.source for other in own if other.source != cell.source))
        if len(own) > 1:
            self.notes.append(f"There were {len(own)} cells {cell.id}; what was written in them stands in one.")
        if written:
            cell.source = "\n\n".join(written)
        if not is_code(cell) and (pictures := _pictures(own)):
            cell.attachments = pictures
        if not own and not self.strange:
            self.notes.append(MISSED.format(cell.id))

    def _solution(self, cell):
        """The sources for a solution cell, to be run one after the other: what was written, in its order."""
        own = [other for name, other in self.handed if name == cell.id]
        if not all(map(is_code, own)):
            self.notes.append(f"The cell {cell.id} was no code cell; it was read as one.")
        written = list(dict.fromkeys(other.source for other in own if adds(cell, other.source)))
        if len(own) > 1:
            self.notes.append(f"There were {len(own)} cells {cell.id}; {self._which(written)}.")
        if written:
            return written[-1:] if len(written) > MOST_EXTRA else written
        if any(is_code(other) and wrote(cell, other.source) for _, other in self.handed):
            return [ELSEWHERE]
        if not own and not self.strange:
            self.notes.append(MISSED.format(cell.id))
        return [cell.source if own else MISSING]

    def _which(self, written):
        if len(written) > MOST_EXTRA:
            return "only the last one was run"
        if len(written) > 1:
            return "they were run in their order, so the last one counts"
        return "the one that was written in was taken" if written else "nothing was written in them"

    def _restored(self, cell):
        """Say what happened to a given cell or a test cell."""
        sources = {other.source.strip() for name, other in self.handed if name == cell.id}
        if sources - {cell.source.strip()}:
            self.notes.append(f"The cell {cell.id} was changed; it is again as it was handed out.")
        elif not sources and not self.strange and self.handed:
            self.notes.append(f"The cell {cell.id} was missing; it is back.")


def put_in_order(nb, notes):
    """Say in the notebook's first cell, and in its metadata, what was put in order: `notes`, after what is said."""
    said = nb.metadata.softcounts.notes
    said += [note for note in notes if note not in said]
    nb.cells = [cell for cell in nb.cells if cell.id != "repaired"]
    if said:
        text = "\n".join([REPAIRED, "", *(f"- {_plain(note)}" for note in said)])
        nb.cells.insert(0, new_markdown_cell(text, id="repaired"))


def _extra_cell(cell, number):
    if is_code(cell):
        return new_code_cell(cell.source, id=f"extra-{number}")
    return new_markdown_cell(cell.source, id=f"extra-{number}", attachments=_pictures([cell]))


def _pictures(cells):
    """The pictures that were pasted into cells of text."""
    return {name: data for cell in cells for name, data in cell.get("attachments", {}).items()}


def _plain(text):
    """As Markdown that means nothing but itself."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$&])", r"\\\1", text)
