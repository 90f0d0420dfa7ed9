"""Spherical Gaussian mixtures: the E-step, the M-step, the loop and its restarts (Bishop PRML 9.2)."""

import numpy as np

from softcounts.initial import init
from softcounts.mixtures import GaussianMixture


def log_gaussian(X, mu, var):
    """Log densities -d/2 log(2 pi var_j) - |x_i - mu_j|^2 / (2 var_j), shape (n, K)."""
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -0.5 * (X.shape[1] * np.log(2 * np.pi * var) + squared / var)


def log_sum_exp(A):
    """log sum_j exp(a_ij), shape (n,), each row about its own maximum (a row of -inf gives -inf)."""
    top = A.max(axis=1)
    anchor = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        return anchor + np.log(np.exp(A - anchor[:, None]).sum(axis=1))


def log_joint(X, mixture, log_gaussian=log_gaussian):
    """log p_j + log N(x_i; mu_j, var_j I), shape (n, K); -inf where p_j = 0."""
    with np.errstate(divide="ignore"):
        return log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)


def estep(X, mixture, *, log_gaussian=log_gaussian):
    """Soft counts p(j | x_i), shape (n, K), and the log-likelihood sum_i log sum_j p_j N(x_i; mu_j, var_j I)."""
    joint = log_joint(X, mixture, log_gaussian)
    rows = log_sum_exp(joint)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def soft_counts(post):
    """N_j = sum_i post_ij, shape (K,)."""
    return post.sum(axis=0)


def mstep(X, post, *, soft_counts=soft_counts):
    """The mixture that maximises the expected complete-data log-likelihood under `post`."""
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return GaussianMixture(mu, (post * squared).sum(axis=0) / (X.shape[1] * N), N / len(X))


def passes(X, mixture):
    """Endless passes of EM: yields (mixture after the M-step, post, log-likelihood before it)."""
    while True:
        post, log_likelihood = estep(X, mixture)
        mixture = mstep(X, post)
        yield mixture, post, log_likelihood


def run(X, mixture, post):
    """E, M, test |new - old| <= 1e-6 |new|, until it holds. `post` fixes K only."""
    old = None
    for fit in passes(X, mixture):
        new = fit[2]
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return fit
        old = new


def best_of(X, K, seeds, *, run=run):
    """The run from init(X, K, seed) with the highest log-likelihood, the first of equals."""
    return max((run(X, *init(X, K, seed)) for seed in seeds), key=lambda fit: fit[2])
