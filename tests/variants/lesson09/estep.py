"""estep in many styles."""

import math
import warnings

import numpy as np
from scipy.special import log_softmax, logsumexp, softmax
from scipy.stats import norm

from autograder.reference.experts import log_gate


def as_taught(X, y, mixture):
    away = y[:, None] - X @ mixture.W.T
    joint = -0.5 * (np.log(2 * np.pi * mixture.var) + away**2 / mixture.var) + log_gate(X, mixture.V)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def scipy_norm(X, y, mixture):
    joint = norm.logpdf(y[:, None], X @ mixture.W.T, np.sqrt(mixture.var)) + log_gate(X, mixture.V)
    rows = logsumexp(joint, axis=1)
    return np.exp(joint - rows[:, None]), rows.sum()


def loops(X, y, mixture):
    n, K = len(X), len(mixture.var)
    gate, post, total = log_gate(X, mixture.V), np.zeros((n, K)), 0.0
    for i in range(n):
        terms = []
        for j in range(K):
            away = y[i] - sum(X[i] * mixture.W[j])
            terms.append(gate[i, j] - 0.5 * (math.log(2 * math.pi * mixture.var[j]) + away**2 / mixture.var[j]))
        top = max(terms)
        row = top + math.log(sum(math.exp(term - top) for term in terms))
        total += row
        for j in range(K):
            post[i, j] = math.exp(terms[j] - row)
    return post, total


def own_gate(X, y, mixture):
    W, var, V = mixture
    joint = log_softmax(X @ V.T, axis=1) - (y[:, None] - X @ W.T) ** 2 / (2 * var) - np.log(2 * np.pi * var) / 2
    return softmax(joint, axis=1), float(np.logaddexp.reduce(joint, axis=1).sum())


def scores_and_one_correction(X, y, mixture):
    """Unnormalised scores for the soft counts; the gate's own log-sum-exp is taken off the log-likelihood."""
    scores = X @ mixture.V.T
    joint = scores + norm.logpdf(y[:, None], X @ mixture.W.T, np.sqrt(mixture.var))
    difference = logsumexp(joint, axis=1) - logsumexp(scores, axis=1)
    return softmax(joint, axis=1), float(difference.sum())


def column_by_column(X, y, mixture):
    gate, columns = log_gate(X, mixture.V), []
    for j, (line, var) in enumerate(zip(mixture.W, mixture.var, strict=True)):
        residual = y - X @ line
        columns.append(gate[:, j] - residual**2 / (2 * var) - 0.5 * np.log(var) - 0.5 * np.log(2 * np.pi))
    joint = np.column_stack(columns)
    rows = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - rows), float(rows.sum())


def experts_first(X, y, mixture):
    away = y - mixture.W @ X.T
    joint = log_gate(X, mixture.V).T - (away**2 / mixture.var[:, None] + np.log(2 * np.pi * mixture.var)[:, None]) / 2
    rows = logsumexp(joint, axis=0)
    return np.exp(joint - rows).T, float(rows.sum())


def einsum_and_sd(X, y, mixture):
    sd = mixture.var**0.5
    z = (y[:, None] - np.einsum("id,jd->ij", X, mixture.W)) / sd
    joint = log_gate(X, mixture.V) - np.log(sd) - z * z / 2 - np.log(np.sqrt(2 * np.pi))
    return np.exp(log_softmax(joint, axis=1)), np.sum(logsumexp(joint, axis=1))


def ratios(X, y, mixture):
    away = y[:, None] - X @ mixture.W.T
    joint = log_gate(X, mixture.V) - 0.5 * (np.log(2 * np.pi * mixture.var) + away**2 / mixture.var)
    with np.errstate(over="ignore"):
        post = 1 / np.exp(joint[:, None, :] - joint[:, :, None]).sum(axis=2)
    return post, math.fsum(logsumexp(joint, axis=1))


def noisy_and_fortran(X, y, mixture):
    warnings.warn("watch out", stacklevel=1)
    post, value = scipy_norm(X, y, mixture)
    return np.asfortranarray(post), float(value)


def row_by_row(X, y, mixture):
    post, values = [], []
    for x, t, gate in zip(X, y, log_gate(X, mixture.V), strict=True):
        terms = gate + norm(mixture.W @ x, np.sqrt(mixture.var)).logpdf(t)
        values.append(logsumexp(terms))
        post.append(np.exp(terms - values[-1]))
    return np.array(post), float(sum(values))
