"""Puzzles: what a few known mistakes make of the Old Faithful data, for "which bug made this plot?"."""

from itertools import islice

import numpy as np

from autograder.exercises.lesson01 import estep as estep_slips
from autograder.exercises.lesson02 import mstep as mstep_slips
from autograder.reference import gaussian
from softcounts import datasets
from softcounts.initial import init
from softcounts.judge.puzzle import Puzzle
from softcounts.mixtures import GaussianMixture

LOPSIDED = GaussianMixture(np.array([[-1.0, -1.0], [0.6, 0.6]]), np.array([0.5, 0.5]), np.array([0.1, 0.9]))


def passes(X, mixture, mstep, count):
    """`count` passes of EM with another M-step: the last mixture and post, and the log-likelihoods."""
    trace = []
    for _ in range(count):
        post, log_likelihood = gaussian.estep(X, mixture)
        trace.append(log_likelihood)
        mixture = mstep(X, post)
    return mixture, post, np.array(trace)


def shares(X):
    """Soft counts divided by the sums of the columns."""
    return Puzzle(mixture=LOPSIDED, post=estep_slips.wrong_axis(X, LOPSIDED)[0])


def no_weight(X):
    """Soft counts without the mixing weights, and the right ones."""
    post, _ = estep_slips.no_mixing_weight(X, LOPSIDED)
    return Puzzle(mixture=LOPSIDED, post=post, right=gaussian.estep(X, LOPSIDED)[0])


def too_wide(X):
    """One M-step whose variances lack the divisor d."""
    post, _ = gaussian.estep(X, LOPSIDED)
    return Puzzle(mixture=mstep_slips.forgot_d(X, post), post=post)


def pooled(X):
    """Thirty passes with one common variance."""
    mixture, post, trace = passes(X, LOPSIDED, mstep_slips.pooled_var, 30)
    return Puzzle(trace, mixture, post)


def falling(X):
    """A run from a good start whose M-step stores the standard deviation in `var`."""
    start, _, _ = passes(X, LOPSIDED, gaussian.mstep, 20)
    return Puzzle(trace=passes(X, start, mstep_slips.sd_for_var, 8)[2])


def stops_early(X):
    """A run that stops at its second pass."""
    start, _ = init(X, 3, 1)
    return Puzzle(trace=passes(X, start, gaussian.mstep, 2)[2])


def monotone_but_wrong(X):
    """A run that never updates the weights, beside the right one: both climb."""
    start, _ = init(X, 2, 3)
    wrong = passes(X, start, mstep_slips.p_fixed, 25)[2]
    right = np.array([value for _, _, value in islice(gaussian.passes(X, start), 25)])
    return Puzzle(trace=wrong, right=right)


PUZZLES = {
    "01_e_step": (shares, no_weight),
    "02_m_step": (too_wide, pooled),
    "03_run_loop": (falling, stops_early, monotone_but_wrong),
}


def puzzles(lesson):
    """Name -> Puzzle of one lesson, on the Old Faithful data in standard units."""
    X = datasets.old_faithful()
    return {make.__name__: make(X) for make in PUZZLES[lesson]}
