"""Straight lines and a gate: a mixture of experts (Jordan and Jacobs 1994; Bishop PRML 14.5, Murphy PML1 13.6.2).

X (n, d) holds its column of ones, y (n,). The gate gives expert j the share g_ij = softmax_j(x_i . V_j).
"""

import numpy as np

from autograder.reference.gaussian import log_sum_exp
from softcounts.mixtures import ExpertMixture

STEPS = 10


def log_gate(X, V):
    """log g_ij = x_i . V_j - log sum_k exp(x_i . V_k), shape (n, K)."""
    scores = X @ V.T
    return scores - log_sum_exp(scores)[:, None]


def log_experts(X, y, mixture):
    """log N(y_i; x_i . W_j, var_j), shape (n, K)."""
    away = y[:, None] - X @ mixture.W.T
    return -0.5 * (np.log(2 * np.pi * mixture.var) + away**2 / mixture.var)


def estep(X, y, mixture, *, log_gate=log_gate):
    """Soft counts p(j | x_i, y_i), shape (n, K), and sum_i log sum_j g_ij N(y_i; x_i . W_j, var_j)."""
    joint = log_gate(X, mixture.V) + log_experts(X, y, mixture)
    rows = log_sum_exp(joint)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def weighted_least_squares(X, y, weights):
    """The b (d,) that makes sum_i w_i (y_i - x_i . b)^2 smallest."""
    root = np.sqrt(weights)
    return np.linalg.lstsq(root[:, None] * X, root * y)[0]


def gate_gradient(X, post, V, *, log_gate=log_gate):
    """Derivative of sum_ij post_ij log g_ij by V, shape (K, d): sum_i (post_ij - g_ij) x_i."""
    return (post - np.exp(log_gate(X, V))).T @ X


def climb_gate(X, post, V, gate_gradient=gate_gradient):
    """V after 10 steps uphill: the gate's curvature is at most half of X^T X (Boehning 1992), so none goes down."""
    curvature = X.T @ X / 2
    for _ in range(STEPS):
        V = V + np.linalg.solve(curvature, gate_gradient(X, post, V).T).T
    return V


def mstep(
    X,
    y,
    post,
    mixture,
    min_variance=1e-4,
    *,
    weighted_least_squares=weighted_least_squares,
    gate_gradient=gate_gradient,
):
    """Lines by weighted least squares, variances about them, at least `min_variance`, and the gate climbed on."""
    W = np.array([weighted_least_squares(X, y, weights) for weights in post.T])
    squared = (y[:, None] - X @ W.T) ** 2
    var = (post * squared).sum(axis=0) / post.sum(axis=0)
    return ExpertMixture(W, np.maximum(var, min_variance), climb_gate(X, post, mixture.V, gate_gradient))


def constant_gate(post, d):
    """The V (K, d) of a gate that gives expert j the share N_j / n everywhere: a mixture of regressions."""
    V = np.zeros((post.shape[1], d))
    V[:, 0] = np.log(post.mean(axis=0))
    return V
