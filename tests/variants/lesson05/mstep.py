"""mstep with missing entries in many styles."""

import math
import sys

import numpy as np

from softcounts import GaussianMixture
from softcounts import GaussianMixture as G


def as_taught(X, post, mixture, min_variance=0.25):
    M = ~np.isnan(X)
    X0, W = np.where(M, X, 0.0), M.astype(float)
    support, sums = post.T @ W, post.T @ X0
    mu = np.where(support >= 1, sums / np.maximum(support, 1), mixture.mu)
    squared = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mu.T + W @ (mu**2).T
    entries = support.sum(axis=1)
    var = (post * squared).sum(axis=0) / np.where(entries > 0, entries, 1)
    return GaussianMixture(mu, np.maximum(var, min_variance), post.sum(axis=0) / len(X))


def loops(X, post, mixture, min_variance=0.25):
    n, d = X.shape
    K = post.shape[1]
    mu, var, p = mixture.mu.copy(), np.full(K, float(min_variance)), np.zeros(K)
    for j in range(K):
        for k in range(d):
            weight, total = 0.0, 0.0
            for i in range(n):
                if not np.isnan(X[i, k]):
                    weight += post[i, j]
                    total += post[i, j] * X[i, k]
            if weight >= 1:
                mu[j, k] = total / weight
        weight, total = 0.0, 0.0
        for i in range(n):
            for k in range(d):
                if not np.isnan(X[i, k]):
                    weight += post[i, j]
                    total += post[i, j] * (X[i, k] - mu[j, k]) ** 2
        if weight > 0 and total / weight > min_variance:
            var[j] = total / weight
        p[j] = sum(post[i, j] for i in range(n)) / n
    return GaussianMixture(mu, var, p)


def einsum(X, post, mixture, min_variance=0.25):
    M = np.isfinite(X).astype(float)
    X0 = np.nan_to_num(X)
    support = np.einsum("ij,il->jl", post, M)
    with np.errstate(all="ignore"):
        fresh = np.einsum("ij,il,il->jl", post, M, X0) / support
    mu = np.where(support >= 1, fresh, mixture.mu)
    delta = X0[:, None, :] - mu
    squared = np.einsum("ij,il,ijl,ijl->j", post, M, delta, delta)
    total = np.einsum("jl->j", support)
    var = np.divide(squared, total, out=np.zeros_like(total), where=total > 0)
    return GaussianMixture(mu, np.clip(var, min_variance, None), np.einsum("ij->j", post) / X.shape[0])


def column_by_column(X, post, mixture, min_variance=0.25):
    mu = np.array(mixture.mu)
    for k, column in enumerate(X.T):
        seen = ~np.isnan(column)
        weights = post[seen]
        enough = weights.sum(axis=0) >= 1
        mu[enough, k] = (weights.T @ column[seen])[enough] / weights.sum(axis=0)[enough]
    squared = np.nansum((X[:, None, :] - mu) ** 2, axis=2)
    entries = post.T @ np.count_nonzero(~np.isnan(X), axis=1)
    var = [
        max(s / e, min_variance) if e > 0 else min_variance
        for s, e in zip((post * squared).sum(0), entries, strict=True)
    ]
    return GaussianMixture(mu, np.array(var, dtype=float), post.mean(axis=0))


def list_building(X, post, mixture, min_variance=0.25):
    mus, variances, weights = [], [], []
    M = ~np.isnan(X)
    for w, old in zip(post.T, mixture.mu, strict=True):
        W = w[:, None] * M
        support = W.sum(axis=0)
        mean = np.array(
            [(W[:, k] @ np.where(M[:, k], X[:, k], 0)) / s if s >= 1 else old[k] for k, s in enumerate(support)]
        )
        mus.append(mean)
        variances.append(
            max(min_variance, (W * np.where(M, X - mean, 0) ** 2).sum() / W.sum()) if W.any() else min_variance
        )
        weights.append(w.sum() / len(w))
    return GaussianMixture(np.array(mus), np.array(variances, dtype=float), np.array(weights))


