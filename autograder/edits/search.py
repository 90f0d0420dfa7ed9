"""Which edits of the taught solution explain a wrong answer: those that answer like it on every case.

They are looked up by what the function answers to the public cases, whose casebook holds the prints of all edits; so
only few have to be played on the hidden ones.
"""

import functools
import itertools

import numpy as np

from autograder.edits import programs
from autograder.edits.limits import MANY_CALLS
from softcounts.judge.compare import (
    answered,
    compare,
    finite,
    fitting,
    is_loose,
    leaves,
    parted,
    prints,
    size,
    wrong_leaves,
)
from softcounts.judge.play import play, quiet
from softcounts.judge.prints import near

MOST_PAIRS, MOST_LOOPS, MOST_AGAINST = 2000, 500, 2
MOST_SLOW = 12


class Search:
    """The search for one answer: `book` its hidden cases, `outcomes` what it answered there.

    `shown`: the casebook of the public cases; `ask(book)` plays a casebook on the same function: outcomes, or None.
    """

    def __init__(self, exercise, shown, book, outcomes, ask):
        self.programs, self.shown, self.book, self.ask = programs.of(exercise), shown, book, ask
        self.compared = compare(book, outcomes)
        self.theirs = prints(book, self.compared)
        self.answered, self._loose = answered(self.compared), is_loose(self.compared)
        given = zip(book.cases, book.right, strict=True)
        self.cases = [self.programs.measured(case, right) for case, right in given]

    @functools.cached_property
    def explanations(self):
        """Tuples of one edit, or else of two, that answer as the function did wherever it gave an answer."""
        singles = self._singles(answered)
        if any(self.theirs[i].conduct for i in self.answered):
            return [edits for edits in singles if self._conducts(*edits)]
        found = self._surviving(singles, self.answered)
        return found or [pair for pair in self._surviving(self._pairs(), self.answered) if self._as_shown(pair)]

    @functools.cached_property
    def finite(self):
        """Tuples of one edit that do so wherever the answer was finite; none where all of it was."""
        cases = finite(self.compared)
        return self._surviving(self._singles(finite) or self._singles(answered), cases) if cases else []

    @property
    def parted(self):
        """The Mistake that names the step where the answers part, hidden ones like public ones, or None."""
        alike = self._public and np.array_equal(wrong_leaves(self._public), wrong_leaves(self.compared))
        return parted(self.shown, self._public) if alike else None

    @functools.cached_property
    def _public(self):
        """What the function answers to the public cases, compared; None where it gives no answer now."""
        outcomes = self.ask(self.shown)
        # A kernel that has died by now answers nothing.
        return compare(self.shown, outcomes) if outcomes and len(outcomes) == len(self.shown.cases) else None

    def _singles(self, which):
        """The edits that fit on those public cases that `which` chooses; without an answer there, the catalogue."""
        edits = self.programs.edits
        if not self._public:
            return [(edit,) for edit in edits if edit.known]
        rows = fitting(self.shown, self._public, which(self._public))
        return [(edits[number],) for row in rows for number in self.shown.mistakes[row].edits]

    def _pairs(self):
        """Pairs of edits that could give the public answers together, likely ones first.

        Where one of them is right, the answer should be the other's: so the best pairs are found by counting.
        """
        cases = answered(self._public) if self._public else []
        if not cases:
            return []
        numbers = self.shown.prints[:, cases].reshape(len(self.shown.mistakes), -1)
        theirs = np.ravel([prints(self.shown, self._public)[i].values for i in cases])
        right, like = numbers == 0, near(theirs, numbers, self._loose)
        against = _counted(right, ~like)
        one, other = np.nonzero(np.triu(against <= MOST_AGAINST, 1))
        edits = [self.programs.edits[mistake.edits[0]] for mistake in self.shown.mistakes]
        rank = np.array([0 if edit.known else 1 if edit.plain else 2 for edit in edits])
        told = _counted(right, like & (theirs != 0))[one, other]
        if self.programs.loops or self._whole:
            # With few places to stop, or whole numbers, two changes that hardly anybody makes answer alike by chance.
            likely = rank[one] + rank[other] <= 1
            one, other, told = one[likely], other[likely], told[likely]
        order = np.lexsort((one + other, rank[one] + rank[other], -told, against[one, other]))
        pairs = ((edits[one[k]], edits[other[k]]) for k in order)
        apart = (pair for pair in pairs if programs.apart(*pair))
        return list(itertools.islice(apart, MOST_LOOPS if self.programs.loops else MOST_PAIRS))

    @property
    def _whole(self):
        """Are all right answers whole numbers, such as labels?"""
        arrays = [array for right in self.book.right for array in leaves(right, self.book.outputs).values()]
        return all(np.array_equal(array, np.round(array)) for array in arrays)

    def _as_shown(self, edits):
        """Do edits answer like the function to the public cases too? A pair was only guessed from these."""
        for case, right, theirs in zip(
            self.shown.cases, self.shown.right, prints(self.shown, self._public), strict=True
        ):
            if theirs and theirs.values is not None:
                values = self.programs.values(edits, self.programs.measured(case, right))
                if values is None or not near(theirs.values, values, self._loose).all():
                    return False
        return True

    def _conducts(self, edit):
        """Does a program answer alike, and do the same to arguments and state?"""
        exercise, book = self.programs.exercise, self.book
        outcomes = play(self.programs.function(edit), book.cases, exercise.arguments, exercise.seconds)
        its = prints(book, compare(book, outcomes))
        return all(_alike(self.theirs[i], its[i]) for i in self.answered)

    def _surviving(self, explanations, cases):
        """Those that answer like the function on these cases, if any of its answers there is wrong."""
        if not any(any(self.theirs[i].values) for i in cases):
            return []
        with quiet():
            for i in sorted(cases, key=lambda i: (self.cases[i].most, size(self.book.cases[i]))):
                if self.cases[i].most > MANY_CALLS:
                    explanations = sorted(explanations, key=lambda edits: edits[0].known is None)[:MOST_SLOW]
                explanations = [edits for edits in explanations if self._fits(edits, i)]
        return explanations

    def _fits(self, edits, i):
        values = self.programs.values(edits, self.cases[i])
        return values is not None and bool(near(self.theirs[i].values, values, self._loose).all())


def _counted(one, other):
    """How many columns are true in row a of `one` and row b of `other`, or the other way round, for all pairs a, b."""
    found = one.astype(np.float32) @ other.T.astype(np.float32)
    return found + found.T


def _alike(mine, other):
    """Do two Prints tell of the same answer and the same conduct?"""
    if not other or other.values is None or mine.conduct != other.conduct:
        return False
    return bool(near(mine.values, other.values).all())
