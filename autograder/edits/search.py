"""Which edits of the taught solution explain a wrong answer: those that answer like it on every case."""

import itertools

import numpy as np

from autograder.edits.programs import Probe, apart
from softcounts.judge.compare import compare, size
from softcounts.judge.play import play, quiet
from softcounts.judge.prints import Ruler, fingerprint, near

MOST_PAIRS, MOST_LOOPS = 2000, 100
MANY_CALLS, MOST_SLOW = 1000, 12


class Search:
    """The search for one answer: `book` its cases, `outcomes` what it answered there."""

    def __init__(self, programs, book, outcomes):
        self.programs, self.book = programs, book
        compared = compare(book, outcomes)
        rulers = [Ruler(promised, book.outputs) for promised in book.right]
        self.cases = [Probe(case.args, ruler) for case, ruler in zip(book.cases, rulers, strict=True)]
        self.theirs = [fingerprint(case, ruler) for case, ruler in zip(compared, rulers, strict=True)]
        answered = [i for i, theirs in enumerate(self.theirs) if theirs and theirs.values is not None]
        self.wrong = [i for i in answered if any(self.theirs[i].values)]
        self.conduct = any(theirs and theirs.conduct for theirs in self.theirs)
        self.loose = any(compared[i].reading.loose for i in answered)
        self.order = sorted(answered, key=lambda i: (programs.allowed(self.cases[i]), size(book.cases[i])))

    def singles(self, probed):
        """Tuples of one edit that answer as the student's function wherever it gave an answer.

        `probed`: the student's values on the programs' probe, by which the edits are looked up; None: all are tried.
        """
        edits = self.programs.edits
        if probed is not None:
            edits = [edits[k] for k in self._rows(probed, self.programs.singles)]
        elif self.programs.loops:
            edits = [edit for edit in edits if edit.known]
        return self._surviving([(edit,) for edit in edits])

    def conducted(self, exercise):
        """Tuples of one edit of the catalogue that also do the same to arguments and state."""
        found = []
        for edit in self.programs.edits:
            if edit.known:
                outcomes = play(self.programs.function(edit), self.book.cases, exercise.arguments, exercise.seconds)
                its = Search(self.programs, self.book, outcomes).theirs
                if all(_alike(mine, other) for mine, other in zip(self.theirs, its, strict=True)):
                    found.append((edit,))
        return found

    def pairs(self, probed):
        """Tuples of two edits that do: two likely ones, else two of which one explains a part of the answer alone."""
        if probed is None or not any(probed):
            return []
        made, values = self.programs.pairs
        found = self._surviving([made[k] for k in self._rows(probed, values)])
        return found or self._surviving(self._from_parts(probed))

    def _rows(self, probed, values):
        return np.flatnonzero(near(probed, values, self.loose).all(axis=1))

    def _from_parts(self, probed):
        programs, wrong = self.programs, np.array(probed) != 0
        some = near(probed, programs.singles)[:, wrong].any(axis=1)
        partly = [edit for edit in programs.distinct if some[programs.edits.index(edit)]]
        pairs = [(a, b) for a, b in itertools.product(partly, programs.distinct) if apart(a, b)]
        for pair in pairs[: MOST_LOOPS if programs.loops else MOST_PAIRS]:
            values = programs.values(pair, programs.probe)
            if values and near(probed, values, self.loose).all():
                yield pair

    def _surviving(self, explanations):
        with quiet():
            explanations = list(explanations)
            for i in self.order if self.wrong else ():
                if self.programs.allowed(self.cases[i]) > MANY_CALLS:
                    explanations = sorted(explanations, key=lambda edits: edits[0].known is None)[:MOST_SLOW]
                explanations = [edits for edits in explanations if self._fits(edits, i)]
        return explanations if self.wrong else []

    def _fits(self, edits, i):
        values = self.programs.values(edits, self.cases[i])
        return values is not None and bool(near(self.theirs[i].values, values, self.loose).all())


def _alike(mine, other):
    """Do two Prints tell of the same answer and the same conduct? Those without an answer tell of nothing."""
    if not mine or mine.values is None:
        return True
    if not other or other.values is None or mine.conduct != other.conduct:
        return False
    return bool(near(mine.values, other.values).all())
