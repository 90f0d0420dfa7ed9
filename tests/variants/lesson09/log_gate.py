"""log_gate in many styles."""

import math
import sys

import numpy as np
from scipy.special import log_softmax, logsumexp


def as_taught(X, V):
    scores = X @ V.T
    top = scores.max(axis=1, keepdims=True)
    return scores - (top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True)))


def loops(X, V):
    table = np.zeros((len(X), len(V)))
    for i in range(len(X)):
        scores = [sum(X[i, k] * V[j, k] for k in range(X.shape[1])) for j in range(len(V))]
        top = max(scores)
        total = top + math.log(sum(math.exp(score - top) for score in scores))
        for j in range(len(V)):
            table[i, j] = scores[j] - total
    return table


def scipy_log_softmax(X, V):
    return log_softmax(X @ V.T, axis=1)


def scipy_logsumexp(X, V):
    scores = np.dot(X, V.T)
    return scores - logsumexp(scores, axis=1)[:, None]


def logaddexp_reduce(X, V):
    scores = np.einsum("id,jd->ij", X, V)
    return scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)


def experts_first(X, V):
    scores = V @ X.T
    shifted = scores - scores.max(axis=0)
    return np.ascontiguousarray((shifted - np.log(np.exp(shifted).sum(axis=0))).T)


def fortran_order(X, V):
    return np.asfortranarray(log_softmax(np.inner(X, V), axis=1))


def differences_of_scores(X, V):
    """-log sum_k exp(s_k - s_j), each about its own largest difference."""
    scores = X @ V.T
    return -logsumexp(scores[:, None, :] - scores[:, :, None], axis=2)


def row_by_row(X, V):
    rows = []
    for x in X:
        scores = V @ x
        rows.append(scores - logsumexp(scores))
    return np.array(rows)


def one_expert_at_a_time(X, V):
    total = np.full(len(X), -np.inf)
    for v in V:
        total = np.logaddexp(total, X @ v)
    return np.column_stack([X @ v - total for v in V])


def broadcasting_and_noisy(X, V):
    print("gate", file=sys.stderr)
    scores = (X[:, None, :] * V[None]).sum(axis=-1)
    return scores - np.log(np.sum(np.exp(scores - scores.max(1)[:, None]), 1))[:, None] - scores.max(1)[:, None]


def in_longdouble(X, V):
    scores = (X @ V.T).astype(np.longdouble)
    scores -= scores.max(axis=1, keepdims=True)
    return (scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))).astype(float)
