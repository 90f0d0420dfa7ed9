"""weighted_least_squares in many styles."""

import sys

import numpy as np
from scipy.linalg import cho_factor, cho_solve, lstsq, solve_triangular
from scipy.optimize import lsq_linear


def as_taught(X, y, weights):
    weighted = X.T * weights
    return np.linalg.solve(weighted @ X, weighted @ y)


def roots_and_lstsq(X, y, weights):
    root = np.sqrt(weights)
    return np.linalg.lstsq(root[:, None] * X, root * y, rcond=None)[0]


def scipy_lstsq(X, y, weights):
    root = weights**0.5
    return lstsq(X * root[:, None], y * root)[0]


def diagonal_matrix(X, y, weights):
    D = np.diag(weights)
    return np.linalg.inv(X.T @ D @ X) @ X.T @ D @ y


def qr(X, y, weights):
    root = np.sqrt(weights)
    Q, R = np.linalg.qr(X * root[:, None])
    return solve_triangular(R, Q.T @ (y * root))


def singular_values(X, y, weights):
    root = np.sqrt(weights)[:, None]
    return np.linalg.pinv(root * X) @ (root[:, 0] * y)


def loops(X, y, weights):
    n, d = X.shape
    left, right = np.zeros((d, d)), np.zeros(d)
    for i in range(n):
        for k in range(d):
            right[k] += weights[i] * X[i, k] * y[i]
            for m in range(d):
                left[k, m] += weights[i] * X[i, k] * X[i, m]
    return np.linalg.solve(left, right)


def einsum(X, y, weights):
    left = np.einsum("i,ik,im->km", weights, X, X)
    return np.linalg.solve(left, np.einsum("i,ik,i->k", weights, X, y))


def cholesky(X, y, weights):
    mine = weights > 0
    A, t, w = X[mine], y[mine], weights[mine]
    return cho_solve(cho_factor((A.T * w) @ A), A.T @ (w * t))


def weights_that_sum_to_one(X, y, weights):
    w = weights / weights.sum()
    weighted = X * w[:, None]
    return np.linalg.solve(weighted.T @ X, weighted.T @ y)


def bounded_without_bounds(X, y, weights):
    mine = weights > 0
    root = np.sqrt(weights[mine] / weights.max())
    return lsq_linear(X[mine] * root[:, None], y[mine] * root, method="bvls").x


def one_residual_step(X, y, weights):
    """Solve, then once more for what is left: one step of refinement."""
    weighted = X.T * weights
    b = np.linalg.solve(weighted @ X, weighted @ y)
    return b + np.linalg.solve(weighted @ X, weighted @ (y - X @ b))


def noisy(X, y, weights):
    print(X.shape, file=sys.stderr)
    return np.asfortranarray(roots_and_lstsq(np.asfortranarray(X), y, weights))
