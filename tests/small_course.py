"""A course of one small assignment with a test of the instructor's own, and nbgrader's commands in this process."""

import shutil
from contextlib import chdir
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.apps import AutogradeApp, GenerateAssignmentApp, GenerateFeedbackApp

from autograder.demo import scratch_course
from autograder.demo.nbgrader import nbgrader
from autograder.referee.converter import PartlyGradedError, RefereedAutograde
from autograder.referee.marks.feedback import RefereedFeedback

ROOT = Path(__file__).parents[1]
NAME = "hw"
ANSWERS = {4: "return 3 * x", 1: "return 6", 0: "return 0"}  # points -> the body of the function


def asks(kind, name, points=None):
    """nbgrader's metadata of a solution cell or a test cell."""
    found = {"grade": kind == "test", "solution": kind != "test", "task": False, "locked": kind == "test"}
    return {"nbgrader": found | {"grade_id": name, "schema_version": 3} | ({"points": points} if points else {})}


def small_course(folder):
    """A new course in which `hw` is released."""
    course = scratch_course(ROOT, folder)
    first = "assert triple(2) == 6"
    second = "### BEGIN HIDDEN TESTS\nassert triple(-1) == -3\n### END HIDDEN TESTS"
    solution = "def triple(x):\n    ### BEGIN SOLUTION\n    return 3 * x\n    ### END SOLUTION"
    cells = [
        new_code_cell(solution, metadata=asks("solution", "triple")),
        new_code_cell(first, metadata=asks("test", "first", 1)),
        new_code_cell(second, metadata=asks("test", "second", 3)),
        new_code_cell("# in your own words", metadata=asks("answer", "words") | {}),
    ]
    cells[-1].metadata.nbgrader |= {"grade": True, "points": 2}
    source = course / "source" / NAME / f"{NAME}.ipynb"
    source.parent.mkdir(parents=True)
    notebook = new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, source)
    nbgrader(course, "generate_assignment", NAME)
    return course


def first_course(folder):
    """One in which ada has all points and eli has one, with feedback."""
    course = small_course(folder)
    hand_in(course, "ada", 4)
    hand_in(course, "eli", 1)
    assert autograde(course).failed == []
    feedback(course)
    return course


def generate(course):
    """nbgrader generate_assignment --force, where there is a gradebook."""
    with chdir(course):
        app = GenerateAssignmentApp()
        app.initialize([NAME, "--force", "--log-level=ERROR"])
        app.start()


def hand_in(course, student, points, name=NAME):
    """Copy what is released, with the answer that deserves `points`, to where submissions lie; no timestamp."""
    notebook = nbformat.read(course / "release" / NAME / f"{NAME}.ipynb", as_version=4)
    notebook.cells[0].source = f"def triple(x):\n    {ANSWERS[points]}"
    folder = course / "submitted" / student / NAME
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{name}.ipynb")


def autograde(course, *options, kind=RefereedAutograde):
    """nbgrader autograde hw: the converter, when all is done."""
    made = command(course, AutogradeApp, kind, *options)
    with chdir(course):
        try:
            made.start()
        except PartlyGradedError:
            assert made.failed
    return made


def feedback(course, *options):
    """nbgrader generate_feedback hw."""
    with chdir(course):
        command(course, GenerateFeedbackApp, RefereedFeedback, *options).start()


def command(course, app, kind, *options):
    """The converter that nbgrader's command `app` would start, of the class `kind`."""
    with chdir(course):
        made = app()
        made.initialize(["--log-level=CRITICAL", *options])
        made.coursedir.assignment_id = NAME
    return kind(coursedir=made.coursedir, parent=made)


def marks(course):
    """Student -> points in the gradebook, of those who have any."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {one.student.id: one.score for one in gradebook.assignment_submissions(NAME)}
