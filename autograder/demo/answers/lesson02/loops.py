"""Right, written with loops."""

import numpy as np

from softcounts import GaussianMixture


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
