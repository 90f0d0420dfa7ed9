"""Wrong M-steps on the bent line."""

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.reference import experts
from softcounts import datasets, init_experts
from softcounts.judge.puzzle import Puzzle

LESSON = "09_mixture_of_experts"
x, y = datasets.bent_line(200, seed=0)
X = np.column_stack([np.ones(len(x)), x])


def passes(count, mstep):
    """The mixture after so many passes on the bent line with another M-step, and the log-likelihoods."""
    mixture, trace = init_experts(X, y, 2, seed=0), []
    for _ in range(count):
        post, value = experts.estep(X, y, mixture)
        mixture = mstep(X, y, post, mixture)
        trace.append(value)
    return mixture, np.round(trace, 6)


def level():
    """The gate was never moved."""
    mixture, _ = passes(40, mistaken(find(f"{LESSON}/mstep"), "gate-kept"))
    return Puzzle(mixture=rounded(mixture))


def narrow():
    """Forty right passes, and one more M-step that divides the squared residuals by n."""
    right, _ = passes(40, experts.mstep)
    wrong = mistaken(find(f"{LESSON}/mstep"), "var-over-n")
    return Puzzle(mixture=rounded(wrong(X, y, experts.estep(X, y, right)[0], right)))


def too_far():
    """One whole gradient in each pass."""
    _, trace = passes(25, mistaken(find(f"{LESSON}/mstep"), "one-gradient-step"))
    return Puzzle(trace=trace)


def rounded(mixture):
    """The mixture to four decimals."""
    return mixture._replace(W=mixture.W.round(4), var=mixture.var.round(4), V=mixture.V.round(4))


PUZZLES = (level, narrow, too_far)
