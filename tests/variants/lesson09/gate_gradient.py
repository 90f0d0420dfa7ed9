"""gate_gradient in many styles."""

import sys

import numpy as np
from scipy.special import softmax

from autograder.reference.experts import log_gate


def as_taught(X, post, V):
    gate = np.exp(log_gate(X, V))
    return (post - gate).T @ X


def loops(X, post, V):
    gate, gradient = np.exp(log_gate(X, V)), np.zeros(V.shape)
    for i in range(len(X)):
        for j in range(len(V)):
            for k in range(X.shape[1]):
                gradient[j, k] += (post[i, j] - gate[i, j]) * X[i, k]
    return gradient


def einsum(X, post, V):
    return np.einsum("ij,id->jd", post - np.exp(log_gate(X, V)), X)


def two_products(X, post, V):
    both = np.hstack([post, -np.exp(log_gate(X, V))]).T @ X
    return both[: len(V)] + both[len(V) :]


def own_softmax(X, post, V):
    return (X.T @ (post - softmax(X @ V.T, axis=1))).T


def broadcasting(X, post, V):
    gate = np.exp(log_gate(X, V))
    return ((post - gate)[:, :, None] * X[:, None, :]).sum(axis=0)


def expert_by_expert(X, post, V):
    gate = np.exp(log_gate(X, V))
    return np.array([(post[:, j] - gate[:, j]) @ X for j in range(V.shape[0])])


def outer_products(X, post, V):
    return sum(np.outer(p - g, x) for p, g, x in zip(post, np.exp(log_gate(X, V)), X, strict=True))


def tensordot(X, post, V):
    return np.tensordot(post - np.exp(log_gate(X, V)), X, axes=(0, 0))


def chain_rule_in_full(X, post, V):
    """The derivative of each log share by each score, [j = m] - g_m, summed with the soft counts."""
    gate = np.exp(log_gate(X, V))
    slopes = np.eye(len(V))[None] - gate[:, None, :]
    return np.einsum("ij,ijm,id->md", post, slopes, X)


def noisy_fortran(X, post, V):
    print("D", file=sys.stderr)
    return np.asfortranarray(as_taught(np.asfortranarray(X), post, V))
