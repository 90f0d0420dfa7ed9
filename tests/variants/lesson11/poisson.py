"""poisson in many styles."""

import math

import numpy as np
from scipy import special


def as_taught(means):
    return np.log(means), means.sum(axis=1)


def loops(means):
    eta, log_z = np.zeros(means.shape), np.zeros(len(means))
    for j, row in enumerate(means):
        for l, rate in enumerate(row):
            eta[j, l] = math.log(rate)
            log_z[j] += rate
    return eta, log_z


def comprehension(means):
    eta = np.array([[math.log(rate) for rate in row] for row in means.tolist()])
    return eta, np.array([math.fsum(row) for row in means.tolist()])


def z_from_eta(means):
    eta = np.log(means)
    return eta, np.exp(eta).sum(axis=1)


def einsum(means):
    return np.log(means), np.einsum("jl->j", means)


def product_with_ones(means):
    return np.log(means), means @ np.ones(means.shape[1])


def base_two(means):
    return np.log2(means) * np.log(2), np.add.reduce(means, axis=-1)


def apart_in_two_lines(means):
    log_z = np.sum(np.ascontiguousarray(means.T), axis=0)
    eta = np.asfortranarray(np.log(means))
    return eta, log_z


def minus_log_of_inverse(means):
    return -np.log(1 / means), means.mean(axis=1) * means.shape[1]


def scipy_special(means):
    return special.xlogy(1.0, means), np.squeeze(means.sum(axis=1, keepdims=True), axis=1)


def row_by_row(means):
    pairs = [(np.log(row), row.sum()) for row in means]
    return np.stack([eta for eta, _ in pairs]), np.array([z for _, z in pairs])


def running_sum(means):
    return np.emath.log(means), np.cumsum(means, axis=1)[:, -1]
