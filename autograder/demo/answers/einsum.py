"""Right, written with einsum."""

import numpy as np

from softcounts import GaussianMixture, init


def log_gaussian(X, mu, var):
    """The squares in one einsum."""
    delta = X[:, None, :] - mu[None, :, :]
    squares = np.einsum("ijl,ijl->ij", delta, delta)
    return -0.5 * (squares / var + X.shape[1] * np.log(2 * np.pi * var))


def estep(X, mixture):
    """Shares, then their sums."""
    with np.errstate(divide="ignore"):
        log_joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    top = np.max(log_joint, axis=1)
    shares = np.exp(log_joint - top[:, None])
    sums = np.einsum("ij->i", shares)
    return np.einsum("ij,i->ij", shares, 1 / sums), float(np.sum(top + np.log(sums)))


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


def run(X, mixture, post):
    """The first pass has no old value: infinity never stops it."""
    old, new = -np.inf, -np.inf
    first = True
    while first or abs(new - old) > 1e-6 * abs(new):
        first, old = new == -np.inf, new
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
    return mixture, post, new


def best_of(X, K, seeds):
    """max takes the first of equals."""
    return max([run(X, *init(X, K, seed)) for seed in seeds], key=lambda fit: fit[2])
