"""estep in many styles."""

import math

import numpy as np
from scipy.special import entr, logsumexp, softmax


def as_taught(T, log_h, mixture):
    with np.errstate(divide="ignore"):
        joint = log_h[:, None] + T @ mixture.eta.T - mixture.log_z + np.log(mixture.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def loops(T, log_h, mixture):
    n, K = len(T), len(mixture.p)
    post, total = np.zeros((n, K)), 0.0
    for i in range(n):
        terms = []
        for j in range(K):
            term = math.log(mixture.p[j]) if mixture.p[j] > 0 else -math.inf
            term += log_h[i] - mixture.log_z[j]
            for l in range(T.shape[1]):
                term += T[i, l] * mixture.eta[j, l]
            terms.append(term)
        top = max(terms)
        row = top + math.log(sum(math.exp(term - top) for term in terms))
        post[i] = [math.exp(term - row) for term in terms]
        total += row
    return post, total


def log_h_at_the_end(T, log_h, mixture):
    joint = T @ mixture.eta.T + (np.log(mixture.p) - mixture.log_z)
    top = joint.max(axis=1)
    weighted = np.exp(joint - top[:, None])
    sums = weighted.sum(axis=1)
    return weighted / sums[:, None], float((log_h + top + np.log(sums)).sum())


def scipy_logsumexp(T, log_h, mixture):
    joint = np.dot(T, mixture.eta.T) - mixture.log_z + log_h.reshape(-1, 1)
    rows = logsumexp(joint, axis=1, b=mixture.p)
    return mixture.p * np.exp(joint - rows[:, np.newaxis]), rows.sum()


def einsum(T, log_h, mixture):
    joint = np.einsum("is,js->ij", T, mixture.eta) + log_h[:, None] - mixture.log_z[None] + np.log(mixture.p)[None]
    rows = np.logaddexp.reduce(joint, axis=1)
    return np.exp(joint.T - rows).T, float(rows.sum())


def table_of_products(T, log_h, mixture):
    joint = (T[:, None, :] * mixture.eta).sum(axis=2) + np.log(mixture.p) - mixture.log_z
    return softmax(joint, axis=1), float(log_h.sum() + logsumexp(joint, axis=1).sum())


def sideways(T, log_h, mixture):
    joint = mixture.eta @ T.T + (np.log(mixture.p) - mixture.log_z)[:, None]
    joint = joint - joint.max(axis=0)
    weighted = np.exp(joint)
    full = mixture.eta @ T.T + (np.log(mixture.p) - mixture.log_z)[:, None] + log_h
    return (weighted / weighted.sum(axis=0)).T, np.logaddexp.reduce(full, axis=0).sum()


def one_column_more(T, log_h, mixture):
    longer = np.column_stack([T, np.ones(len(T))])
    with np.errstate(divide="ignore"):
        weights = np.log(mixture.p)
    joint = longer @ np.column_stack([mixture.eta, -mixture.log_z]).T + weights
    rows = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - rows), float(rows.sum() + log_h.sum())


def column_by_column(T, log_h, mixture):
    columns = [log_h + T @ eta - z + np.log(p) for eta, z, p in zip(*mixture, strict=True)]
    row = columns[0]
    for column in columns[1:]:
        row = np.logaddexp(row, column)
    return np.stack([np.exp(column - row) for column in columns], axis=-1), row.sum()


def row_by_row(T, log_h, mixture):
    post, total = [], 0.0
    for t, h in zip(T, log_h, strict=True):
        terms = mixture.eta @ t - mixture.log_z + np.log(mixture.p)
        post.append(softmax(terms))
        total += h + float(logsumexp(terms))
    return np.array(post), total


def q_plus_entropy(T, log_h, mixture):
    joint = log_h[:, None] + T @ mixture.eta.T - mixture.log_z + np.log(mixture.p)
    post = softmax(joint, axis=1)
    return post, float((post * np.where(post > 0, joint, 0.0)).sum() + entr(post).sum())


def fortran(T, log_h, mixture):
    joint = np.asfortranarray(T) @ np.asfortranarray(mixture.eta).T
    joint = np.asfortranarray(joint + np.add.outer(log_h, np.log(mixture.p) - mixture.log_z))
    rows = logsumexp(joint, axis=-1)
    return np.asfortranarray(np.exp(joint - rows[:, None])), math.fsum(rows)
