"""Rows with a column of ones, lines and gates for the cases of lesson 09."""

import numpy as np

from autograder.exercises import draws
from softcounts.mixtures import ExpertMixture

STEEPEST = 12.0


def rows(rng, n, d, offset=0.0):
    """X (n, d): ones, then features about `offset`; without the offset its columns are far from dependent."""
    while True:
        X = np.column_stack([np.ones(n), 1.5 * rng.normal(size=(n, d - 1))])
        values = np.linalg.svd(X, compute_uv=False)
        if n < d or values[0] < STEEPEST * values[-1]:
            return X + offset * (np.arange(d) > 0)


def mixture(rng, K, d):
    """An ExpertMixture of unequal lines, variances and gates."""
    var = draws.mixture(rng, K, d).var
    return ExpertMixture(1.5 * rng.normal(size=(K, d)), var, rng.normal(size=(K, d)))


def answers(rng, X, mixture):
    """y (n,): each row by one of the lines, in turn, with its scatter."""
    owner = rng.permutation(np.arange(len(X)) % len(mixture.var))
    return (X * mixture.W[owner]).sum(axis=1) + np.sqrt(mixture.var[owner]) * rng.normal(size=len(X))


def posed(rng, n, d, K):
    """Arguments of estep with these sizes."""
    X, drawn = rows(rng, n, d), mixture(rng, K, d)
    return X, answers(rng, X, drawn), drawn


def about(rng, n, d, K, offset=20.0):
    """The same with features about `offset`, lines and gates unlike each other there."""
    X, drawn = rows(rng, n, d, offset), mixture(rng, K, d)
    away = offset * (np.arange(d) > 0)
    for field in (drawn.W, drawn.V):
        field[:, 0] -= field @ away
    return X, answers(rng, X, drawn), drawn