def averages(X, post, mixture, min_variance=0.25):
    K, d = mixture.mu.shape
    mu, var = mixture.mu + 0.0, np.full(K, min_variance, dtype=float)
    i, k = np.nonzero(~np.isnan(X))
    for j in range(K):
        for c in range(d):
            rows = i[k == c]
            if post[rows, j].sum() >= 1:
                mu[j, c] = np.average(X[rows, c], weights=post[rows, j])
        if post[i, j].any():
            var[j] = max(var[j], np.average((X[i, k] - mu[j, k]) ** 2, weights=post[i, j]))
    return GaussianMixture(mu, var, post.sum(axis=0) / post.sum())


def second_moment(X, post, mixture, min_variance=0.25):
    M = 1.0 - np.isnan(X)
    X0 = np.nan_to_num(X, nan=0.0)
    S0, S1, S2 = post.T @ M, post.T @ X0, post.T @ (X0 * X0)
    moves = S0 >= 1
    mu = mixture.mu.copy()
    mu[moves] = S1[moves] / S0[moves]
    entries = S0.sum(1)
    var = (S2 - 2 * mu * S1 + mu * mu * S0).sum(1) / np.maximum(entries, np.finfo(float).tiny)
    return GaussianMixture(mu, np.maximum(min_variance, var), post.sum(0) / X.shape[0])


def masked_arrays(X, post, mixture, min_variance=0.25):
    masked = np.ma.masked_invalid(X)
    K = post.shape[1]
    mu, var = [], []
    for j in range(K):
        weights = np.ma.array(np.broadcast_to(post[:, [j]], X.shape), mask=np.ma.getmaskarray(masked))
        support = weights.sum(axis=0).filled(0.0)
        mean = (weights * masked).sum(axis=0).filled(0.0) / np.where(support >= 1, support, 1)
        mean = np.where(support >= 1, mean, mixture.mu[j])
        spread = np.ma.filled((weights * (masked - mean) ** 2).sum(), 0.0)
        mu.append(mean)
        var.append(spread / support.sum() if support.sum() > 0 else 0.0)
    return GaussianMixture(np.stack(mu), np.fmax(np.array(var, dtype=float), min_variance), post.mean(axis=0))


