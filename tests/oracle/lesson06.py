"""Ink and paper: coins, one for each pixel."""

import math

import numpy as np

from softcounts import BernoulliMixture
from tests.oracle.sums import log_sum


def binarize(images, threshold=0.5):
    return np.array([[1.0 if int(v) / 255 > threshold else 0.0 for v in image.flat] for image in images])


def fit_bernoulli(X, alpha=0.0):
    n, d = X.shape
    return np.array([(math.fsum(X[i, k] for i in range(n)) + alpha) / (n + alpha + alpha) for k in range(d)])


def nll(X, theta):
    terms = []
    for x in X:
        for value, t in zip(x, theta, strict=True):
            chance = t if value == 1 else 1 - t
            if chance == 0:
                return math.inf
            terms.append(-math.log(chance))
    return math.fsum(terms) / len(X)


def estep(X, mixture):
    rows, total = [], []
    for x in X:
        terms = [
            (math.log(p) if p > 0 else -math.inf)
            + math.fsum(math.log(t) if value == 1 else math.log(1 - t) for value, t in zip(x, theta, strict=True))
            for theta, p in zip(mixture.theta, mixture.p, strict=True)
        ]
        log_p = log_sum(terms)
        rows.append([math.exp(term - log_p) for term in terms])
        total.append(log_p)
    return np.array(rows), math.fsum(total)


def mstep(X, post, alpha=1.0):
    (n, d), K = X.shape, post.shape[1]
    N = [math.fsum(post[i, j] for i in range(n)) for j in range(K)]
    ones = [[math.fsum(post[i, j] for i in range(n) if X[i, k] == 1) for k in range(d)] for j in range(K)]
    theta = [[(ones[j][k] + alpha) / (N[j] + alpha + alpha) for k in range(d)] for j in range(K)]
    return BernoulliMixture(np.array(theta), np.array([count / n for count in N]))
