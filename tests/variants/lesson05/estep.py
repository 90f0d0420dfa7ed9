"""estep with missing entries in many styles."""

import math
import sys

import numpy as np
from scipy import special, stats
from scipy.special import logsumexp
from scipy.stats import norm


def as_taught(X, mixture):
    M = ~np.isnan(X)
    X0, W = np.where(M, X, 0.0), M.astype(float)
    squared = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mixture.mu.T + W @ (mixture.mu**2).T
    rated = W.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore"):
        joint = np.log(mixture.p) - rated / 2 * np.log(2 * np.pi * mixture.var) - squared / (2 * mixture.var)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def loops(X, mixture):
    n, K = len(X), len(mixture.p)
    post, total = np.zeros((n, K)), 0.0
    for i in range(n):
        joint = np.full(K, -np.inf)
        for j in range(K):
            if mixture.p[j] == 0:
                continue
            joint[j] = np.log(mixture.p[j])
            for x, m in zip(X[i], mixture.mu[j], strict=True):
                if x == x:
                    joint[j] -= 0.5 * np.log(2 * np.pi * mixture.var[j]) + (x - m) ** 2 / (2 * mixture.var[j])
        row = joint.max() + np.log(np.sum(np.exp(joint - joint.max())))
        post[i] = np.exp(joint - row)
        total += row
    return post, float(total)


def dropping_columns_row_by_row(X, mixture):
    joint = []
    for x in X:
        seen = np.flatnonzero(np.isfinite(x))
        distance = ((x[seen] - mixture.mu[:, seen]) ** 2).sum(axis=-1)
        with np.errstate(divide="ignore"):
            joint.append(
                np.log(mixture.p) - 0.5 * (len(seen) * np.log(2 * np.pi * mixture.var) + distance / mixture.var)
            )
    joint = np.array(joint)
    rows = logsumexp(joint, axis=1)
    return np.exp(joint - rows[:, None]), rows.sum()


def nansum(X, mixture):
    squared = np.nansum((X[:, None, :] - mixture.mu[None]) ** 2, axis=-1)
    C = np.count_nonzero(~np.isnan(X), axis=1)[:, None]
    log_p = np.log(mixture.p, where=mixture.p > 0, out=np.full(len(mixture.p), -np.inf))
    joint = log_p - C * np.log(np.sqrt(2 * np.pi * mixture.var)) - squared / (2 * mixture.var)
    rows = np.logaddexp.reduce(joint, axis=1)
    return np.exp(joint - rows.reshape(-1, 1)), np.float64(np.sum(rows))


def masked_arrays(X, mixture):
    masked = np.ma.masked_invalid(X)
    squared = np.stack([((masked - m) ** 2).sum(axis=1).filled(0.0) for m in mixture.mu], axis=1)
    C = np.ma.count(masked, axis=1)[:, None]
    with np.errstate(divide="ignore"):
        joint = np.log(mixture.p) - C / 2 * np.log(2 * np.pi * mixture.var) - squared / 2 / mixture.var
    rows = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - rows), float(rows.sum())


def scipy_norm(X, mixture):
    logs = norm.logpdf(X[:, :, None], mixture.mu.T, np.sqrt(mixture.var))
    logs[np.isnan(X)] = 0.0
    with np.errstate(divide="ignore"):
        joint = logs.sum(axis=1) + np.log(mixture.p)
    rows = logsumexp(joint, axis=1)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def einsum(X, mixture):
    M = np.isfinite(X).astype(float)
    delta = np.nan_to_num(X)[:, None] - mixture.mu
    squared = np.einsum("ijl,ijl,il->ij", delta, delta, M)
    C = np.einsum("il->i", M)
    with np.errstate(all="ignore"):
        joint = np.log(mixture.p)[None] - 0.5 * np.einsum("i,j->ij", C, np.log(2 * np.pi * mixture.var))
        joint -= 0.5 * squared / mixture.var
        ratio = np.exp(joint - joint.max(1)[:, None])
        return ratio / ratio.sum(1)[:, None], float((joint.max(1) + np.log(ratio.sum(1))).sum())


def components_that_live_only(X, mixture):
    alive = np.flatnonzero(mixture.p)
    mu, var, p = (field[alive] for field in mixture)
    M = ~np.isnan(X)
    joint = np.column_stack(
        [
            np.log(w) + np.sum(np.where(M, -0.5 * np.log(2 * np.pi * v) - 0.5 * (X - m) ** 2 / v, 0), axis=1)
            for m, v, w in zip(mu, var, p, strict=True)
        ]
    )
    rows = logsumexp(joint, axis=1)
    post = np.zeros((len(X), len(mixture.p)))
    post[:, alive] = np.exp(joint - rows[:, None])
    return post, rows.sum()


