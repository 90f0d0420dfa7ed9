"""Wrong M-steps on Old Faithful."""

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.puzzles.old_faithful import LOPSIDED, passes
from autograder.reference import gaussian
from softcounts import datasets
from softcounts.judge.puzzle import Puzzle


def too_wide():
    """One M-step whose variances lack the divisor d."""
    X = datasets.old_faithful()
    post, _ = gaussian.estep(X, LOPSIDED)
    return Puzzle(mixture=mistaken(find("02_m_step/mstep"), "forgot-d")(X, post), post=post)


def pooled():
    """Thirty passes with one common variance."""
    X = datasets.old_faithful()
    mixture, post, trace = passes(X, LOPSIDED, mistaken(find("02_m_step/mstep"), "pooled-var"), 30)
    return Puzzle(trace=trace, mixture=mixture, post=post)


PUZZLES = (too_wide, pooled)
