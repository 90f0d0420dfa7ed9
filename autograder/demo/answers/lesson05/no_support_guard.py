"""Every mean moves, however little stands behind it."""

import numpy as np

from softcounts import GaussianMixture


def mstep(X, post, mixture, min_variance=0.25):
    """The next mixture."""
    M = 1.0 - np.isnan(X)
    X0 = np.nan_to_num(X)
    support = post.T @ M
    mu = post.T @ X0 / support
    squares = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mu.T + M @ (mu**2).T
    var = np.maximum((post * squares).sum(axis=0) / support.sum(axis=1), min_variance)
    return GaussianMixture(mu, var, post.mean(axis=0))
