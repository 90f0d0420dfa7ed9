"""mstep in many styles."""

import sys

import numpy as np

from autograder.reference.experts import gate_gradient, weighted_least_squares
from softcounts import ExpertMixture
from tests.variants.lesson09 import climb_gate


def as_taught(X, y, post, mixture, min_variance=1e-4):
    W = np.array([weighted_least_squares(X, y, weights) for weights in post.T])
    squared = (y[:, None] - X @ W.T) ** 2
    var = (post * squared).sum(axis=0) / post.sum(axis=0)
    V = climb_gate(X, post, mixture.V, gate_gradient)
    return ExpertMixture(W, np.maximum(var, min_variance), V)


def loops(X, y, post, mixture, min_variance=1e-4):
    n, K = post.shape
    W, var = np.zeros(mixture.W.shape), np.zeros(K)
    for j in range(K):
        W[j] = weighted_least_squares(X, y, post[:, j])
        total = 0.0
        for i in range(n):
            var[j] += post[i, j] * (y[i] - W[j] @ X[i]) ** 2
            total += post[i, j]
        var[j] = max(var[j] / total, min_variance)
    return ExpertMixture(W, var, climb_gate(X, post, mixture.V, gate_gradient))


def numpy_average(X, y, post, mixture, min_variance=1e-4):
    W, var = [], []
    for j in range(post.shape[1]):
        W.append(weighted_least_squares(X, y, post[:, j]))
        var.append(max(np.average((y - X @ W[j]) ** 2, weights=post[:, j]), min_variance))
    return ExpertMixture(np.array(W), np.array(var), climb_gate(X, post, mixture.V, gate_gradient))


def einsum(X, y, post, mixture, min_variance=1e-4):
    W = np.stack([weighted_least_squares(X, y, w) for w in post.T])
    away = y[:, None] - np.einsum("id,jd->ij", X, W)
    var = np.einsum("ij,ij,ij->j", post, away, away) / np.einsum("ij->j", post)
    V = climb_gate(X, post, mixture.V, gate_gradient)
    return ExpertMixture(W=W, var=np.clip(var, min_variance, None), V=V)


def shares_of_each_column(X, y, post, mixture, min_variance=1e-4):
    parts = post / post.sum(axis=0)
    W = np.array([weighted_least_squares(X, y, part) for part in parts.T])
    var = (parts * np.square(y[:, None] - X @ W.T)).sum(axis=0)
    V = climb_gate(X, post, mixture.V, gate_gradient)
    return ExpertMixture(W, np.where(var < min_variance, min_variance, var), V)


def gate_first(X, y, post, mixture, min_variance=1e-4):
    V = climb_gate(X, post, mixture.V, gate_gradient)
    W = np.vstack([weighted_least_squares(X, y, post[:, j]) for j in range(len(V))])
    residual = (y - (X @ W.T).T).T
    return ExpertMixture(W, np.fmax((post * residual**2).sum(0) / post.sum(0), min_variance), V)


def roots_of_weights(X, y, post, mixture, min_variance=1e-4):
    lines, spreads = [], []
    for weights in post.T:
        root = np.sqrt(weights)
        lines.append(np.linalg.lstsq(root[:, None] * X, root * y, rcond=None)[0])
        spreads.append(np.linalg.norm(root * (y - X @ lines[-1])) ** 2 / weights.sum())
    W, var = np.array(lines), np.maximum(spreads, min_variance)
    return ExpertMixture(W, var, climb_gate(X, post, mixture.V, gate_gradient))


def all_lines_at_once(X, y, post, mixture, min_variance=1e-4):
    left = np.einsum("ij,ik,im->jkm", post, X, X)
    W = np.linalg.solve(left, ((post.T * y) @ X)[..., None])[..., 0]
    var = np.diag(post.T @ (y[:, None] - X @ W.T) ** 2) / post.sum(axis=0)
    return ExpertMixture(W, np.maximum(var, min_variance), climb_gate(X, post, mixture.V, gate_gradient))


def replaced(X, y, post, mixture, min_variance=1e-4):
    W = np.empty_like(mixture.W)
    for j, weights in enumerate(np.ascontiguousarray(post.T)):
        W[j] = weighted_least_squares(X, y, weights)
    var = ((y[:, None] - X @ W.T) ** 2 * post).sum(axis=0) / np.sum(post, axis=0)
    var[var < min_variance] = min_variance
    return mixture._replace(W=W, var=var, V=climb_gate(X, post, mixture.V, gate_gradient))


def noisy_fortran(X, y, post, mixture, min_variance=1e-4):
    print("M", file=sys.stderr)
    W, var, V = as_taught(np.asfortranarray(X), y, np.asfortranarray(post), mixture, min_variance)
    return ExpertMixture(np.asfortranarray(W), var, np.asfortranarray(V))


def masked_rows(X, y, post, mixture, min_variance=1e-4):
    """Only rows that an expert owns a part of go into its line and its variance."""
    W, var = [], []
    for weights in post.T:
        mine = weights > 0
        line = weighted_least_squares(X[mine], y[mine], weights[mine])
        W.append(line)
        var.append(weights[mine] @ (y[mine] - X[mine] @ line) ** 2 / weights[mine].sum())
    return ExpertMixture(np.array(W), np.maximum(var, min_variance), climb_gate(X, post, mixture.V, gate_gradient))
