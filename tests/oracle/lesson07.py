"""Labelled and unlabelled rows together: densities by elimination, entry by entry."""

import math

import numpy as np

from softcounts import ClassGaussians
from tests.oracle.sums import log_sum


def elimination(matrix, right):
    """Solution of matrix z = right, and the determinant, by Gaussian elimination with pivots."""
    d, sign = len(right), 1.0
    rows = [[*map(float, row), float(value)] for row, value in zip(matrix, right, strict=True)]
    for k in range(d):
        best = max(range(k, d), key=lambda i: abs(rows[i][k]))
        if best != k:
            rows[k], rows[best], sign = rows[best], rows[k], -sign
        for i in range(k + 1, d):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k], strict=True)]
    z = [0.0] * d
    for k in reversed(range(d)):
        z[k] = (rows[k][d] - math.fsum(rows[k][i] * z[i] for i in range(k + 1, d))) / rows[k][k]
    return z, sign * math.prod(rows[k][k] for k in range(d))


def log_joint(u, model, c):
    d = len(u)
    away = [u[k] - model.mu[c][k] for k in range(d)]
    z, determinant = elimination(model.cov[c], away)
    squared = math.fsum(away[k] * z[k] for k in range(d))
    return math.log(model.p[c]) - 0.5 * (d * math.log(2 * math.pi) + math.log(determinant) + squared)


def estep(U, model):
    C = len(model.p)
    post, total = np.zeros((len(U), C)), []
    for i in range(len(U)):
        terms = [log_joint(U[i], model, c) for c in range(C)]
        total.append(log_sum(terms))
        for c in range(C):
            post[i, c] = math.exp(terms[c] - total[-1])
    return post, math.fsum(total)


def mstep(X, y, U, post):
    (n, d), t, C = X.shape, len(U), post.shape[1]
    rows = [*X, *U]
    mu, cov, p = [], [], []
    for c in range(C):
        weights = [1.0 if y[i] == c else 0.0 for i in range(n)] + [post[i, c] for i in range(t)]
        count = math.fsum(weights)
        mean = [math.fsum(w * row[k] for w, row in zip(weights, rows, strict=True)) / count for k in range(d)]
        matrix = [[0.0] * d for _ in range(d)]
        for k in range(d):
            for m in range(d):
                products = (w * (r[k] - mean[k]) * (r[m] - mean[m]) for w, r in zip(weights, rows, strict=True))
                matrix[k][m] = math.fsum(products) / count + (1e-6 if k == m else 0.0)
        mu.append(mean)
        cov.append(matrix)
        p.append(count / (n + t))
    return ClassGaussians(np.array(mu), np.array(cov), np.array(p))


def fit_supervised(X, y, C):
    return mstep(X, y, X[:0], np.zeros((0, C)))


def run(X, y, U, model):
    trace = []
    while True:
        labelled = math.fsum(log_joint(X[i], model, y[i]) for i in range(len(X)))
        post, unlabelled = estep(U, model)
        model = mstep(X, y, U, post)
        trace.append(labelled + unlabelled)
        if len(trace) > 1 and abs(trace[-1] - trace[-2]) <= 1e-6 * abs(trace[-1]):
            return model, post, trace[-1]


def predict(U, model):
    labels = []
    for u in U:
        terms = [log_joint(u, model, c) for c in range(len(model.p))]
        labels.append(terms.index(max(terms)))
    return np.array(labels, dtype=int)
