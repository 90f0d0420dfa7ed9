"""Wrong runs on Old Faithful."""

from itertools import islice

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.puzzles.old_faithful import LOPSIDED, passes
from autograder.reference import gaussian
from softcounts import datasets
from softcounts.initial import init
from softcounts.judge.puzzle import Puzzle


def falling():
    """A run from a good start whose M-step stores the standard deviation in `var`."""
    X = datasets.old_faithful()
    start, _, _ = passes(X, LOPSIDED, gaussian.mstep, 20)
    return Puzzle(trace=passes(X, start, mistaken(find("02_m_step/mstep"), "sd-for-var"), 8)[2])


def stops_early():
    """A run that stops at its second pass."""
    X = datasets.old_faithful()
    start, _ = init(X, 3, 1)
    return Puzzle(trace=passes(X, start, gaussian.mstep, 2)[2])


def monotone_but_wrong():
    """A run that never updates the weights, beside the right one: both climb."""
    X = datasets.old_faithful()
    start, _ = init(X, 2, 3)
    wrong = passes(X, start, mistaken(find("02_m_step/mstep"), "p-fixed"), 25)[2]
    right = np.array([value for _, _, value in islice(gaussian.passes(X, start), 25)])
    return Puzzle(trace=wrong, right=right)


PUZZLES = (falling, stops_early, monotone_but_wrong)
