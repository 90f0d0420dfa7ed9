"""The hidden line: points, message, secret and student."""

import functools
import json
import stat

import numpy as np
import pytest

from autograder import hidden
from autograder.hidden import student
from autograder.judging import VERDICT
from autograder.reference import gaussian
from autograder.secret import FILE, VARIABLE, course_secret

KEY = "01_e_step/estep"


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch):
    """A scratch course in the current folder."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nbgrader_config.py").touch()
    return tmp_path


@pytest.fixture
def graded(monkeypatch, capfd):
    """graded(namespace): the points, what was displayed, and what went to stderr."""
    shown = []
    monkeypatch.setattr(hidden, "display", lambda bundle, raw: shown.append(bundle))

    def run(namespace):
        points = hidden.grade(KEY, namespace)
        return points, shown.pop(), capfd.readouterr().err

    return run


def test_a_right_function_gets_all_points_and_a_card(graded):
    points, data, stderr = graded({"estep": gaussian.estep})
    assert points == 10.0 and isinstance(points, float) and stderr == ""
    assert "10 of 10 points" in data["text/plain"] and "10 of 10 points" in data["text/html"]
    summary = data[VERDICT]
    assert json.loads(json.dumps(summary)) == summary
    assert (summary["exercise"], summary["points"], summary["mistake"]) == (KEY, 10.0, None)


def test_any_callable_will_do(graded):
    assert graded({"estep": functools.partial(gaussian.estep)})[0] == 10.0


@pytest.mark.parametrize("namespace", [{}, {"estep": None}, {"estep": 3}])
def test_no_function_gets_nothing_and_a_reason(namespace, graded):
    points, data, _ = graded(namespace)
    assert points == 0.0 and "There is no function `estep`" in data["text/plain"]


def test_a_mistake_is_named_without_showing_hidden_values(graded):
    points, data, _ = graded({"estep": lambda X, mixture: (gaussian.estep(X, mixture)[0], 0.0)})
    assert 0 < points < 10
    assert data[VERDICT]["mistake"] == "ll-after-normalising"
    assert "right is" not in data["text/plain"] and "X = [" not in data["text/plain"]


def test_an_unknown_exercise_is_an_error_of_the_course():
    with pytest.raises(ValueError, match="no exercise '01_e_step/nope': there are"):
        hidden.grade("01_e_step/nope", {})


def test_the_secret_is_made_once_for_the_owner_only(course):
    secret = course_secret()
    assert course_secret() == secret and len(secret) == 32
    assert stat.S_IMODE((course / FILE).stat().st_mode) == 0o600
    (course / "deep" / "er").mkdir(parents=True)
    assert course_secret(course / "deep" / "er") == secret


def test_the_environment_goes_before_the_file(course, monkeypatch):
    monkeypatch.setenv(VARIABLE, "from outside")
    assert course_secret() == "from outside" and not (course / FILE).exists()


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe\x00damaged"])
def test_an_empty_or_damaged_secret_is_refused(course, content):
    (course / FILE).write_bytes(content)
    with pytest.raises(OSError, match="is empty or damaged: restore it, or delete it"):
        course_secret()


def test_the_student_is_the_folder_that_nbgrader_runs_in(course, monkeypatch):
    assert student() == ""
    (course / "autograded" / "ada" / "01_e_step").mkdir(parents=True)
    monkeypatch.chdir(course / "autograded" / "ada" / "01_e_step")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert student() == "ada"


HELPED = """
def estep(X, mixture):
    joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())
"""


def with_helper(helper, code=HELPED):
    """A namespace with that log_gaussian and an estep that calls it."""
    namespace = {"np": np}
    exec(f"{helper}{code}", namespace)
    return namespace


SLIP = """
def log_gaussian(X, mu, var):
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -0.5 * np.log(2 * np.pi * var) - squared / (2 * var)
"""
MADE_UP = """
def log_gaussian(X, mu, var):
    return np.zeros((len(X), len(var)))
"""


def test_a_known_slip_of_a_helper_costs_its_points_once(graded):
    points, data, _ = graded(with_helper(SLIP))
    assert points == 10.0
    assert "costs its points only once" in data["text/plain"]


def test_a_slip_of_its_own_still_counts(graded):
    points, _, _ = graded(with_helper(SLIP, HELPED.replace("+ np.log(mixture.p)", "")))
    assert points < 3


def test_a_made_up_helper_makes_nothing_right(graded):
    points, data, _ = graded(with_helper(MADE_UP))
    assert points == 0.0
    assert "only once" not in data["text/plain"]
