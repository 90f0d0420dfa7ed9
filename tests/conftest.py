"""What several tests share."""

import functools

import pytest
from hypothesis import settings

from autograder import casebooks
from autograder.exercises import all_exercises
from autograder.judging import Played, verdict_and_note
from softcounts.judge import casebook, judge, play

pytest.register_assert_rewrite("tests.looking")

# Machines are shared and noisy: how long an example takes says nothing.
settings.register_profile("softcounts", deadline=None)
settings.load_profile("softcounts")

EXERCISES = all_exercises()
GRADED = {key: exercise for key, exercise in EXERCISES.items() if exercise.points}


@pytest.fixture(scope="session")
def public_book():
    """Key -> the public casebook, as it ships."""
    return functools.cache(lambda key: casebook.load(casebooks.path(casebooks.FOLDER, key)))


@pytest.fixture
def verdict(public_book):
    """verdict(key, function): the judgement on the public cases."""

    def judged(key, function, seconds=10.0):
        book = public_book(key)
        return judge(book, play(function, book.cases, book.arguments, seconds))

    return judged


def hidden_verdict(exercise, function, secret, student):
    """The Verdict on `function` on the hidden cases of `student`, judged in this process."""

    def ask(_exercise, book):
        return Played(play(function, book.cases, book.arguments, book.seconds))

    return verdict_and_note(exercise, secret, student, ask)[0]
