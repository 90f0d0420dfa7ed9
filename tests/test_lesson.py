"""check, hint and puzzles as a student meets them: cards, tiers, errors, speed."""

import functools
import re

import numpy as np
import pytest

import softcounts.lesson
from autograder.reference import gaussian
from softcounts import Lesson
from softcounts.judge import casebook
from softcounts.lesson import CASEBOOKS, helpers


@pytest.fixture
def lesson():
    return Lesson("01_e_step")


def named(name, function):
    """A Python function called `name`."""

    def wrapped(X, mixture):
        return function(X, mixture)

    wrapped.__name__ = name
    return wrapped


RIGHT = named("estep", gaussian.estep)
WRONG = named("estep", lambda X, mixture: (gaussian.estep(X, mixture)[0], 0.0))


def test_an_older_numpy_than_grading_uses_is_told(lesson, monkeypatch):
    assert "NumPy" not in repr(lesson.check(RIGHT))
    monkeypatch.setattr(np, "__version__", "1.26.4")
    assert "Your NumPy is 1.26.4" in " ".join(repr(lesson.check(RIGHT)).split())


def test_a_right_answer_is_told_so_and_that_hidden_cases_remain(lesson):
    card = lesson.check(RIGHT)
    assert "all public cases are right" in repr(card) and "hidden" in repr(card)
    assert repr(card).count("✓") == 7 and "✗" not in repr(card)


def test_a_wrong_answer_shows_criteria_reason_case_and_question(lesson):
    text = repr(lesson.check(WRONG))
    for part in ("✗ ordinary data", "Seen:", "Why:", "Next:", "?", "log_likelihood: yours is 0, right is", "X = ["):
        assert part in text, part


