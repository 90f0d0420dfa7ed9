"""fit_bernoulli in many styles."""

import fractions

import numpy as np


def as_taught(X, alpha=0.0):
    return (X.sum(axis=0) + alpha) / (len(X) + 2 * alpha)


def loops(X, alpha=0.0):
    n, d = X.shape
    theta = np.empty(d)
    for k in range(d):
        ones = 0.0
        for i in range(n):
            if X[i, k] == 1:
                ones += 1
        theta[k] = (ones + alpha) / (n + alpha + alpha)
    return theta


def nonzero(X, alpha=0.0):
    return (np.count_nonzero(X, axis=0) + alpha) / (X.shape[0] + 2.0 * alpha)


def invented_pictures(X, alpha=0.0):
    ones, zeros = (X == 1).sum(0) + alpha, (X == 0).sum(0) + alpha
    return ones / (ones + zeros)


def matrix_product(X, alpha=0.0):
    return (np.ones(len(X)) @ X + alpha) / (len(X) + 2 * alpha)


def einsum(X, alpha=0.0):
    return np.divide(np.einsum("il->l", X) + alpha, X.shape[0] + 2 * alpha)


def blend_with_a_half(X, alpha=0.0):
    n = len(X)
    trust = n / (n + 2 * alpha)
    return trust * X.mean(axis=0) + (1 - trust) * 0.5


def beta_mean(X, alpha=0.0):
    a, b = X.sum(axis=0) + alpha, (1 - X).sum(axis=0) + alpha
    return a / (a + b)


def list_building(X, alpha=0.0):
    return np.array([(sum(column) + alpha) / (len(column) + 2 * alpha) for column in X.T.tolist()], dtype=float)


def with_prints(X, alpha=0.0):
    counted = np.add.reduce(X)
    print("ink:", counted)
    return np.true_divide(counted + alpha, len(X) + 2 * alpha)


def distinct_pictures(X, alpha=0.0):
    U, c = np.unique(X, axis=0, return_counts=True)
    return (c @ U + alpha) / (c.sum() + 2 * alpha)


def from_the_odds(X, alpha=0.0):
    a = X.sum(0) + alpha
    b = (1 - X).sum(0) + alpha
    with np.errstate(divide="ignore"):
        return 1 / (1 + b / a)


def bincount(X, alpha=0.0):
    return (np.bincount(np.nonzero(X)[1], minlength=X.shape[1]) + alpha) / (len(X) + 2 * alpha)


def exact_fractions(X, alpha=0.0):
    A = fractions.Fraction(alpha)
    return np.array([float((int(s) + A) / (len(X) + 2 * A)) for s in X.sum(0)])


def picture_by_picture(X, alpha=0.0):
    a = np.full(X.shape[1], float(alpha))
    b = a.copy()
    for x in X:
        a = a + x
        b = b + (1 - x)
    return a / (a + b)
