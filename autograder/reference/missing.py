"""Spherical Gaussian mixtures of data with missing entries (NaN): what is not there is integrated out, not guessed."""

import numpy as np

from autograder.reference.gaussian import log_sum_exp
from softcounts.mixtures import GaussianMixture


def parts(X, mu):
    """M (n, d), 1.0 where observed; X and mu (K, d) about a common centre, X with 0.0 where missing; the centre."""
    M = ~np.isnan(X)
    # Squares of large numbers lose digits when they are subtracted; about the centre they are not large.
    centre = mu.mean(axis=0)
    return M.astype(float), np.where(M, X - centre, 0.0), mu - centre, centre


def log_joint(X, mixture):
    """log p_j + log N of the observed entries of x_i, shape (n, K); -inf where p_j = 0."""
    M, X0, mu, _ = parts(X, mixture.mu)
    squared = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mu.T + M @ (mu**2).T
    with np.errstate(divide="ignore"):
        log_p = np.log(mixture.p)
    rated = M.sum(axis=1, keepdims=True)
    return log_p - 0.5 * (rated * np.log(2 * np.pi * mixture.var) + squared / mixture.var)


def estep(X, mixture):
    """Soft counts (n, K) from the observed entries only, and the log-likelihood of the observed entries."""
    joint = log_joint(X, mixture)
    rows = log_sum_exp(joint)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def mstep(X, post, mixture, min_variance=0.25):
    """mu_jl moves where the support sum_i post_ij M_il is at least 1; var per observed entry; one row, one vote."""
    M, X0, old, centre = parts(X, mixture.mu)
    support, sums = post.T @ M, post.T @ X0
    moves = support >= 1
    mu = np.where(moves, sums / np.where(moves, support, 1.0), old)
    entries = support.sum(axis=1)
    squared = post.T @ (X0**2).sum(axis=1) - 2 * (mu * sums).sum(axis=1) + (mu**2 * support).sum(axis=1)
    var = np.maximum(squared / np.where(entries > 0, entries, 1.0), min_variance)
    return GaussianMixture(np.where(moves, mu + centre, mixture.mu), var, post.sum(axis=0) / len(X))


def fill_matrix(X, mixture, *, estep=estep):
    """X with every missing entry replaced by its expectation sum_j post_ij mu_jl."""
    post, _ = estep(X, mixture)
    return np.where(np.isnan(X), post @ mixture.mu, X)


def rmse(truth, filled, where):
    """The root of the mean squared difference over the entries where `where` is True."""
    return float(np.sqrt(np.mean((truth[where] - filled[where]) ** 2)))
