"""fit_bernoulli in many styles."""

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
