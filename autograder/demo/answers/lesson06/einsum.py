"""Right, written with einsum."""

import numpy as np

from softcounts import BernoulliMixture


def fit_bernoulli(X, alpha=0.0):
    """Ink over all, invented pictures included."""
    return (np.einsum("il->l", X) + alpha) / (X.shape[0] + 2 * alpha)


def estep(X, mixture):
    """Shares in the log domain."""
    sides = np.stack([X, 1 - X])
    chances = np.log(np.stack([mixture.theta, 1 - mixture.theta]))
    joint = np.einsum("sil,sjl->ij", sides, chances) + np.log(mixture.p)
    rows = np.logaddexp.reduce(joint, axis=1)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def mstep(X, post, alpha=1.0):
    """Smoothed weighted averages."""
    N = np.einsum("ij->j", post)
    theta = (np.einsum("ij,il->jl", post, X) + alpha) / (N[:, None] + 2 * alpha)
    return BernoulliMixture(theta, N / len(X))
