"""Right, written with loops."""

import numpy as np


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
