"""Data with holes (NaN) for the cases of this lesson."""

import numpy as np

from autograder.exercises import draws


def punched(rng, X):
    """X (n, d), d > 1, with missing entries: one row keeps everything, the others from 1 to d - 1 of their entries.

    Numbers of entries differ from row to row, and every column is observed somewhere.
    """
    n, d = X.shape
    keep = np.ones((n, d), dtype=bool)
    for k, i in enumerate(rng.permutation(n)[1:]):
        keep[i, rng.permutation(d)[1 + k % (d - 1) :]] = False
    return np.where(keep, X, np.nan)


def arguments(rng, n, d, K):
    """Data with holes and a mixture of these sizes."""
    return punched(rng, draws.data(rng, n, d)), draws.mixture(rng, K, d)


def silent(rng, n, d, K):
    """The same, with two rows in which nothing is observed, one of them the last, and one row of zeros: data."""
    X, drawn = arguments(rng, n, d, K)
    first, other = rng.permutation(n - 1)[:2]
    X[[first, -1]], X[other] = np.nan, 0.0
    return X, drawn


def weight_zero(rng, apart, n=7):
    """A component of weight 0 that sits on two of the rows, `apart` standard deviations from the others."""
    X, drawn = arguments(rng, n, 3, 3)
    drawn.mu[1] = drawn.mu.mean(axis=0) + apart * np.sqrt(drawn.var.max() / 3)
    X[:2] = drawn.mu[1] + 0.1 * X[:2]
    first, last = rng.permutation([0.7, 0.3])
    return X, drawn._replace(p=np.array([first, 0.0, last]))


def far_rows(rng):
    """Two rows about their components and two 1000 standard deviations away, with holes."""
    X, drawn = arguments(rng, 4, 3, 2)
    X[:2] += 1000 * np.sqrt(drawn.var.max()) * np.where(rng.random((2, 3)) < 0.5, -1.0, 1.0)
    return X, drawn


def many(rng):
    """Rows of 1100 ratings each: all densities are 0 in floating point, and all rows are about as far away."""
    X, drawn = draws.data(rng, 3, 1200), draws.mixture(rng, 2, 1200)
    for row in X:
        row[rng.permutation(1200)[:100]] = np.nan
    return draws.rounded((X, drawn))


def zeros(X):
    """X with 0 in place of every missing entry."""
    return np.where(np.isnan(X), 0.0, X)


def without_zeros(X):
    """X with NaN also where an entry is 0."""
    return np.where(X == 0, np.nan, X)


def column_means(X):
    """X with the mean of its column in place of every missing entry; 0 where a column is never observed."""
    M = ~np.isnan(X)
    means = zeros(X).sum(axis=0) / np.maximum(M.sum(axis=0), 1)
    return np.where(M, X, means)
