"""The formulas written out as literally as they stand: sums are loops, and nothing is shared with the reference.

Sums of many terms use math.fsum, which rounds once; logarithms of sums are taken about their own maximum.
"""

import math

import numpy as np

from softcounts import GaussianMixture, init


def row_sums(A):
    return np.array([math.fsum(row) for row in A])


def differences(X, mu):
    return np.array([[[x - m for x, m in zip(point, mean, strict=True)] for mean in mu] for point in X])


def log_sum_exp(A):
    return np.array([_log_sum(list(row)) for row in A])


def _log_sum(terms):
    top = max(terms)
    if top == -math.inf:
        return top
    return top + math.log(math.fsum(math.exp(term - top) for term in terms))


def _log_normal(x, mu, var):
    total = 0.0
    for coordinate, mean in zip(x, mu, strict=True):
        total += -0.5 * math.log(2 * math.pi * var) - (coordinate - mean) ** 2 / (2 * var)
    return total


def log_gaussian(X, mu, var):
    return np.array([[_log_normal(x, mu[j], var[j]) for j in range(len(var))] for x in X])


def estep(X, mixture):
    rows, total = [], 0.0
    for x in X:
        terms = [
            (math.log(p) if p > 0 else -math.inf) + _log_normal(x, mu, var)
            for mu, var, p in zip(mixture.mu, mixture.var, mixture.p, strict=True)
        ]
        log_p = _log_sum(terms)
        rows.append([math.exp(term - log_p) for term in terms])
        total += log_p
    return np.array(rows), total


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


def run(X, mixture, post):
    trace = []
    while True:
        post, log_likelihood = estep(X, mixture)
        mixture = mstep(X, post)
        trace.append(log_likelihood)
        if len(trace) > 1 and abs(trace[-1] - trace[-2]) <= 1e-6 * abs(trace[-1]):
            return mixture, post, log_likelihood


def best_of(X, K, seeds):
    best = None
    for seed in seeds:
        fit = run(X, *init(X, K, seed))
        if best is None or fit[2] > best[2]:
            best = fit
    return best
