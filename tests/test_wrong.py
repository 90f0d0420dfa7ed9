"""What is said about wrong answers that the catalogue's authors had not seen: `make trust` plays all of them on 20
casebooks and prints a table; `make test` does so with a few functions and three casebooks.
"""

import functools
from collections import Counter

import pytest

from autograder import casebooks
from autograder.edits.explain import claim
from autograder.edits.search import Search
from softcounts.judge import judge, play
from softcounts.judge.compare import answered, compare, finite, prints
from softcounts.judge.prints import near
from tests.conftest import GRADED
from tests.wrong import answers

SECONDS = 2.0
SHAPED = ("In every such case", "It is right only where")
QUICK = ["01_e_step/log_gaussian", "02_m_step/soft_counts", "06_bernoulli_mnist/fit_bernoulli"]
SOME = [pytest.param(key, 3) for key in QUICK]
ALL = [pytest.param(key, 20, marks=pytest.mark.trust) for key in GRADED]


def kind(verdict):
    """How far a wrong answer is explained."""
    found = verdict.diagnosis
    if found.kind in ("mistake", "variant", "edit", "step"):
        return "step" if found.kind == "step" else "edit"
    plain = found.kind in ("law", "not_finite", "coarse", "differs", "slip")
    return "not explained" if plain and not any(words in found.seen for words in SHAPED) else "shape or form"


def asked(function, book):
    return play(function, book.cases, book.arguments, SECONDS)


def always_alike(search, function, count):
    """Does the program that was claimed answer like the function on `count` fresh casebooks, wherever that was said?"""
    program = search.programs.function(*(search.explanations or search.finite)[0])
    for seed in range(count):
        book = casebooks.draw(search.programs.exercise, f"fresh {seed}")
        compared, other = (compare(book, asked(one, book)) for one in (function, program))
        mine, its = prints(book, compared), prints(book, other)
        for i in answered(compared) if search.explanations else finite(compared) or answered(compared):
            if not its[i] or its[i].values is None or not near(mine[i].values, its[i].values).all():
                return False
    return True


@pytest.mark.parametrize(("key", "count"), SOME + ALL)
def test_no_wrong_answer_is_accepted_and_no_explanation_is_false(key, count, capsys):
    exercise, counted, wrongly = GRADED[key], Counter(), []
    book = casebooks.hidden(exercise, "wrong", "ada")
    for name, function in answers(key).items():
        outcomes = asked(function, book)
        ask = functools.partial(asked, function)
        search = Search(exercise, casebooks.shipped(exercise), book, outcomes, ask)
        verdict = judge(book, outcomes, public=False, mistake=claim(search))
        counted[kind(verdict)] += 1
        if verdict.points == verdict.max_points:
            wrongly.append(f"{name} is accepted")
        if kind(verdict) == "edit" and not always_alike(search, function, count):
            wrongly.append(f"{name} is explained falsely: {verdict.diagnosis.why}")
    with capsys.disabled():
        print(f"\n{key:34}", ", ".join(f"{number} {what}" for what, number in sorted(counted.items())))
    assert not wrongly


def test_there_are_enough():
    assert not [key for key in GRADED if len(answers(key)) < 12]
