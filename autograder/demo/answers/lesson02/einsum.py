"""Right, written with einsum."""

import numpy as np

from softcounts import GaussianMixture


def soft_counts(post):
    """Sum over i."""
    return np.einsum("ij->j", post)


def mstep(X, post):
    """Two weighted sums."""
    N = np.einsum("ij->j", post)
    mu = np.einsum("ij,il->jl", post, X) / N[:, None]
    delta = X[:, None, :] - mu
    var = np.einsum("ij,ijl,ijl->j", post, delta, delta) / (N * X.shape[1])
    return GaussianMixture(mu=mu, var=var, p=N / len(X))
