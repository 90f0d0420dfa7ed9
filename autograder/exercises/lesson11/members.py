"""Random members of exponential families: what the cases of lesson 11 are drawn from."""

import numpy as np

from autograder.exercises import draws
from softcounts.mixtures import ExponentialMixture

EDGES = [(1, 2, 3), (4, 1, 3), (5, 3, 1), (3, 3, 2), (4, 2, 4), (5, 3, 3), (2, 3, 4)]
TABLES = [(1, 3), (3, 1), (1, 1), (3, 3)]
"""Sizes K, s of a table of means that are 1 or alike."""


def sizes(n, s, K):
    """The sizes of a case in words."""
    return f"n = {n}, s = {s}, K = {K}"


def rates(rng, K, s):
    """Means of counts (K, s) from 0.2 to 12."""
    return np.exp(rng.uniform(-1.6, 2.5, (K, s)))


def chances(rng, K, s):
    """Means of coins (K, s) from 0.05 to 0.95, none near a half."""
    low = rng.uniform(0.05, 0.42, (K, s))
    return np.where(rng.random((K, s)) < 0.5, low, 1 - low)


def bells(rng, K, s, centre=0.0, scale=1.0):
    """Means (K, s) of (x, |x|^2), for d = s - 1: means about `centre`, variances of 0.4 to 2.5 times `scale`."""
    mu = centre + 1.5 * rng.normal(size=(K, s - 1))
    var = rng.permutation(np.exp(np.linspace(-0.9, 0.9, K) + rng.uniform(-0.05, 0.05, K))) * scale
    return np.column_stack([mu, (mu**2).sum(axis=1) + (s - 1) * var])


def mixture(rng, K, s):
    """An ExponentialMixture of no family in particular, with unequal weights."""
    return ExponentialMixture(rng.normal(size=(K, s)), rng.normal(size=K) + 1.5, draws.weights(rng, K))


def posed(rng, n, s, K):
    """Statistics, log h and a mixture of these sizes."""
    return 1.5 * rng.normal(size=(n, s)), rng.uniform(-3, -0.5, n), mixture(rng, K, s)


def twice(table, i=0, j=1):
    """The table with row i in place of row j."""
    table[j] = table[i]
    return (table,)
