"""What a graded cell asks for, as its source in the instructor's notebook says: an exercise, or something of their own.

nbgrader keeps that source in the gradebook when it makes the students' version; the students' version does not tell.
"""

import re
from typing import NamedTuple

from autograder.exercises import find

HIDDEN = """
### BEGIN HIDDEN TESTS
from autograder.hidden import grade; grade("{key}", globals())
### END HIDDEN TESTS"""
LINE = re.compile(r'^from autograder\.hidden import grade; grade\("([^"\n]+)", globals\(\)\)$', re.MULTILINE)

CHECK = re.compile(r"\s*check\(\w+\)\s*(#.*\s*)*")


class Question(NamedTuple):
    """A cell that nbgrader knows: its source with the hidden tests, and its points (None: it has none).

    `is_graded`: students write in it, or it is a test.
    """

    source: str
    points: float | None
    is_graded: bool

    @property
    def exercise(self):
        """The Exercise that its hidden line names, or None. Raises ValueError where there is no such exercise."""
        named = LINE.search(self.source)
        if not named and CHECK.fullmatch(self.source):
            raise ValueError("it has lost its hidden line, so that nothing would be judged: run `make build`")
        return find(named[1]) if named else None


def questions(notebook):
    """Name -> Question of each cell that the gradebook's `notebook` knows.

    Raises ValueError, naming the cell, where one asks for an exercise that there is not.
    """
    points = {cell.name: float(cell.max_score) for cell in (*notebook.grade_cells, *notebook.task_cells)}
    graded = {cell.name for cell in (*notebook.grade_cells, *notebook.solution_cells)}
    found = {
        cell.name: Question(cell.source or "", points.get(cell.name), cell.name in graded)
        for cell in notebook.source_cells
    }
    for name, question in found.items():
        try:
            _ = question.exercise
        except ValueError as error:
            raise ValueError(f"the cell {name} of {notebook.name} cannot be graded: {error}") from error
    return found
