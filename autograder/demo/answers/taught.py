"""Right, as taught."""

import numpy as np

from softcounts import GaussianMixture, init


def log_gaussian(X, mu, var):
    """Log density of each point under each component."""
    d = X.shape[1]
    squares = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -d / 2 * np.log(2 * np.pi * var) - squares / (2 * var)


def estep(X, mixture):
    """Soft counts and log-likelihood."""
    with np.errstate(divide="ignore"):
        log_joint = np.log(mixture.p) + log_gaussian(X, mixture.mu, mixture.var)
    top = log_joint.max(axis=1, keepdims=True)
    log_rows = top + np.log(np.exp(log_joint - top).sum(axis=1, keepdims=True))
    return np.exp(log_joint - log_rows), float(log_rows.sum())


def soft_counts(post):
    """How many points each component has."""
    return post.sum(axis=0)


def mstep(X, post):
    """The mixture that fits the soft counts best."""
    n, d = X.shape
    N = post.sum(axis=0)
    mu = post.T @ X / N[:, None]
    squares = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    var = (post * squares).sum(axis=0) / (d * N)
    return GaussianMixture(mu, var, N / n)


def run(X, mixture, post):
    """E-step, M-step, test, until nothing changes."""
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return mixture, post, new
        old = new


def best_of(X, K, seeds):
    """The best of several runs."""
    best = None
    for seed in seeds:
        fit = run(X, *init(X, K, seed))
        if best is None or fit[2] > best[2]:
            best = fit
    return best
