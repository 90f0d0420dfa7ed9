"""Right, written with loops."""

import numpy as np

from softcounts import GaussianMixture, init


def log_gaussian(X, mu, var):
    """One entry at a time."""
    n, d = X.shape
    K = len(mu)
    out = np.zeros((n, K))
    for i in range(n):
        for j in range(K):
            square = 0.0
            for l in range(d):
                square += (X[i, l] - mu[j, l]) ** 2
            out[i, j] = -d / 2 * np.log(2 * np.pi * var[j]) - square / (2 * var[j])
    return out


def estep(X, mixture):
    """One row at a time, each about its own maximum."""
    post, total = [], 0.0
    density = log_gaussian(X, mixture.mu, mixture.var)
    for i in range(len(X)):
        row = [np.log(p) + density[i, j] if p > 0 else -np.inf for j, p in enumerate(mixture.p)]
        shares = [np.exp(value - max(row)) for value in row]
        post.append([share / sum(shares) for share in shares])
        total += max(row) + np.log(sum(shares))
    return np.array(post), float(total)


def soft_counts(post):
    """Add up the rows."""
    N = np.zeros(post.shape[1])
    for row in post:
        N += row
    return N


def mstep(X, post):
    """Component by component."""
    n, d = X.shape
    mu, var, p = [], [], []
    for weights in post.T:
        N = sum(weights)
        mean = sum(weights[i] * X[i] for i in range(n)) / N
        mu.append(mean)
        var.append(sum(weights[i] * sum((X[i] - mean) ** 2) for i in range(n)) / (d * N))
        p.append(N / n)
    return GaussianMixture(np.array(mu), np.array(var), np.array(p))


def run(X, mixture, post):
    """Count the passes."""
    values = []
    for _ in range(10_000):
        post, value = estep(X, mixture)
        mixture = mstep(X, post)
        values.append(value)
        if len(values) > 1 and abs(values[-1] - values[-2]) <= 1e-6 * abs(values[-1]):
            break
    return mixture, post, values[-1]


def best_of(X, K, seeds):
    """Keep all fits, then look for the first best."""
    fits = []
    for seed in seeds:
        mixture, post = init(X, K, seed)
        fits.append(run(X, mixture, post))
    values = [fit[2] for fit in fits]
    return fits[values.index(max(values))]
