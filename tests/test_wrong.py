"""The proof that messages are true, as a table: right variants, programs one or two edits away from a solution, and
wrong answers by people who had seen neither the catalogue nor the operators (tests/wrong).

Nothing wrong may be accepted, and what is claimed of an answer must be true of it on fresh casebooks. `make trust` does
so for every function on 20 casebooks; `make test` for a few functions on three.
"""

import functools
import random
from collections import Counter

import numpy as np
import pytest

from autograder import casebooks
from autograder.diagnosis.explain import claimed
from autograder.diagnosis.search import Search
from autograder.edits import programs, taught
from softcounts.judge import judge, play
from softcounts.judge.compare import compare
from softcounts.judge.explain import parts, prints
from softcounts.judge.prints import near
from tests.conftest import GRADED
from tests.variants import variants
from tests.wrong import answers

SECONDS = 2.0
SHAPED = ("In every such case", "It is right only where", "All else is right", "Wherever")
NAMED = {"mistake", "variant", "edit", "changed"}
QUICK = ["01_e_step/log_gaussian", "02_m_step/soft_counts", "06_bernoulli_mnist/fit_bernoulli"]
SOME = [pytest.param(key, 3, 6) for key in QUICK]
ALL = [pytest.param(key, 20, 25, marks=pytest.mark.trust) for key in GRADED]


def level(verdict):
    """How far a wrong answer is explained."""
    found = verdict.diagnosis
    if found.kind in NAMED:
        return "named"
    if found.kind == "step":
        return "step"
    plain = found.kind in ("law", "not_finite", "coarse", "differs")
    return "not explained" if plain and not any(words in found.seen for words in SHAPED) else "shape or form"


def asked(function, book):
    return play(function, book.cases, book.arguments, SECONDS)


def always_alike(exercise, function, claim, count):
    """Does the program that was claimed answer like the function on `count` fresh casebooks, wherever that was said?"""
    _, part, (edits, *_) = claim
    program = programs.of(exercise).function(*edits)
    for seed in range(count):
        book = casebooks.draw(exercise, f"fresh {seed}")
        compared, other = (compare(book, asked(one, book)) for one in (function, program))
        mine, its = prints(book, compared), prints(book, other)
        there = {one.said: one.where for one in parts(book, compared)}
        where = there.get(part.said, there[""])
        for i in np.flatnonzero(where.any(axis=1)):
            if not its[i] or its[i].values is None or not (near(mine[i].values, its[i].values) | ~where[i]).all():
                return False
    return True


def edited(key, number, size):
    """Name -> function, for `number` programs with `size` edits each, compiled from their text."""
    exercise, found = GRADED[key], {}
    made, rng = programs.of(exercise), random.Random(f"{key} {size}")
    while len(found) < number:
        edits = rng.sample([edit for edit in made.edits if edit.plain], size)
        space = taught.namespace(exercise.lesson)
        if all(programs.apart(one, other) for one in edits for other in edits if one is not other):
            exec(made.text(*edits), space)
            found[" + ".join(edit.says for edit in edits)] = space[exercise.name]
    return found


def judged(key, function):
    """The Verdict on the function, and what is claimed about it."""
    exercise = GRADED[key]
    book = casebooks.hidden(exercise, "wrong", "ada")
    outcomes = asked(function, book)
    search = Search(exercise, casebooks.shipped(exercise), book, outcomes, functools.partial(asked, function))
    verdict = judge(book, outcomes, public=False)
    if verdict.right:
        return verdict, None
    claim = claimed(search)
    return judge(book, outcomes, public=False, mistake=claim[0]), claim


def counted(key, functions, count):
    """How many are explained how far, and what is said falsely."""
    levels, false = Counter(), []
    for name, function in functions.items():
        verdict, claim = judged(key, function)
        accepted = "tolerated" if verdict.diagnosis.kind == "variant" else "accepted"
        levels[accepted if verdict.points == verdict.max_points else level(verdict)] += 1
        if verdict.diagnosis.kind in ("mistake", "edit") and not always_alike(GRADED[key], function, claim, count):
            false.append(f"{name} is explained falsely: {verdict.diagnosis.why}")
    return levels, false


@pytest.mark.parametrize(("key", "count", "number"), SOME + ALL)
def test_what_is_wrong_is_refused_and_what_is_said_is_true(key, count, number, capsys):
    right = sum(judged(key, function)[0].right for function in variants(key).values())
    rows = {
        "one edit": counted(key, edited(key, number, 1), count),
        "two edits": counted(key, edited(key, number, 2), count),
        "blind": counted(key, answers(key), count),
    }
    with capsys.disabled():
        print(f"\n{key}: {right} of {len(variants(key))} right variants accepted")
        for name, (levels, false) in rows.items():
            said = ", ".join(f"{many} {what}" for what, many in sorted(levels.items()))
            print(f"    {name:10} {said}; {len(false)} explained falsely")
    assert right == len(variants(key))
    assert not [line for _, false in rows.values() for line in false]
    assert not rows["blind"][0]["accepted"]


def test_there_are_enough():
    assert not [key for key in GRADED if len(answers(key)) < 12]
