"""Wrong steps of the one EM, on daily deaths and on Old Faithful."""

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.reference import exponential
from softcounts import datasets
from softcounts.initial import init
from softcounts.judge.puzzle import Puzzle
from softcounts.mixtures import ExponentialMixture, GaussianMixture


def unbalanced(passes=2):
    """Two passes on the daily deaths whose E-step leaves log Z out."""
    x = datasets.daily_deaths()
    estep = mistaken(find("11_one_em/estep"), "no-log-z")
    mixture = ExponentialMixture(*exponential.poisson(np.array([[1.1], [4.6]])), np.array([0.5, 0.5]))
    for _ in range(passes):
        mixture = exponential.mstep(x, estep(x, np.zeros(len(x)), mixture)[0], exponential.poisson)
    return Puzzle(rates=np.round(np.exp(mixture.eta[:, 0]), 4), p=np.round(mixture.p, 4))


def wide(passes=30):
    """Thirty passes on Old Faithful, with variances about 0 in place of the component's mean."""
    X = datasets.old_faithful()
    T, (start, _) = np.column_stack([X, (X**2).sum(axis=1)]), init(X, 2, 0)
    wrong = mistaken(find("11_one_em/spherical"), "spread-about-0")
    means = np.column_stack([start.mu, (start.mu**2).sum(axis=1) + 2 * start.var])
    mixture = ExponentialMixture(*exponential.spherical(means), start.p)
    for _ in range(passes):
        mixture = exponential.mstep(T, exponential.estep(T, np.zeros(len(T)), mixture)[0], wrong)
    var = -0.5 / mixture.eta[:, -1]
    mu = mixture.eta[:, :-1] * var[:, None]
    return Puzzle(mixture=GaussianMixture(mu.round(4), var.round(4), mixture.p.round(4)))


PUZZLES = (unbalanced, wide)
