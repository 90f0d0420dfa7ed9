"""The referee says and gives exactly what the hidden line does, for every right variant and every mistake there is.

Save that the referee does not repeat the names of a student's own classes: they could carry hidden data away.
"""

import linecache

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from autograder import hidden
from autograder.judging import VERDICT
from autograder.questions import HIDDEN, Question
from autograder.referee.execute import Referee
from autograder.secret import VARIABLE
from tests.conftest import GRADED
from tests.test_hidden import HELPED, SLIP
from tests.variants import variants

LESSONS = sorted({exercise.lesson for exercise in GRADED.values()})
STUDENT = "ada"
# The answers live in this course's modules, which a kernel in the sandbox cannot read; a trusted one can.
PATIENT = {"trust_submissions": True, "wall_seconds": 900.0, "exercise_seconds": 300.0, "output_bytes": 2**30}
MISTAKE = """from autograder.edits.catalogue import mistaken
from autograder.exercises import find
answer = mistaken(find({key!r}), {name!r})
"""
VARIANT = "from tests.variants import variants\nanswer = variants({key!r})[{name!r}]\n"
CALL = "\n\ndef {function}(*arguments, answer=answer):\n    return answer(*arguments)\n"
ODD = (
    "pass",
    "def estep(X, mixture):\n    raise NotImplementedError('not written yet')",
    "def estep(X, mixture):\n    return X @ X",
    "estep = 3",
    "import functools\n\nestep = functools.partial(lambda X, mixture: (X, 0.0))",
    "def estep(X, mixture):\n    print('hello')\n    return 1 / 0",
)


def answers(lesson):
    """(key, source of a cell) of every right variant and mistake of a lesson, and of some odd ones."""
    for key, exercise in GRADED.items():
        if exercise.lesson == lesson:
            call = CALL.format(function=exercise.name)
            for mistake in exercise.mistakes:
                yield key, MISTAKE.format(key=key, name=mistake.name) + call
            for name in variants(key):
                yield key, VARIANT.format(key=key, name=name) + call
            if exercise.name == "estep":
                yield from ((key, source) for source in ODD)


def notebook(cells, forget):
    """Each answer's cell, and its test cell behind it; first the names in `forget` lose what they stood for."""
    nb = new_notebook()
    for key, source in cells:
        name = key.split("/")[1]
        graded = {"grade": True, "solution": False, "grade_id": f"test_{name}", "points": GRADED[key].points}
        nb.cells += [new_code_cell(forget.format(name)), new_code_cell(source)]
        nb.cells.append(new_code_cell(f"check({name})", metadata={"nbgrader": graded}))
    return nb


def refereed(lesson, cells, forget="{} = log_gaussian = None\n"):
    """For each answer what the referee wrote over its test cell: (the bundle, the points)."""
    asked = {f"test_{key.split('/')[1]}": Question(HIDDEN.format(key=key), None, True) for key, _ in cells}
    nb, resources = (
        notebook(cells, forget),
        {"nbgrader": {"student": STUDENT, "assignment": lesson}, "questions": asked},
    )
    nb, _ = Referee(config=Config(Referee=PATIENT)).preprocess(nb, resources)
    tests = [cell for cell in nb.cells if "nbgrader" in cell.metadata]
    return [(dict(shown.data), float(score.data["text/plain"])) for shown, score in (cell.outputs for cell in tests)]


@pytest.fixture
def in_kernel(monkeypatch):
    """in_kernel(number, key, source): what the hidden line shows and returns after the cell `source`."""
    shown = []
    monkeypatch.setattr(hidden, "display", lambda bundle, raw: shown.append(bundle))
    monkeypatch.setattr(hidden, "student", lambda: STUDENT)

    def grade(number, key, source):
        file, namespace = f"<cell {number}>", {}
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        exec(compile(source, file, "exec"), namespace)
        points = hidden.grade(key, namespace)
        return shown.pop(), points

    return grade


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.trust)])
def test_same_points_and_messages(lesson, step, in_kernel, monkeypatch):
    monkeypatch.setenv(VARIABLE, "a secret")
    cells = list(answers(lesson))[::step]
    differing = []
    for number, ((key, source), found) in enumerate(zip(cells, refereed(lesson, cells), strict=True)):
        expected = in_kernel(number, key, source)
        if found != expected:
            differing.append((source, found[0][VERDICT], expected[0][VERDICT]))
    assert not differing


def test_a_known_slip_of_a_helper_costs_its_points_once(monkeypatch):
    """Though the helper, too, is asked for the public cases when its slip is looked for."""
    monkeypatch.setenv(VARIABLE, "a secret")
    cells = [("01_e_step/log_gaussian", f"import numpy as np\n{SLIP}"), ("01_e_step/estep", HELPED)]
    (_, first), (shown, second) = refereed("01_e_step", cells, forget="")
    assert first < 6 and second == 10.0 and "costs its points only once" in shown["text/plain"]
