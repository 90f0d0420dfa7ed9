"""Random data and mixtures for cases: sizes all different, weights and variances unequal, nothing extreme."""

import numpy as np

from softcounts.mixtures import GaussianMixture

EDGES = [(1, 2, 3), (4, 1, 3), (5, 3, 1), (3, 3, 2), (4, 2, 4), (5, 3, 3), (2, 3, 4)]
"""Sizes n, d, K that are 1, that coincide, and n < K."""


def weights(rng, K):
    """Mixing proportions (K,), each at least 1.3 times the next smaller one."""
    p = 1.6 ** rng.permutation(K) * rng.uniform(0.95, 1.05, K)
    return p / p.sum()


def mixture(rng, K, d, spread=1.5):
    """A GaussianMixture with means about 0, variances between 0.4 and 2.5, unequal weights."""
    var = np.exp(np.linspace(-0.9, 0.9, K) if K > 1 else np.full(1, 0.3))
    return GaussianMixture(
        spread * rng.normal(size=(K, d)), rng.permutation(var * rng.uniform(0.95, 1.05, K)), weights(rng, K)
    )


def data(rng, n, d, spread=1.5):
    """Points (n, d) about 0."""
    return spread * rng.normal(size=(n, d))


def soft(rng, n, K):
    """Soft counts (n, K): rows that sum to one, columns of unequal weight, no row close to one-hot."""
    post = weights(rng, K) * rng.uniform(0.2, 1.0, size=(n, K))
    return post / post.sum(axis=1, keepdims=True)


def integer(rng, low, high):
    """An integer from low to high, both included."""
    return int(rng.integers(low, high + 1))


def sizes(n, d, K):
    """The sizes of a case in words."""
    return f"n = {n}, d = {d}, K = {K}"


def rounded(value, digits=2):
    """Arrays to `digits` decimals, also inside tuples: a large case stays small in a file."""
    if hasattr(value, "_fields"):
        return value._replace(mu=rounded(value.mu, digits))
    return tuple(rounded(item, digits) for item in value) if isinstance(value, tuple) else np.round(value, digits)
