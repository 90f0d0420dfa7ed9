"""Which edits of the taught solution explain a wrong answer: those that answer like it on every case.

They are looked up by what the function answers to the public cases, whose casebook holds the prints of all edits; so
only few have to be played on the hidden ones.
"""

import functools

import numpy as np

from autograder.diagnosis.pairs import pairs
from autograder.edits import programs
from autograder.edits.limits import MANY_CALLS
from softcounts.judge.compare import answered, compare, is_loose, size
from softcounts.judge.explain import fitting, parted, parts, prints, wrong_leaves
from softcounts.judge.play import play, quiet
from softcounts.judge.prints import near

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

    @property
    def found(self):
        """Pairs of a Part of the answers and what explains it: tuples of one edit, or for the whole else of two."""
        public = {part.said: part for part in parts(self.shown, self._public)} if self._public else {}
        for part in parts(self.book, self.compared):
            singles = self._singles(public.get(part.said, public.get("")))
            yield part, self._surviving(singles, part.where) if part.said else self._of_all(singles, part)

    def _of_all(self, singles, whole):
        if any(self.theirs[i].conduct for i in self.answered):
            return [edits for edits in singles if self._conducts(*edits)]
        found = self._surviving(singles, whole.where)
        guessed = pairs(self.programs, self.shown, self._public) if self._public and not found else []
        return found or [pair for pair in self._surviving(guessed, whole.where) if self._as_shown(pair)]

    @property
    def parted(self):
        """The Mistake that names the step where the answers part, hidden ones like public ones, or None."""
        alike = self._public and np.array_equal(wrong_leaves(self._public), wrong_leaves(self.compared))
        return parted(self.shown, self._public) if alike else None

    @functools.cached_property
    def _public(self):
        """What the function answers to public cases, compared, or None; only to those whose hidden counterparts it has
        answered, so that a loop that never ends is waited for only once.
        """
        cases = self.answered
        outcomes = self.ask(self.shown._replace(cases=tuple(self.shown.cases[i] for i in cases))) if cases else None
        # A kernel that has died by now answers nothing.
        if not outcomes or len(outcomes) != len(cases):
            return None
        given = dict(zip(cases, outcomes, strict=True))
        return compare(self.shown, [given.get(i) for i in range(len(self.shown.cases))])

    def _singles(self, part):
        """The edits that fit a Part of the public answers; where there is none, the catalogue."""
        edits = self.programs.edits
        if part is None:
            return [(edit,) for edit in edits if edit.known]
        rows = fitting(self.shown, self._public, part.where)
        return [(edits[number],) for row in rows for number in self.shown.mistakes[row].edits]

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

    def _surviving(self, explanations, where):
        """Those that answer like the function `where` that is true, if any of its answers there is wrong."""
        cases = np.flatnonzero(where.any(axis=1))
        if not any(np.any(self.theirs[i].values, where=where[i]) for i in cases):
            return []
        with quiet():
            for i in sorted(cases, key=lambda i: (self.cases[i].most, size(self.book.cases[i]))):
                if self.cases[i].most > MANY_CALLS:
                    explanations = sorted(explanations, key=lambda edits: edits[0].known is None)[:MOST_SLOW]
                explanations = [edits for edits in explanations if self._fits(edits, i, where[i])]
        return explanations

    def _fits(self, edits, i, where):
        values = self.programs.values(edits, self.cases[i])
        return values is not None and bool((near(self.theirs[i].values, values, self._loose) | ~where).all())


def _alike(mine, other):
    """Do two Prints tell of the same answer and the same conduct?"""
    if not other or other.values is None or mine.conduct != other.conduct:
        return False
    return bool(near(mine.values, other.values).all())
