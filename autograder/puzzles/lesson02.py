"""Wrong M-steps on Old Faithful."""

from autograder.exercises.lesson02 import mstep as mstep_slips
from autograder.puzzles.old_faithful import LOPSIDED, passes
from autograder.reference import gaussian
from softcounts import datasets
from softcounts.judge.puzzle import Puzzle


def too_wide():
    """One M-step whose variances lack the divisor d."""
    X = datasets.old_faithful()
    post, _ = gaussian.estep(X, LOPSIDED)
    return Puzzle(mixture=mstep_slips.forgot_d(X, post), post=post)


def pooled():
    """Thirty passes with one common variance."""
    X = datasets.old_faithful()
    mixture, post, trace = passes(X, LOPSIDED, mstep_slips.pooled_var, 30)
    return Puzzle(trace=trace, mixture=mixture, post=post)


PUZZLES = (too_wide, pooled)
