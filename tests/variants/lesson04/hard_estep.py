"""hard_estep in many styles."""

import functools
import math
import warnings

import numpy as np
from scipy.spatial.distance import cdist
from scipy.special import log_softmax
from scipy.stats import multivariate_normal, norm, rankdata

from autograder.reference.gaussian import estep, log_gaussian


def as_taught(X, mixture):
    shares = estep(X, mixture)[0]
    best = shares.argmax(axis=1)
    return np.eye(shares.shape[1])[best]


def log_joint(X, mixture):
    with np.errstate(divide="ignore"):
        joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    post = np.zeros_like(joint)
    post[np.arange(len(X)), np.argmax(joint, axis=1)] = 1
    return post


def noisy(X, mixture):
    print("hard", len(X))
    warnings.warn("log of 0 ahead", stacklevel=1)
    joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    return (np.arange(joint.shape[1]) == joint.argmax(1)[:, None]).astype(int)


def loops(X, mixture):
    n, d = X.shape
    post = np.zeros((n, len(mixture.p)))
    for i in range(n):
        best, at = None, 0
        for j in range(len(mixture.p)):
            if mixture.p[j] == 0:
                continue
            square = sum((X[i, k] - mixture.mu[j, k]) ** 2 for k in range(d))
            score = math.log(mixture.p[j]) - d / 2 * math.log(mixture.var[j]) - square / (2 * mixture.var[j])
            if best is None or score > best:
                best, at = score, j
        post[i, at] = 1.0
    return post


def cost(X, mixture):
    with np.errstate(divide="ignore"):
        price = np.log(mixture.var) * X.shape[1] - 2 * np.log(mixture.p)
    return np.eye(len(mixture.p), dtype=bool)[(cdist(X, mixture.mu, "sqeuclidean") / mixture.var + price).argmin(1)]


def first_of_the_equals(X, mixture):
    shares, _ = estep(X, mixture)
    equal = shares == shares.max(axis=1, keepdims=True)
    return equal & (equal.cumsum(axis=1) == 1)


def expanded_squares(X, mixture):
    squared = (X**2).sum(1)[:, None] - 2 * X @ mixture.mu.T + (mixture.mu**2).sum(1)
    with np.errstate(divide="ignore"):
        joint = np.log(mixture.p) - X.shape[1] / 2 * np.log(mixture.var) - squared / (2 * mixture.var)
    return np.identity(len(mixture.p))[np.argmax(joint, axis=-1)]


def scipy_multivariate(X, mixture):
    columns = []
    for mu, var, p in zip(*mixture, strict=True):
        density = multivariate_normal.logpdf(X, mu, var * np.eye(X.shape[1]))
        columns.append(np.atleast_1d(density) + (math.log(p) if p else -math.inf))
    best = np.argmax(columns, axis=0)
    return np.array([[float(j == b) for j in range(len(mixture.p))] for b in best])


def scipy_coordinates(X, mixture):
    terms = norm.logpdf(X[:, None, :], mixture.mu, np.sqrt(mixture.var)[:, None]).sum(axis=2)
    with np.errstate(divide="ignore"):
        log_post = log_softmax(terms + np.log(mixture.p), axis=1)
    post = np.zeros(log_post.shape, order="F")
    np.put_along_axis(post, log_post.argmax(axis=1, keepdims=True), 1.0, axis=1)
    return post


def sorted_pairs(X, mixture):
    rows = []
    for shares in estep(X, mixture)[0].tolist():
        winner = sorted(range(len(shares)), key=lambda j: (-shares[j], j))[0]
        rows.append([1.0 if j == winner else 0.0 for j in range(len(shares))])
    return np.array(rows)


def running_best(X, mixture):
    with np.errstate(divide="ignore"):
        columns = (log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)).T
    best, at = columns[0].copy(), np.zeros(len(X), dtype=int)
    for j, column in enumerate(columns[1:], 1):
        better = column > best
        best[better], at[better] = column[better], j
    return np.where(np.arange(len(columns)) == at[:, None], 1.0, 0.0)


