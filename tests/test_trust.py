"""The deep campaign of `make trust`: many students' hidden cases. Every right variant is accepted on all of them, every
mistake is named. `make test` does the same for a few students.
"""

import pytest

from autograder import casebooks
from autograder.edits.catalogue import mistaken
from softcounts.judge import judge, play
from tests.conftest import GRADED, hidden_verdict
from tests.variants import variants

pytestmark = pytest.mark.trust
STUDENTS = 60


@pytest.mark.parametrize("number", range(STUDENTS))
@pytest.mark.parametrize("key", GRADED)
def test_one_student(key, number):
    exercise = GRADED[key]
    book = casebooks.hidden(exercise, "trust", f"student {number}")
    for name, function in variants(key).items():
        found = judge(book._replace(mistakes=()), play(function, book.cases, book.arguments, 60.0), public=False)
        assert found.right, (name, found.diagnosis)
    for slip in exercise.mistakes:
        found = hidden_verdict(exercise, mistaken(exercise, slip.name), "trust", f"student {number}")
        assert found.diagnosis.mistake == slip.name
