"""bernoulli in many styles."""

import math

import numpy as np
from scipy import special


def as_taught(means):
    return np.log(means / (1 - means)), -np.log(1 - means).sum(axis=1)


def two_logarithms(means):
    return np.log(means) - np.log(1 - means), np.log(1 / (1 - means)).sum(axis=1)


def log1p(means):
    off = np.log1p(-means)
    return np.log(means) - off, -off.sum(axis=1)


def logit(means):
    return special.logit(means), -special.xlog1py(1, -means).sum(axis=1)


def z_from_eta(means):
    eta = special.logit(means)
    return eta, np.log1p(np.exp(eta)).sum(axis=1)


def softplus(means):
    eta = np.log(means) - np.log1p(-means)
    return eta, np.logaddexp(0, eta).sum(axis=1)


def loops(means):
    eta, log_z = np.zeros(means.shape), np.zeros(len(means))
    for j in range(len(means)):
        for l in range(means.shape[1]):
            theta = means[j, l]
            eta[j, l] = math.log(theta / (1 - theta))
            log_z[j] -= math.log(1 - theta)
    return eta, log_z


def comprehension(means):
    eta = [[math.log(t) - math.log(1 - t) for t in row] for row in means]
    return np.array(eta), np.array([-math.fsum(math.log(1 - t) for t in row) for row in means])


def einsum(means):
    odds = means / (1 - means)
    return np.log(odds), np.einsum("jl->j", np.log(1 + odds))


def other_side(means):
    other = 1 - means
    return -np.log(other / means), -np.log(other) @ np.ones(means.shape[1])


def transposed(means):
    columns = np.ascontiguousarray(means.T)
    return np.log(columns / (1 - columns)).T, -np.log(1 - columns).sum(axis=0)


def log_of_product(means):
    return 2 * np.arctanh(2 * means - 1) if means.min() > 1e-3 and means.max() < 0.999 else special.logit(means), (
        -np.log(np.prod(1 - means, axis=1))
    )


def expit_turned(means):
    eta = special.logit(means)
    return eta, -np.log(special.expit(-eta)).sum(axis=-1)
