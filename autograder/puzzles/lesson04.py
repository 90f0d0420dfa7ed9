"""Wrong choices: of a component for each point, and of K."""

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.reference import gaussian
from softcounts import datasets
from softcounts.judge.puzzle import Puzzle

KS = range(1, 7)


def nearest():
    """Hard counts by the nearest mean, for the fit to a wide and a narrow group."""
    X, _ = datasets.blobs([300, 60], [[0.0, 0.0], [3.2, 0.0]], [1.2, 0.3], seed=0)
    mixture, _, _ = gaussian.best_of(X, 2, range(4))
    return Puzzle(mixture=mixture, post=mistaken(find("04_choosing_k/hard_estep"), "nearest-mean")(X, mixture))


def over_k(slip):
    """Log-likelihood over K for Old Faithful, and the criterion with that slip."""
    X = datasets.old_faithful()
    fits = [gaussian.best_of(X, K, range(4)) for K in KS]
    values = [slip(X, mixture, log_likelihood) for mixture, _, log_likelihood in fits]
    return Puzzle(Ks=np.array(KS), trace=np.array([fit[2] for fit in fits]), bic=np.array(values))


def never_turns():
    """A criterion that pays for each parameter."""
    return over_k(mistaken(find("04_choosing_k/bic"), "reward"))


def always_one():
    """A criterion that begins with the mean log-likelihood."""
    return over_k(mistaken(find("04_choosing_k/bic"), "mean-log-likelihood"))


PUZZLES = (nearest, never_turns, always_one)
