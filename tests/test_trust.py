"""The deep campaign of `make trust`: many students' hidden cases. Every right variant is accepted on all of them, every
mistake differs from the right answer and from every other mistake. `make test` does the same for a few students.
"""

import pytest

from autograder import casebooks
from softcounts.judge import judge, play
from tests.conftest import GRADED
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
    for k, mistake in enumerate(book.mistakes):
        assert any(mistake.outcomes), f"{mistake.name} answers like the reference"
        same = [other.name for other in book.mistakes[:k] if casebooks.alike(other.outcomes, mistake.outcomes)]
        assert not same, f"{mistake.name} answers like {same}"
