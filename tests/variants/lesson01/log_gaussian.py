"""log_gaussian in many styles."""

import math
import sys
import warnings

import numpy as np
from scipy.spatial.distance import cdist
from scipy.stats import multivariate_normal, norm


def broadcasting(X, mu, var):
    d = X.shape[1]
    return -d / 2 * np.log(2 * np.pi * var) - np.square(X[:, None] - mu[None]).sum(-1) / (2 * var)


def loops(X, mu, var):
    out = np.zeros((X.shape[0], mu.shape[0]))
    for i in range(X.shape[0]):
        for j in range(mu.shape[0]):
            out[i, j] = -X.shape[1] / 2 * math.log(2 * math.pi * var[j])
            out[i, j] -= ((X[i] - mu[j]) ** 2).sum() / (2 * var[j])
    return out


def list_building(X, mu, var):
    columns = []
    for mean, v in zip(mu, var, strict=True):
        columns.append([-(((x - mean) ** 2).sum() / v + len(x) * np.log(2 * np.pi * v)) / 2 for x in X])
    return np.array(columns).T


def einsum(X, mu, var):
    delta = X[:, None, :] - mu[None, :, :]
    return -0.5 * np.einsum("ijl,ijl->ij", delta, delta) / var - 0.5 * X.shape[1] * np.log(2 * np.pi * var)


def scipy_cdist(X, mu, var):
    return -0.5 * cdist(X, mu, "sqeuclidean") / var[None, :] - 0.5 * X.shape[1] * np.log(2 * np.pi * var)[None, :]


def scipy_multivariate(X, mu, var):
    columns = [multivariate_normal.logpdf(X, m, v * np.eye(len(m))) for m, v in zip(mu, var, strict=True)]
    return np.column_stack([np.reshape(column, len(X)) for column in columns])


def scipy_norm(X, mu, var):
    return norm.logpdf(X[:, None, :], mu, np.sqrt(var)[:, None]).sum(axis=2)


def fortran_order(X, mu, var):
    return np.asfortranarray(broadcasting(X, mu, var))


def transposed_view(X, mu, var):
    rows = [
        -0.5 * (((X - m) ** 2 / v).sum(axis=1) + X.shape[1] * np.log(2 * np.pi * v))
        for m, v in zip(mu, var, strict=True)
    ]
    return np.array(rows).T


def helper_and_noise(X, mu, var):
    print("debugging", X.shape)
    print("a warning", file=sys.stderr)
    warnings.warn("something odd", stacklevel=1)
    np.log(np.zeros(1))

    def squared(mean):
        return np.linalg.norm(X - mean, axis=1) ** 2

    return np.stack(
        [-squared(m) / (2 * v) - X.shape[1] * np.log(np.sqrt(2 * np.pi * v)) for m, v in zip(mu, var, strict=True)],
        axis=1,
    )


def centred_and_expanded(X, mu, var):
    centre = X.mean(axis=0)
    A, B = X - centre, mu - centre
    squared = (A * A).sum(1)[:, None] - 2 * A @ B.T + (B * B).sum(1)
    return -0.5 * (squared / var + X.shape[1] * np.log(2 * np.pi * var))
