"""spherical in many styles."""

import math

import numpy as np
from scipy import stats


def as_taught(means):
    mu, d = means[:, :-1], means.shape[1] - 1
    var = (means[:, -1] - (mu**2).sum(axis=1)) / d
    eta = np.column_stack([mu / var[:, None], -1 / (2 * var)])
    return eta, (mu**2).sum(axis=1) / (2 * var) + d / 2 * np.log(2 * np.pi * var)


def loops(means):
    eta, log_z = np.zeros(means.shape), np.zeros(len(means))
    for j, (*mu, q) in enumerate(means.tolist()):
        d = len(mu)
        length = sum(m * m for m in mu)
        var = (q - length) / d
        for l in range(d):
            eta[j, l] = mu[l] / var
        eta[j, d] = -0.5 / var
        log_z[j] = 0.5 * (length / var + d * math.log(2 * math.pi * var))
    return eta, log_z


def precision(means):
    K, s = means.shape
    mu = means[:, : s - 1]
    length = np.einsum("jl,jl->j", mu, mu)
    beta = (s - 1) / (means[:, -1] - length)
    eta = np.empty((K, s))
    eta[:, :-1] = mu * beta[:, None]
    eta[:, -1] = -beta / 2
    return eta, 0.5 * (beta * length - (s - 1) * np.log(beta / (2 * np.pi)))


def concatenate(means):
    mu, q = np.split(means, [-1], axis=1)
    d = mu.shape[1]
    var = (q - np.square(mu).sum(axis=1, keepdims=True)) / d
    eta = np.concatenate([mu, np.full((len(mu), 1), -0.5)], axis=1) / var
    log_z = np.square(mu).sum(axis=1, keepdims=True) / (2 * var) + 0.5 * d * np.log(2 * np.pi * var)
    return eta, log_z[:, 0]


def log_z_from_eta(means):
    d = means.shape[1] - 1
    var = (means[:, -1] - np.linalg.norm(means[:, :-1], axis=1) ** 2) / d
    eta = np.hstack([means[:, :-1] / var[:, np.newaxis], (-0.5 / var)[:, np.newaxis]])
    first, last = eta[:, :-1], eta[:, -1]
    return eta, -(first**2).sum(axis=1) / (4 * last) + d / 2 * np.log(np.pi / -last)


def density_at_zero(means):
    d = means.shape[1] - 1
    mu = means[:, :d]
    var = (means[:, d] - (mu * mu).sum(axis=-1)) / d
    eta = np.c_[mu / var[:, None], -1 / (2 * var)]
    return eta, -stats.norm.logpdf(0, mu, np.sqrt(var)[:, None]).sum(axis=1)


def row_by_row(means):
    rows, log_z = [], []
    for row in means:
        mu, d = row[:-1], len(row) - 1
        var = (row[-1] - mu @ mu) / d
        rows.append(np.append(mu, -0.5) / var)
        log_z.append(mu @ mu / (2 * var) + d * np.log(np.sqrt(2 * np.pi * var)))
    return np.array(rows), np.array(log_z)


def q_in_log_z(means):
    d = means.shape[1] - 1
    mu, q = means[:, :-1], means[:, -1]
    var = (q - (mu**2).sum(1)) / d
    eta = np.vstack([mu.T / var, -0.5 / var]).T
    return eta, q / (2 * var) - d / 2 + d / 2 * np.log(2 * np.pi * var)


def coordinates_subtracted_one_by_one(means):
    left = means[:, -1].copy()
    for l in range(means.shape[1] - 1):
        left = left - means[:, l] ** 2
    var = left / (means.shape[1] - 1)
    scaled = means / var[:, None]
    scaled[:, -1] = -1 / (2 * var)
    halves = (means[:, :-1] * scaled[:, :-1]).sum(axis=1) / 2
    return scaled, halves + (means.shape[1] - 1) / 2 * (np.log(2 * np.pi) + np.log(var))


def fortran(means):
    table = np.asfortranarray(means)
    mu, d = table[:, :-1], table.shape[1] - 1
    var = np.mean(table[:, -1:] / d - (mu**2).mean(axis=1, keepdims=True), axis=1)
    eta = np.asfortranarray(np.column_stack((mu / var.reshape(-1, 1), -0.5 * var**-1)))
    return eta, (mu**2).sum(axis=1) * 0.5 / var + 0.5 * d * np.log(2 * np.pi * var)


def diagonal(means):
    mu, d = means[:, :-1], means.shape[1] - 1
    length = np.diagonal(mu @ mu.T)
    var = (means[:, -1] - length) / d
    signs = np.append(np.ones(d), -0.5)
    table = np.column_stack([mu, np.ones(len(mu))])
    return table * signs / var[:, None], (length / var + d * np.log(2 * np.pi * var)) / 2