def ranks(X, mixture):
    order = rankdata(-estep(X, mixture)[0], method="ordinal", axis=1)
    return (order == 1).astype(np.int8)


def centred_first(X, mixture):
    centre = X.mean(axis=0)
    away = (X - centre)[:, None, :] - (mixture.mu - centre)
    with np.errstate(divide="ignore"):
        joint = np.log(mixture.p) - X.shape[1] * np.log(np.sqrt(mixture.var))
    joint = joint - np.einsum("ijk,ijk->ij", away, away) / mixture.var / 2
    return (joint.argmax(axis=1) == np.arange(len(mixture.p))[:, None]).T.astype(float)


def added_at(X, mixture):
    post = np.zeros((len(X), len(mixture.p)))
    np.add.at(post, (range(len(X)), np.nanargmax(estep(X, mixture)[0], axis=1)), 1.0)
    return post


def fair_tournament(X, mixture):
    with np.errstate(divide="ignore", invalid="ignore"):
        joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    earlier = np.tri(joint.shape[1], k=-1, dtype=bool)
    beaten = (joint[:, None, :] > joint[:, :, None]) | ((joint[:, None, :] == joint[:, :, None]) & earlier)
    return ~beaten.any(axis=2)


def _j(X, m):
    with np.errstate(divide="ignore"):
        return (
            np.log(m.p) - X.shape[1] / 2 * np.log(2 * np.pi * m.var) - ((X[:, None] - m.mu) ** 2).sum(2) / (2 * m.var)
        )


def recursive(X, mixture):
    if len(X) > 1:
        h = len(X) // 2
        return np.vstack([recursive(X[:h], mixture), recursive(X[h:], mixture)])
    j = _j(X, mixture)[0]
    r = np.zeros((1, len(j)))
    r[0, max(range(len(j)), key=lambda k: (j[k], -k))] = 1
    return r


def slogdet(X, mixture):
    d = X.shape[1]
    out = np.empty((len(X), len(mixture.p)))
    for k in range(len(mixture.p)):
        C = mixture.var[k] * np.eye(d)
        D = X - mixture.mu[k]
        with np.errstate(divide="ignore"):
            out[:, k] = (
                np.log(mixture.p[k])
                - 0.5 * np.linalg.slogdet(C)[1]
                - 0.5 * np.einsum("ni,ij,nj->n", D, np.linalg.inv(C), D)
            )
    return (out.argmax(1)[:, None] == np.arange(out.shape[1])).astype(np.int64)


def lexsorted(X, mixture):
    j = _j(X, mixture)
    K = j.shape[1]
    r = np.zeros(j.shape)
    for i in range(len(j)):
        r[i, np.lexsort((np.arange(K), -j[i]))[0]] = 1.0
    return r


def precision_form(X, mixture):
    prec = 1 / mixture.var
    q = X @ (mixture.mu * prec[:, None]).T - 0.5 * np.outer((X**2).sum(1), prec) - 0.5 * (mixture.mu**2).sum(1) * prec
    with np.errstate(divide="ignore"):
        q = q + np.log(mixture.p) + X.shape[1] / 2 * np.log(prec)
    return np.eye(len(prec))[q.argmax(1)]


def fold_over_components(X, mixture):
    j = _j(X, mixture)
    at = functools.reduce(
        lambda a, k: np.where(j[np.arange(len(j)), a] >= j[:, k], a, k), range(1, j.shape[1]), np.zeros(len(j), int)
    )
    return np.equal.outer(at, np.arange(j.shape[1])).astype(float)


def filtered_components(X, mixture):
    alive = np.flatnonzero(mixture.p > 0)
    sub = type(mixture)(mixture.mu[alive], mixture.var[alive], mixture.p[alive])
    r = np.zeros((len(X), len(mixture.p)))
    r[np.arange(len(X)), alive[_j(X, sub).argmax(1)]] = 1
    return r
