"""Two slips at once: which pairs of edits could give what a function answers to the public cases."""

import itertools

import numpy as np

from autograder.edits import programs
from softcounts.judge.compare import answered, is_loose
from softcounts.judge.explain import prints, whole
from softcounts.judge.prints import near

MOST_PAIRS, MOST_LOOPS, MOST_AGAINST = 2000, 500, 2


def pairs(made, shown, compared):
    """Pairs of edits of these Programs, likely ones first; `compared`: the answers to the casebook `shown`.

    Where one of the two is right, the answer should be the other's: so the best pairs are found by counting.
    """
    cases = answered(compared)
    numbers = shown.prints[:, cases].reshape(len(shown.mistakes), -1)
    theirs = np.ravel([prints(shown, compared)[i].values for i in cases])
    right, like = numbers == 0, near(theirs, numbers, is_loose(compared))
    edits = [made.edits[mistake.edits[0]] for mistake in shown.mistakes]
    rank = np.array([0 if edit.known else 1 if edit.plain else 2 for edit in edits])
    against, told, ranks = _counted(right, ~like), _counted(right, like & (theirs != 0)), rank[:, None] + rank
    chosen = against <= MOST_AGAINST
    if made.loops or whole(shown):
        # With few places to stop, or whole numbers, two changes that hardly anybody makes answer alike by chance.
        chosen &= ranks <= 1
    one, other = np.nonzero(np.triu(chosen, 1))
    order = np.lexsort((one + other, *(key[one, other] for key in (ranks, -told, against))))
    found = ((edits[one[k]], edits[other[k]]) for k in order)
    apart = (pair for pair in found if programs.apart(*pair))
    return list(itertools.islice(apart, MOST_LOOPS if made.loops else MOST_PAIRS))


def _counted(one, other):
    """How many columns are true in row a of `one` and row b of `other`, or the other way round, for all pairs a, b."""
    found = one.astype(np.float32) @ other.T.astype(np.float32)
    return found + found.T
