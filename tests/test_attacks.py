"""A class in which attackers hand in beside honest students: nobody gains, nobody is harmed, nothing leaks.

`make test` takes every sixth attack, `make trust` all of them.
"""

import re

import numpy as np
import pytest

from autograder import casebooks
from autograder.course import notebook_path
from autograder.demo.nbgrader import nbgrader
from autograder.exercises import all_exercises
from tests.attacking import HONEST, LESSON, ROOT, SECRET, attacks, grade, live, results, scores, written

ALL = attacks()
KINDS = ("comparison", "control", "exfiltration", "files", "gaming", "introspection", "messages", "notebook", "referee",
         "resources", "state")  # fmt: skip
NAMES = [student.name for student in HONEST]
BUDGET = 60.0


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The honest students graded by themselves."""
    return grade(tmp_path_factory.mktemp("alone") / "course", [])


@pytest.fixture(scope="module", params=[6, pytest.param(1, marks=pytest.mark.trust)])
def handed(request):
    """The attacks that are handed in."""
    return ALL[:: request.param]


@pytest.fixture(scope="module")
def graded(handed, tmp_path_factory):
    """The class with them in it."""
    return grade(tmp_path_factory.mktemp("attacked") / "course", handed)


def files_of(graded, student):
    """Path in the course -> bytes of what was written about a student."""
    found = {path.relative_to(graded.course): content for path, content in written(graded.course).items()}
    return {str(path): content for path, content in found.items() if path.parts[1] == student}


def test_there_are_attacks_of_every_kind():
    counts = {kind: sum(attack.name.startswith(kind) for attack in ALL) for kind in KINDS}
    assert len(ALL) >= 60 and min(counts.values()) >= 2 and sum(counts.values()) == len(ALL), counts
    assert {attack.name.split("_")[0] for attack in ALL[::6]} >= {"messages", "notebook", "referee", "resources"}
    assert all((attack.module.__doc__ or "").strip().endswith(".") for attack in ALL)


def test_everybody_is_graded(graded, handed):
    assert "exit status 0" in graded.log
    assert "Traceback" not in graded.log
    assert set(scores(graded.course)) == {*NAMES, *(attack.name for attack in handed)}
    nbgrader(graded.course, "export")


def test_attackers_get_what_their_honest_part_deserves(graded, handed):
    got = scores(graded.course)
    assert {a.name: got[a.name] for a in handed} == {a.name: (a.allowed, False) for a in handed}


def test_attackers_are_told_in_plain_words(graded, handed):
    for attack in handed:
        found = results(graded.course, attack.name)
        assert len(found) == 2, attack.name
        for verdict in found:
            assert re.fullmatch(r"[A-Z`][^<>\x00-\x1f]{10,1500}", verdict["message"]), (attack.name, verdict)


def test_honest_students_are_graded_as_if_alone(graded, alone):
    assert {name: scores(graded.course)[name] for name in NAMES} == {n: scores(alone.course)[n] for n in NAMES}
    for name in NAMES:
        notebook = notebook_path(f"autograded/{name}", LESSON)
        assert (graded.course / notebook).read_bytes() == (alone.course / notebook).read_bytes(), name


def test_honest_students_get_what_they_deserve(alone):
    got = {name: score for name, (score, _) in scores(alone.course).items()}
    assert (got["ada"], got["nia"], got["olu"]) == (16.0, 6.0, 0.0)
    assert 0 < got["fay"] < 16


def test_no_file_is_touched_and_no_process_is_left(graded):
    assert graded.after == graded.before
    assert graded.left_over == []


def secrets_of(student):
    """Bytes that must not be told to `student`: numbers of the hidden cases and of the right answers."""
    for exercise in all_exercises().values():
        if exercise.lesson == LESSON and exercise.points:
            book = casebooks.hidden(exercise, SECRET, student)
            yield from numbers([case.args for case in book.cases])
            yield from numbers(book.right)


def numbers(value):
    """The first digits of every fifth number in arrays, tuples and lists that is not round."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        told = (f"{number:.12g}" for number in value.ravel()[::5])
        yield from (text[:10].encode() for text in told if len(text.strip("-0.")) > 8 and "e" not in text)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from numbers(item)


def test_nothing_hidden_is_told(graded, handed):
    reference = [path.read_bytes() for path in (ROOT / "autograder" / "reference").glob("*.py")]
    lines = {line.strip() for text in reference for line in text.splitlines() if len(line.strip()) > 60}
    neighbour = (graded.course / notebook_path("submitted/ada", LESSON)).read_bytes()
    lines |= {line.strip() for line in neighbour.splitlines() if b"logsumexp" in line or b"np.exp(" in line}
    released = (graded.course / notebook_path("release", LESSON)).read_bytes()
    hidden = [SECRET.encode(), *(line for line in lines if line not in released)]
    for attack in handed:
        words = [*hidden, *secrets_of(attack.name)]
        words += [attack.module.TRACE.encode()] if hasattr(attack.module, "TRACE") else []
        for path, content in files_of(graded, attack.name).items():
            assert not [word for word in words if word in content], (attack.name, path)


def test_feedback_is_not_alive(graded, handed, alone):
    usual = live(alone.course, "olu")
    for attack in handed:
        found = live(graded.course, attack.name)
        assert not found - usual, attack.name


def test_nobody_takes_longer_than_the_budget(graded):
    assert {name: seconds for name, seconds in graded.seconds.items() if seconds > BUDGET} == {}