def gaps_put_on_the_mean(X, mixture):
    K = len(mixture.p)
    joint = np.empty((len(X), K), order="F")
    C = (X == X).sum(axis=1)
    for j in range(K):
        filled = np.where(X == X, X, mixture.mu[j])
        with np.errstate(divide="ignore"):
            joint[:, j] = np.log(mixture.p[j]) - C * np.log(2 * np.pi * mixture.var[j]) / 2
        joint[:, j] -= np.linalg.norm(filled - mixture.mu[j], axis=1) ** 2 / (2 * mixture.var[j])
    rows = logsumexp(joint, axis=1)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def noisy(X, mixture):
    print(np.isnan(X).sum(), file=sys.stderr)
    np.log(np.zeros(2))
    np.nanmean(np.full((2, 2), np.nan), axis=0)
    return as_taught(X, mixture)


def transposed(X, mixture):
    post, log_likelihood = as_taught(np.asfortranarray(X), mixture)
    return np.ascontiguousarray(post.T).T, log_likelihood


def _lp(p):
    with np.errstate(divide="ignore"):
        return np.log(p)


def exact_sums(X, mixture):
    post = []
    rows = []
    for x in X.tolist():
        js = []
        for mu, v, p in zip(*(a.tolist() for a in mixture), strict=True):
            if p == 0:
                js.append(-math.inf)
                continue
            js.append(
                math.fsum(
                    [math.log(p)]
                    + [
                        t
                        for a, b in zip(x, mu, strict=True)
                        if not math.isnan(a)
                        for t in (-0.5 * math.log(2 * math.pi * v), -((a - b) ** 2) / (2 * v))
                    ]
                )
            )
        top = max(js)
        s = math.fsum(math.exp(j - top) for j in js)
        rows.append(top + math.log(s))
        post.append([math.exp(j - top) / s for j in js])
    return (np.array(post), math.fsum(rows))


def nanmean_times_count(X, mixture):
    C = np.sum(~np.isnan(X), axis=1)
    with np.errstate(all="ignore"):
        msq = np.nanmean((X[:, None] - mixture.mu) ** 2, axis=2)
    sq = np.where(C[:, None] > 0, msq * C[:, None], 0.0)
    j = _lp(mixture.p) - C[:, None] / 2 * np.log(2 * np.pi * mixture.var) - sq / (2 * mixture.var)
    return (special.softmax(j, axis=1), special.logsumexp(j, axis=1).sum())


def one_pattern_of_gaps_at_a_time(X, mixture):
    M = ~np.isnan(X)
    j = np.empty((len(X), len(mixture.p)))
    for pat in np.unique(M, axis=0):
        rows = (pat == M).all(1)
        Y = X[rows][:, pat]
        mu = mixture.mu[:, pat]
        j[rows] = (
            _lp(mixture.p)
            - pat.sum() / 2 * np.log(2 * np.pi * mixture.var)
            - ((Y[:, None] - mu) ** 2).sum(2) / 2 / mixture.var
        )
    r = special.logsumexp(j, axis=1)
    return (np.exp(j - r[:, None]), float(r.sum()))


def list_of_entries(X, mixture):
    i, l = np.nonzero(~np.isnan(X))
    t = stats.norm.logpdf(X[i, l][:, None], mixture.mu[:, l].T, np.sqrt(mixture.var))
    j = np.zeros((len(X), len(mixture.p))) + _lp(mixture.p)
    np.add.at(j, i, t)
    r = np.logaddexp.reduce(j, axis=1)
    return (np.exp(j - r[:, None]), float(r.sum()))


def log_softmax(X, mixture):
    D = np.where(np.isnan(X)[:, None], 0, X[:, None] - mixture.mu)
    C = np.isfinite(X).sum(1)
    j = (
        _lp(mixture.p)[None]
        - np.multiply.outer(C, np.log(mixture.var * 2 * np.pi)) / 2
        - (D**2).sum(-1) / mixture.var / 2
    )
    lp = special.log_softmax(j, axis=1)
    k = j.argmax(1)[:, None]
    return (np.exp(lp), float((np.take_along_axis(j, k, 1) - np.take_along_axis(lp, k, 1)).sum()))


def ratio_of_pairs(X, mixture):
    M = ~np.isnan(X)
    D = np.where(M[:, None], X[:, None] - mixture.mu, 0)
    j = _lp(mixture.p) - M.sum(1)[:, None] * np.log(np.sqrt(2 * np.pi * mixture.var)) - (D**2).sum(2) / 2 / mixture.var
    with np.errstate(all="ignore"):
        post = 1 / np.exp(j[:, None, :] - j[:, :, None]).sum(2)
    post = np.where(mixture.p > 0, post, 0.0)
    return (post, float(special.logsumexp(j, axis=1).sum()))


def weighted_logsumexp(X, mixture):
    M = ~np.isnan(X)
    D = np.where(M[:, None], X[:, None] - mixture.mu, 0)
    j = -M.sum(1)[:, None] / 2 * np.log(2 * np.pi * mixture.var) - (D**2).sum(2) / 2 / mixture.var
    r = special.logsumexp(j, axis=1, b=mixture.p)
    return (mixture.p * np.exp(np.where(mixture.p > 0, j - r[:, None], -np.inf)), float(r.sum()))
