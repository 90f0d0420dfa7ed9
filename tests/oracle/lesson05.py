"""Missing data."""

import math

import numpy as np

from softcounts import GaussianMixture


def _observed(x):
    return [k for k in range(len(x)) if not math.isnan(x[k])]


def _log_term(x, mean, var, p):
    """log p_j + log N of the observed entries."""
    if p == 0:
        return -math.inf
    seen = _observed(x)
    squared = math.fsum((x[k] - mean[k]) ** 2 for k in seen)
    return math.log(p) - len(seen) / 2 * math.log(2 * math.pi * var) - squared / (2 * var)


def estep(X, mixture):
    mu, var, p = mixture
    post, log_likelihood = [], []
    for x in X:
        terms = [_log_term(x, mu[j], var[j], p[j]) for j in range(len(p))]
        top = max(terms)
        row = top + math.log(math.fsum(math.exp(term - top) for term in terms))
        post.append([math.exp(term - row) for term in terms])
        log_likelihood.append(row)
    return np.array(post), math.fsum(log_likelihood)


def mstep(X, post, mixture, min_variance=0.25):
    n, d = X.shape
    mu, var, p = np.array(mixture.mu), [], []
    for j in range(post.shape[1]):
        for k in range(d):
            raters = [i for i in range(n) if not math.isnan(X[i, k])]
            support = math.fsum(post[i, j] for i in raters)
            if support >= 1:
                mu[j, k] = math.fsum(post[i, j] * X[i, k] for i in raters) / support
        entries = [(i, k) for i in range(n) for k in _observed(X[i])]
        weight = math.fsum(post[i, j] for i, _ in entries)
        squared = math.fsum(post[i, j] * (X[i, k] - mu[j, k]) ** 2 for i, k in entries)
        var.append(max(squared / weight, min_variance) if weight else min_variance)
        p.append(math.fsum(post[i, j] for i in range(n)) / n)
    return GaussianMixture(mu, np.array(var), np.array(p))


def fill_matrix(X, mixture):
    post, _ = estep(X, mixture)
    K = len(mixture.p)
    filled = [
        [math.fsum(post[i, j] * mixture.mu[j, k] for j in range(K)) if math.isnan(x) else x for k, x in enumerate(X[i])]
        for i in range(len(X))
    ]
    return np.array(filled)


def rmse(truth, filled, where):
    n, d = where.shape
    squares = [(truth[i, k] - filled[i, k]) ** 2 for i in range(n) for k in range(d) if where[i, k]]
    return math.sqrt(math.fsum(squares) / len(squares))