def three_axes(X, post, mixture, min_variance=0.25):
    W = post[:, :, None] * ~np.isnan(X)[:, None, :]
    support = W.sum(axis=0)
    total = np.nansum(W * X[:, None, :], axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mu = np.where(support < 1, mixture.mu, total / support)
        var = np.nansum(W * (X[:, None, :] - mu) ** 2, axis=(0, 2)) / support.sum(axis=1)
    return GaussianMixture(mu, np.fmax(var, min_variance), np.sum(post, axis=0) / len(post))


def noisy(X, post, mixture, min_variance=0.25):
    print(X.shape, file=sys.stderr)
    np.log(np.zeros(2))
    return as_taught(X, post, mixture, min_variance)


def fortran_order(X, post, mixture, min_variance=0.25):
    new = as_taught(np.asfortranarray(X), np.asfortranarray(post), mixture, min_variance)
    return new._replace(mu=np.asfortranarray(new.mu))


def exact_sums(X, post, mixture, min_variance=0.25):
    n, d = X.shape
    K = post.shape[1]
    mu = np.empty((K, d))
    var = []
    p = []
    for j in range(K):
        w = post[:, j].tolist()
        for l in range(d):
            s = [(w[i], X[i, l]) for i in range(n) if X[i, l] == X[i, l]]
            S = math.fsum((a for a, _ in s))
            mu[j, l] = math.fsum((a * b for a, b in s)) / S if S >= 1 else mixture.mu[j, l]
        e = [(w[i], (X[i, l] - mu[j, l]) ** 2) for i in range(n) for l in range(d) if X[i, l] == X[i, l]]
        S = math.fsum((a for a, _ in e))
        var.append(max(min_variance, math.fsum((a * b for a, b in e)) / S) if S else min_variance)
        p.append(math.fsum(w) / n)
    return G(mu, np.array(var, float), np.array(p))


def deviations_from_old(X, post, mixture, min_variance=0.25):
    O = ~np.isnan(X)
    D = np.where(O[:, None], X[:, None] - mixture.mu, 0)
    S = np.einsum("nk,nd->kd", post, O)
    step = np.where(S >= 1, np.einsum("nk,nkd->kd", post, D) / np.where(S >= 1, S, 1), 0)
    mu = mixture.mu + step
    E = S.sum(1)
    q = np.einsum("nk,nkd->k", post, np.where(O[:, None], D - step, 0) ** 2)
    return G(
        mu,
        np.where(E > 0, np.maximum(q / np.where(E > 0, E, 1), min_variance), min_variance),
        np.einsum("nk->k", post) / len(X),
    )


def list_of_entries(X, post, mixture, min_variance=0.25):
    i, l = np.nonzero(~np.isnan(X))
    v = X[i, l]
    K, d = mixture.mu.shape
    mu = mixture.mu.copy()
    var = np.zeros(K)
    for j in range(K):
        w = post[i, j]
        S = np.bincount(l, weights=w, minlength=d)
        T = np.bincount(l, weights=w * v, minlength=d)
        ok = S >= 1
        mu[j, ok] = T[ok] / S[ok]
        var[j] = max(min_variance, np.dot(w, (v - mu[j, l]) ** 2) / w.sum()) if w.sum() > 0 else min_variance
    return G(mu, var, post.sum(0) / post.shape[0])


def nan_sums(X, post, mixture, min_variance=0.25):
    W = np.where(np.isnan(X)[:, None], np.nan, post[:, :, None])
    S = np.nansum(W, 0)
    T = np.nansum(W * X[:, None], 0)
    mu = mixture.mu.copy()
    k = S >= 1
    mu[k] = T[k] / S[k]
    with np.errstate(all="ignore"):
        v = np.nansum(W * (X[:, None] - mu) ** 2, axis=(0, 2)) / np.nansum(W, axis=(0, 2))
    return G(mu, np.nan_to_num(np.fmax(v, min_variance), nan=min_variance), np.mean(post, 0))


def per_component_lstsq(X, post, mixture, min_variance=0.25):
    K, d = mixture.mu.shape
    mu = mixture.mu.copy()
    var = np.full(K, float(min_variance))
    for j in range(K):
        for l in range(d):
            o = ~np.isnan(X[:, l])
            w = post[o, j]
            if w.sum() >= 1:
                r = np.sqrt(w)
                mu[j, l] = np.linalg.lstsq(r[:, None], r * X[o, l], rcond=None)[0][0]
        o = ~np.isnan(X)
        e = post[:, j] @ o.sum(1)
        if e > 0:
            var[j] = max(var[j], post[:, j] @ np.nansum((X - mu[j]) ** 2, axis=1) / e)
    return G(mu, var, post.sum(axis=0) / len(X))


def row_accumulate(X, post, mixture, min_variance=0.25):
    K, d = mixture.mu.shape
    S = np.zeros((K, d))
    T = np.zeros((K, d))
    p = np.zeros(K)
    for x, w in zip(X, post, strict=True):
        o = ~np.isnan(x)
        S[:, o] += w[:, None]
        T[:, o] += np.outer(w, x[o])
        p += w / len(X)
    mu = np.where(S < 1, mixture.mu, T / np.where(S < 1, 1, S))
    q = np.zeros(K)
    for x, w in zip(X[::-1], post[::-1], strict=True):
        o = ~np.isnan(x)
        q += w * ((x[o] - mu[:, o]) ** 2).sum(1)
    E = S.sum(1)
    v = np.array([min_variance if e == 0 else max(a / e, min_variance) for a, e in zip(q, E, strict=True)], dtype=float)
    return G(p=p, mu=mu, var=v)
