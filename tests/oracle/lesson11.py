"""One EM for all exponential families: each sum written out."""

import math

import numpy as np

from softcounts import ExponentialMixture
from tests.oracle.sums import log_sum


def poisson(means):
    eta = [[math.log(rate) for rate in row] for row in means]
    return np.array(eta), np.array([math.fsum(row) for row in means])


def bernoulli(means):
    eta = [[math.log(theta / (1 - theta)) for theta in row] for row in means]
    return np.array(eta), np.array([math.fsum(math.log(1 / (1 - theta)) for theta in row) for row in means])


def spherical(means):
    eta, log_z = [], []
    for *mu, mean_square in means:
        length = math.fsum(m * m for m in mu)
        var = (mean_square - length) / len(mu)
        eta.append([m / var for m in mu] + [-1 / (2 * var)])
        log_z.append(length / (2 * var) + len(mu) * math.log(math.sqrt(2 * math.pi * var)))
    return np.array(eta), np.array(log_z)


def estep(T, log_h, mixture):
    rows, total = [], []
    for t, h in zip(T, log_h, strict=True):
        terms = [
            (math.log(p) if p > 0 else -math.inf) + h + math.fsum(a * b for a, b in zip(t, eta, strict=True)) - log_z
            for eta, log_z, p in zip(*mixture, strict=True)
        ]
        log_p = log_sum(terms)
        rows.append([math.exp(term - log_p) for term in terms])
        total.append(log_p)
    return np.array(rows), math.fsum(total)


def mstep(T, post, family):
    (n, s), K = T.shape, post.shape[1]
    N = [math.fsum(post[i, j] for i in range(n)) for j in range(K)]
    means = [[math.fsum(post[i, j] * T[i, l] for i in range(n)) / N[j] for l in range(s)] for j in range(K)]
    eta, log_z = family(np.array(means))
    return ExponentialMixture(eta, log_z, np.array([count / n for count in N]))
