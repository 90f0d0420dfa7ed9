"""The M-step."""

import math

import numpy as np

from softcounts import GaussianMixture


def soft_counts(post):
    return np.array([math.fsum(post[i][j] for i in range(len(post))) for j in range(post.shape[1])])


def mstep(X, post):
    n, d = X.shape
    mu, var, p = [], [], []
    for j in range(post.shape[1]):
        N = math.fsum(post[i, j] for i in range(n))
        mean = [math.fsum(post[i, j] * X[i, k] for i in range(n)) / N for k in range(d)]
        spread = math.fsum(post[i, j] * (X[i, k] - mean[k]) ** 2 for i in range(n) for k in range(d))
        mu.append(mean)
        var.append(spread / (d * N))
        p.append(N / n)
    return GaussianMixture(np.array(mu), np.array(var), np.array(p))
