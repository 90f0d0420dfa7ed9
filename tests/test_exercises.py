"""The grader is right: three writings agree, every mistake is refused by name, every right variant is accepted."""

import inspect

import pytest

from autograder import casebooks
from autograder.edits.catalogue import mistaken
from softcounts.judge import judge, play, words
from softcounts.judge.casebook import FORM
from softcounts.judge.compare import leaves, near
from softcounts.judge.values import snapshot
from tests.conftest import EXERCISES, GRADED, hidden_verdict
from tests.oracle import oracle
from tests.variants import variants

STUDENTS = ["ada", "bo"]
MISTAKES = [(key, slip) for key, exercise in EXERCISES.items() for slip in exercise.mistakes]
VARIANTS = [(key, name) for key in GRADED for name in variants(key)]


def title(value):
    return getattr(value, "name", None) or str(value)


@pytest.mark.parametrize("key", EXERCISES)
@pytest.mark.parametrize("seed", range(3))
def test_reference_and_oracle_agree(key, seed):
    exercise = EXERCISES[key]
    for case in casebooks.draw(exercise, f"oracle {seed}").cases:
        expected = leaves(snapshot(oracle(key)(*case.args)), exercise.outputs)
        for name, array in leaves(snapshot(exercise.reference(*case.args)), exercise.outputs).items():
            assert near(array, expected[name]).all(), (case.note, name)


@pytest.mark.parametrize(("key", "slip"), MISTAKES, ids=title)
def test_check_refuses_every_mistake_by_name(key, slip, verdict):
    found = verdict(key, mistaken(EXERCISES[key], slip.name), seconds=3)
    assert found.diagnosis.mistake == slip.name
    assert (found.diagnosis.why.removeprefix(words.ELSEWHERE + " "), found.diagnosis.question) == (
        slip.why,
        slip.question,
    )
    assert found.right == slip.tolerated


# Every third here; all of them, for sixty students, in `make trust`.
@pytest.mark.parametrize(("key", "slip"), [m for m in MISTAKES if m[0] in GRADED][::3], ids=title)
def test_hidden_line_refuses_every_mistake_by_name(key, slip):
    found = hidden_verdict(EXERCISES[key], mistaken(EXERCISES[key], slip.name), "a secret", "ada")
    assert found.diagnosis.mistake == slip.name
    assert found.right == slip.tolerated
    assert (found.points == found.max_points) == slip.tolerated


def test_there_are_enough_mistakes():
    least = {"estep": 10, "mstep": 10, "run": 10}
    for key, exercise in EXERCISES.items():
        assert len(exercise.mistakes) >= (least.get(exercise.name, 4) if exercise.points else 3), key


@pytest.mark.parametrize(("key", "name"), VARIANTS)
def test_right_variants_keep_all_points(key, name, public_book):
    function = variants(key)[name]
    book = public_book(key)
    found = judge(book, play(function, book.cases, book.arguments))
    assert found.right and not found.slips, found.diagnosis
    for student in STUDENTS:
        hidden = hidden_verdict(EXERCISES[key], function, "a secret", student)
        assert hidden.points == EXERCISES[key].points and hidden.diagnosis.kind == "right", hidden.diagnosis


@pytest.mark.parametrize("key", GRADED)
def test_there_are_enough_variants(key):
    assert len(variants(key)) >= 8


@pytest.mark.parametrize("key", EXERCISES)
def test_hidden_cases_differ_between_students_and_repeat_for_one(key):
    exercise = EXERCISES[key]
    one, again, other = (casebooks.hidden(exercise, "s", who) for who in ("a", "a", "b"))
    assert casebooks.alike(one, again)
    assert not casebooks.alike(one.right, other.right)
    assert not casebooks.alike(one.right, casebooks.hidden(exercise, "t", "a").right)


@pytest.mark.parametrize("key", EXERCISES)
def test_sentences_give_no_code_away(key):
    """No sentence of an exercise quotes a line of its reference, and each says why and asks something."""
    exercise = EXERCISES[key]
    source = [line.strip() for line in inspect.getsource(exercise.reference).splitlines() if "=" in line]
    said = [text for slip in exercise.mistakes for text in (slip.why, slip.question)]
    said += [hint for criterion in exercise.criteria for hint in criterion.hints]
    assert not [(line, text) for line in source for text in said if line in text]
    assert all("?" in slip.question for slip in exercise.mistakes)


@pytest.mark.parametrize("key", GRADED)
def test_form_costs_at_most_a_fifth(key):
    exercise = EXERCISES[key]
    (form,) = [criterion.points for criterion in exercise.criteria if criterion.name == FORM]
    assert 0 < form <= exercise.points / 5
