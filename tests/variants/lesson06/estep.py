"""estep in many styles."""

import math
import sys

import numpy as np
from scipy import special, stats
from scipy.special import expit, logit, logsumexp, softmax, xlog1py, xlogy


def as_taught(X, mixture):
    on, off = np.log(mixture.theta), np.log(1 - mixture.theta)
    joint = X @ on.T + (1 - X) @ off.T + np.log(mixture.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def loops(X, mixture):
    n, K = len(X), len(mixture.p)
    post, total = np.zeros((n, K)), 0.0
    for i in range(n):
        terms = []
        for j in range(K):
            term = math.log(mixture.p[j]) if mixture.p[j] > 0 else -math.inf
            for k in range(X.shape[1]):
                term += math.log(mixture.theta[j, k] if X[i, k] == 1 else 1 - mixture.theta[j, k])
            terms.append(term)
        top = max(terms)
        row = top + math.log(sum(math.exp(term - top) for term in terms))
        post[i] = [math.exp(term - row) for term in terms]
        total += row
    return post, total


def scipy_logsumexp(X, mixture):
    joint = X @ np.log(mixture.theta.T) + (1 - X) @ np.log1p(-mixture.theta.T) + np.log(mixture.p)
    rows = logsumexp(joint, axis=1)
    return np.exp(joint - rows[:, np.newaxis]), rows.sum()


def log_odds(X, mixture):
    joint = X @ logit(mixture.theta).T + np.log(1 - mixture.theta).sum(axis=1) + np.log(mixture.p)
    return softmax(joint, axis=1), float(logsumexp(joint, axis=1).sum())


def einsum(X, mixture):
    on = np.einsum("il,jl->ij", X, np.log(mixture.theta))
    off = np.einsum("il,jl->ij", 1 - X, np.log(1 - mixture.theta))
    rows = np.logaddexp.reduce(on + off + np.log(mixture.p), axis=1)
    return np.exp((on + off + np.log(mixture.p)).T - rows).T, float(rows.sum())


def chosen_chances(X, mixture):
    chance = np.where(X[:, None, :] == 1, mixture.theta, 1 - mixture.theta)
    joint = np.log(chance).sum(axis=2) + np.log(mixture.p)
    top = joint.max(1)
    weighted = np.exp(joint - top[:, None])
    return weighted / weighted.sum(1)[:, None], float((top + np.log(weighted.sum(1))).sum())


def scipy_stats(X, mixture):
    columns = [stats.bernoulli.logpmf(X.astype(int), theta).sum(axis=1) for theta in mixture.theta]
    joint = np.stack(columns, axis=1) + np.log(mixture.p)
    return softmax(joint, axis=1), logsumexp(joint, axis=1).sum()


def special_functions(X, mixture):
    ink, chance = X[:, None, :], mixture.theta[None, :, :]
    joint = (xlogy(ink, chance) + xlog1py(1 - ink, -chance)).sum(axis=-1)
    joint = joint + np.log(mixture.p)[None]
    rows = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - rows), float(np.sum(rows))


def transposed(X, mixture):
    theta, p = np.asfortranarray(mixture.theta), mixture.p
    joint = np.log(theta) @ X.T + np.log(1 - theta) @ (1 - X).T + np.log(p)[:, None]
    joint = joint - joint.max(axis=0)
    weighted = np.exp(joint)
    full = np.log(theta) @ X.T + np.log(1 - theta) @ (1 - X).T + np.log(p)[:, None]
    return (weighted / weighted.sum(axis=0)).T, float(np.logaddexp.reduce(full, axis=0).sum())


def pairs_of_components(X, mixture):
    joint = X @ np.log(mixture.theta).T + (1 - X) @ np.log(1 - mixture.theta).T + np.log(mixture.p)
    with np.errstate(over="ignore", invalid="ignore"):
        post = np.nan_to_num(1 / np.exp(joint[:, None, :] - joint[:, :, None]).sum(axis=2), nan=0.0)
    return post, float(logsumexp(joint, axis=1).sum())


def with_prints(X, mixture):
    print("E-step", X.shape, file=sys.stderr)
    ink = X.astype(bool)
    rows, total = [], 0.0
    for image in ink:
        terms = np.log(mixture.theta[:, image]).sum(1) + np.log(1 - mixture.theta[:, ~image]).sum(1)
        terms = terms + np.log(mixture.p)
        rows.append(softmax(terms))
        total += float(logsumexp(terms))
    return np.array(rows), total


def two_sides_as_one_product(X, mixture):
    sides = np.hstack([X, 1 - X])
    chances = np.hstack([np.log(mixture.theta), np.log(1 - mixture.theta)])
    joint = sides @ chances.T + np.log(mixture.p)
    if joint.shape[1] == 2:
        first = expit(joint[:, 0] - joint[:, 1])
        post = np.column_stack([first, expit(joint[:, 1] - joint[:, 0])])
    else:
        post = softmax(joint, axis=1)
    return post, float(np.logaddexp.reduce(joint, axis=1).sum())


def weighted_logsumexp(X, mixture):
    j = X @ np.log(mixture.theta).T + (1 - X) @ np.log1p(-mixture.theta).T
    r = special.logsumexp(j, axis=1, b=mixture.p)
    return (mixture.p * np.exp(j - r[:, None]), float(r.sum()))


def pixel_renormalised(X, mixture):
    post = np.tile(mixture.p, (len(X), 1))
    ll = 0.0
    j = np.log(post)
    for l in range(X.shape[1]):
        j = j + np.where(X[:, [l]] == 1, np.log(mixture.theta[:, l]), np.log1p(-mixture.theta[:, l]))
        r = np.logaddexp.reduce(j, axis=1)
        ll += r.sum()
        j = j - r[:, None]
    return (np.exp(j), float(ll))


def expit_pairs(X, mixture):
    j = X @ np.log(mixture.theta).T + (1 - X) @ np.log(1 - mixture.theta).T + np.log(mixture.p)
    r = special.logsumexp(j, axis=1)
    post = np.stack(
        [
            special.expit(j[:, k] - special.logsumexp(np.delete(j, k, 1), axis=1))
            if j.shape[1] > 1
            else np.ones(len(j))
            for k in range(j.shape[1])
        ],
        axis=1,
    )
    return (post, float(r.sum()))


def q_plus_entropy(X, mixture):
    j = X @ np.log(mixture.theta).T + (1 - X) @ np.log(1 - mixture.theta).T + np.log(mixture.p)
    post = special.softmax(j, axis=1)
    return (post, float((post * np.where(post > 0, j, 0.0)).sum() + special.entr(post).sum()))


def unique_pictures(X, mixture):
    U, inv, c = np.unique(X, axis=0, return_inverse=True, return_counts=True)
    j = U @ np.log(mixture.theta).T + (1 - U) @ np.log(1 - mixture.theta).T + np.log(mixture.p)
    r = special.logsumexp(j, axis=1)
    return (np.exp(j - r[:, None])[np.ravel(inv)], float(c @ r))


def running_logaddexp(X, mixture):
    cols = [X @ np.log(t) + (1 - X) @ np.log(1 - t) + np.log(p) for t, p in zip(*mixture, strict=True)]
    r = cols[0]
    for c in cols[1:]:
        r = np.logaddexp(r, c)
    return (np.stack([np.exp(c - r) for c in cols], axis=-1), r.sum())
