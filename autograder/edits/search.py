"""Which edits of the taught solution explain a wrong answer: those that answer like it on every case."""

import functools
import itertools

import numpy as np

from autograder.edits import programs
from autograder.edits.programs import apart
from softcounts.judge import Case
from softcounts.judge.compare import compare, is_finite, prints, size
from softcounts.judge.play import play, quiet
from softcounts.judge.prints import near

MOST_PAIRS, MOST_LOOPS = 2000, 100
MANY_CALLS, MOST_SLOW = 1000, 12


class Search:
    """The search for one answer: `book` its cases, `outcomes` what it answered there.

    `ask(book)` plays another casebook on the same function: its outcomes, or None.
    """

    def __init__(self, exercise, book, outcomes, ask):
        self.programs, self.book, self.ask = programs.of(exercise), book, ask
        self.compared = compare(book, outcomes)
        self.theirs = prints(book, self.compared)
        self.cases = [
            self.programs.measured(*pair) for pair in zip((c.args for c in book.cases), book.right, strict=True)
        ]
        self.answered = [i for i, theirs in enumerate(self.theirs) if theirs and theirs.values is not None]

    @functools.cached_property
    def explanations(self):
        """Tuples of one edit, or else of two, that answer as the function did wherever it gave an answer."""
        if any(theirs and theirs.conduct for theirs in self.theirs):
            return self._conducted()
        return self._surviving(self._singles(), self.answered) or self._surviving(self._pairs(), self.answered)

    @functools.cached_property
    def finite(self):
        """Tuples of one edit that do so wherever the answer was finite; none where all of it was."""
        finite = [i for i in self.answered if is_finite(self.compared[i])]
        return self._surviving(self._singles(), finite) if len(finite) < len(self.answered) else []

    @functools.cached_property
    def _probed(self):
        """The values of the student's answer to the programs' probe, or None."""
        probe = self.programs.probe
        one = self.book._replace(cases=(Case("probe", "", probe.args),), right=(probe.ruler.promised,))
        outcomes = self.ask(one)
        # A kernel that has died by now answers nothing.
        if not outcomes or len(outcomes) != len(one.cases):
            return None
        (found,) = prints(one, compare(one, outcomes))
        return found and found.values

    def _singles(self):
        edits = self.programs.edits
        if self._probed is not None:
            edits = [edits[k] for k in self._rows(self.programs.singles)]
        elif self.programs.loops:
            edits = [edit for edit in edits if edit.known]
        return [(edit,) for edit in edits]

    def _pairs(self):
        """Two likely edits, else two of which one explains a part of the answer alone."""
        if self._probed is None or not any(self._probed):
            return
        made, values = self.programs.pairs
        found = [made[k] for k in self._rows(values)]
        yield from found or self._from_parts()

    def _rows(self, values):
        return np.flatnonzero(near(self._probed, values, self._loose).all(axis=1))

    def _from_parts(self):
        made, wrong = self.programs, np.array(self._probed) != 0
        partly = [edit for edit, values in made.distinct if near(self._probed, values)[wrong].any()]
        pairs = [pair for pair in itertools.product(partly, [edit for edit, _ in made.distinct]) if apart(*pair)]
        for pair in pairs[: MOST_LOOPS if made.loops else MOST_PAIRS]:
            values = made.values(pair, made.probe)
            if values and near(self._probed, values, self._loose).all():
                yield pair

    def _conducted(self):
        """Tuples of one edit of the catalogue that also do the same to arguments and state."""
        found = []
        for edit in self.programs.edits:
            if edit.known:
                exercise, book = self.programs.exercise, self.book
                outcomes = play(self.programs.function(edit), book.cases, exercise.arguments, exercise.seconds)
                its = prints(book, compare(book, outcomes))
                if all(_alike(self.theirs[i], its[i]) for i in self.answered):
                    found.append((edit,))
        return found

    def _surviving(self, explanations, cases):
        """Those that answer like the function on these cases, if any of its answers there is wrong."""
        if not any(any(self.theirs[i].values) for i in cases):
            return []
        with quiet():
            explanations = list(explanations)
            for i in sorted(cases, key=lambda i: (self.cases[i].most, size(self.book.cases[i]))):
                if self.cases[i].most > MANY_CALLS:
                    explanations = sorted(explanations, key=lambda edits: edits[0].known is None)[:MOST_SLOW]
                explanations = [edits for edits in explanations if self._fits(edits, i)]
        return explanations

    def _fits(self, edits, i):
        values = self.programs.values(edits, self.cases[i])
        return values is not None and bool(near(self.theirs[i].values, values, self._loose).all())

    @property
    def _loose(self):
        return any(self.compared[i].reading.loose for i in self.answered)


def _alike(mine, other):
    """Do two Prints tell of the same answer and the same conduct?"""
    if not other or other.values is None or mine.conduct != other.conduct:
        return False
    return bool(near(mine.values, other.values).all())