def test_validating_a_wrong_answer_is_an_error(lesson, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    shown = []
    monkeypatch.setattr(softcounts.lesson, "display", shown.append)
    assert lesson.check(RIGHT) is None
    assert "all public cases are right" in repr(shown[0])
    with pytest.raises(AssertionError, match="not yet"):
        lesson.check(WRONG)


@pytest.mark.parametrize("made", ["functools.partial(right)", "Named(right).answer", "Named(right)"])
def test_what_can_be_called_is_known_by_the_notebooks_name_for_it(lesson, made):
    class Named:
        def __init__(self, function):
            self.answer = function

        def __call__(self, *args):
            return self.answer(*args)

    space = {"functools": functools, "right": gaussian.estep, "Named": Named, "lesson": lesson}
    exec(f"estep = {made}\ncard = lesson.check(estep)\nhint = lesson.hint(estep)", space)
    assert "all public cases are right" in repr(space["card"]) and "nothing to hint at" in repr(space["hint"])
    with pytest.raises(ValueError, match="has no exercise"):
        exec("lesson.check(functools.partial(right))", space)


def test_html_says_the_same_as_plain_text(lesson):
    card = lesson.check(WRONG)
    plain = re.sub(r"[\s`•]+", " ", repr(card))
    shown = re.sub(r"<[^>]+>", " ", card._repr_html_())
    words = set(re.findall(r"[A-Za-z]{4,}", plain))
    assert words <= set(re.findall(r"[A-Za-z]{4,}", shown))


def test_html_escapes_what_a_student_wrote(lesson):
    def estep(X, mixture):
        raise ValueError("<script>alert(1)</script>")

    assert "<script" not in lesson.check(estep)._repr_html_()


def test_hints_come_nearer_one_at_a_time_and_stay_at_the_last(lesson):
    texts = [repr(lesson.hint(WRONG)) for _ in range(4)]
    assert [re.search(r"hint (\d) of 3", text).group(1) for text in texts] == ["1", "2", "3", "3"]
    assert len(set(texts)) == 3
    assert "nothing to hint at" in repr(lesson.hint(RIGHT))


def test_hints_start_anew_for_another_trouble(lesson):
    lesson.hint(WRONG)
    lesson.hint(WRONG)

    def linear(X, mixture):
        density = np.exp(gaussian.log_joint(X, mixture))
        return density / density.sum(1, keepdims=True), float(np.log(density.sum(1)).sum())

    assert "hint 1 of 3" in repr(lesson.hint(named("estep", linear)))


def test_a_wrong_helper_is_named_first(lesson):
    space = {}
    exec(
        "def log_gaussian(X, mu, var):\n    return X @ mu.T\n"
        "def estep(X, mixture):\n    return log_gaussian(X, *mixture[:2])",
        space,
    )
    assert "calls `log_gaussian`, which is not right yet" in repr(lesson.check(space["estep"]))


def test_a_lambda_is_found_by_the_name_it_was_given(lesson):
    space = {"right": gaussian.estep}
    exec("estep = lambda X, mixture: right(X, mixture)", space)
    assert "estep: all public cases are right" in repr(lesson.check(space["estep"]))


class Estep:
    """A callable that is no Python function, as a compiler's decorator would make it."""

    __name__ = "estep"

    def __call__(self, X, mixture):
        return gaussian.estep(X, mixture)


def test_any_callable_will_do(lesson):
    assert "all public cases are right" in repr(lesson.check(Estep()))


def nameless(X):
    return X


@pytest.mark.parametrize(
    ("call", "cause"),
    [
        (lambda: Lesson("99_nothing"), "no lesson '99_nothing': there are 00_start_here, 01_e_step"),
        (lambda: Lesson("01_e_step").check("estep"), "check\\(estep\\); this is a str"),
        (lambda: Lesson("01_e_step").check(None), "this is a NoneType"),
        (lambda: Lesson("01_e_step").hint(3), "check and hint take a function"),
        (lambda: Lesson("01_e_step").check(np.sum), "no exercise 'sum': there are estep, log_gaussian"),
        (lambda: Lesson("01_e_step").check(nameless), "no exercise 'nameless': there are estep, log_gaussian"),
        (lambda: Lesson("01_e_step").puzzle("sudoku"), "no puzzle 'sudoku' in lesson 01_e_step: there are shares"),
        (lambda: Lesson("00_start_here").puzzle("x"), "there are none"),
    ],
)
def test_bad_input_gets_one_line_with_cause_and_cure(call, cause):
    with pytest.raises(ValueError, match=cause) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_a_damaged_casebook_says_what_to_do(tmp_path):
    damaged = tmp_path / "estep.json"
    damaged.write_text((CASEBOOKS / "01_e_step.estep.json").read_text()[:500])
    with pytest.raises(ValueError, match=r"estep.json is damaged .* install softcounts again"):
        casebook.load(damaged)


@pytest.mark.parametrize(
    ("lesson_name", "puzzle", "fields"),
    [
        ("01_e_step", "shares", ["mixture", "post"]),
        ("01_e_step", "no_weight", ["mixture", "post", "right"]),
        ("02_m_step", "too_wide", ["mixture", "post"]),
        ("02_m_step", "pooled", ["trace", "mixture", "post"]),
        ("03_run_loop", "falling", ["trace"]),
        ("03_run_loop", "stops_early", ["trace"]),
        ("03_run_loop", "monotone_but_wrong", ["trace", "right"]),
        ("06_bernoulli_mnist", "sideways", ["X"]),
        ("06_bernoulli_mnist", "greedy", ["mixture"]),
        ("06_bernoulli_mnist", "pale", ["mixture"]),
        ("05_missing_data", "filled_first", ["mixture", "post"]),
        ("05_missing_data", "pulled_down", ["mixture"]),
        ("05_missing_data", "same_guess", ["X", "filled"]),
        ("05_missing_data", "falling", ["trace"]),
        ("04_choosing_k", "nearest", ["mixture", "post"]),
        ("04_choosing_k", "never_turns", ["Ks", "trace", "bic"]),
        ("04_choosing_k", "always_one", ["Ks", "trace", "bic"]),
    ],
)
def test_puzzles_hold_arrays_to_draw(lesson_name, puzzle, fields):
    found = Lesson(lesson_name).puzzle(puzzle)
    assert list(vars(found)) == fields


def test_puzzles_show_what_the_lesson_says_they_show():
    puzzle = Lesson("03_run_loop").puzzle
    assert (np.diff(puzzle("falling").trace) < -1e-6).any()
    climbing = puzzle("monotone_but_wrong")
    assert (np.diff(climbing.trace) > -1e-9).all() and climbing.right[-1] > climbing.trace[-1] + 1
    assert abs(Lesson("01_e_step").puzzle("shares").post.sum(axis=1) - 1).max() > 0.1


def test_a_function_that_is_called_in_a_comprehension_is_called():
    space = {"helper": abs}
    exec("def answer(rows):\n    return [helper(row) for row in rows]", space)
    assert helpers(space["answer"], ("helper", "other")) == {"helper": abs}
