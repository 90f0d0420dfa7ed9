"""Wrong answers to `mstep` of lesson 05, written from the lesson's text alone."""

import numpy as np

from softcounts import GaussianMixture


def support_rule_left_out(X, post, mixture, min_variance=0.25):
    """Moves every mean with support above 0: the threshold of one whole person is left out."""
    n, d = X.shape
    K = post.shape[1]
    mu, var = mixture.mu.copy(), np.full(K, float(min_variance))
    for j in range(K):
        for l in range(d):
            ok = ~np.isnan(X[:, l])
            support = post[ok, j].sum()
            if support > 0:
                mu[j, l] = (post[ok, j] * X[ok, l]).sum() / support
        r = np.where(np.isnan(X), 0.0, post[:, j][:, None])
        if r.sum() > 0:
            var[j] = max(np.nansum(r * (X - mu[j]) ** 2) / r.sum(), min_variance)
    return GaussianMixture(mu, var, post.mean(axis=0))


def threshold_on_the_whole_component(X, post, mixture, min_variance=0.25):
    """Compares N_j, not the support of each entry, with 1: the means of large components always move."""
    M = np.where(np.isnan(X), 0.0, 1.0)
    X0 = np.where(np.isnan(X), 0.0, X)
    N = post.sum(axis=0)
    S = post.T @ M
    fresh = np.divide(post.T @ X0, S, out=mixture.mu.astype(float).copy(), where=S > 0)
    mu = np.where((N >= 1)[:, None], fresh, mixture.mu)
    s = (X0**2).sum(1)[:, None] - 2 * X0 @ mu.T + M @ (mu.T**2)
    w = S.sum(axis=1)
    var = np.divide((post * s).sum(axis=0), w, out=np.zeros(len(w)), where=w > 0)
    var[var < min_variance] = min_variance
    return GaussianMixture(mu, var, N / len(X))


def variance_about_the_old_means(X, post, mixture, min_variance=0.25):
    """M3 takes the means from before, not those of M2."""
    M = (~np.isnan(X)).astype(float)
    X0 = np.nan_to_num(X)
    S = post.T @ M
    old = mixture.mu
    mu = np.where(S >= 1, post.T @ X0 / np.maximum(S, 1e-300), old)
    squared = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ old.T + M @ (old**2).T
    entries = S.sum(axis=1)
    var = (post * squared).sum(axis=0) / np.where(entries == 0, 1, entries)
    return GaussianMixture(mu, np.where(var < min_variance, min_variance, var), post.mean(axis=0))


def floor_added_to_the_variance(X, post, mixture, min_variance=0.25):
    """Adds the floor to every variance instead of taking the larger of the two."""
    seen = ~np.isnan(X)
    S = np.dot(post.T, seen)
    sums = np.dot(post.T, np.where(seen, X, 0))
    mu = np.array(
        [
            [sums[j, l] / S[j, l] if S[j, l] >= 1 else mixture.mu[j, l] for l in range(X.shape[1])]
            for j in range(post.shape[1])
        ]
    )
    sq = np.nansum((X[:, None, :] - mu[None, :, :]) ** 2, axis=2)
    tot = S.sum(axis=1)
    var = (post * sq).sum(axis=0) / np.where(tot > 0, tot, 1) + min_variance
    return GaussianMixture(mu, var, post.mean(axis=0))


def smaller_of_variance_and_floor(X, post, mixture, min_variance=0.25):
    """Takes the minimum of variance and floor, so no variance is ever above the floor."""
    W = ~np.isnan(X)
    A = np.where(W, X, 0.0)
    S = post.T.dot(W)
    ok = S >= 1
    mu = np.where(ok, post.T.dot(A) / np.where(ok, S, 1), mixture.mu)
    var = []
    for j, m in enumerate(mu):
        weight = post[:, j][:, None] * W
        total = weight.sum()
        v = (weight * (A - m) ** 2).sum() / total if total > 0 else min_variance
        var.append(min(v, min_variance))
    return GaussianMixture(mu, np.array(var), post.mean(axis=0))


def weights_count_ratings(X, post, mixture, min_variance=0.25):
    """The weights are each component's part of all ratings: people with many ratings have many votes."""
    M = (~np.isnan(X)).astype(float)
    X0 = np.where(np.isnan(X), 0.0, X)
    S = post.T @ M
    big = S >= 1.0
    mu = mixture.mu * ~big + (post.T @ X0) / np.where(big, S, 1.0) * big
    dist = (X0**2).sum(axis=1, keepdims=True) - 2.0 * X0 @ mu.T + M @ (mu**2).T
    entries = S.sum(axis=1)
    var = np.maximum((post * dist).sum(axis=0) / np.where(entries > 0, entries, 1.0), min_variance)
    return GaussianMixture(mu, var, entries / entries.sum())


def column_mean_where_support_is_low(X, post, mixture, min_variance=0.25):
    """Where the support is below 1 it takes the column's plain mean over all people, not the old mean."""
    M = ~np.isnan(X)
    X0 = np.where(M, X, 0.0)
    raters = M.sum(axis=0)
    column = np.where(raters > 0, X0.sum(axis=0) / np.maximum(raters, 1), mixture.mu.mean(axis=0))
    S = post.T @ M
    mu = np.where(S >= 1, post.T @ X0 / np.where(S >= 1, S, 1), column)
    sq = np.where(M[:, None, :], (X0[:, None, :] - mu) ** 2, 0.0).sum(axis=2)
    w = S.sum(axis=1)
    var = np.einsum("ij,ij->j", post, sq) / np.where(w > 0, w, 1)
    return GaussianMixture(mu, np.maximum(var, min_variance), post.mean(axis=0))


def third_sum_without_the_mask(X, post, mixture, min_variance=0.25):
    """The opened square in M3 takes mu squared of all columns, so a gap lies at the distance of a 0."""
    M = (~np.isnan(X)).astype(float)
    X0 = np.where(np.isnan(X), 0.0, X)
    S = post.T @ M
    mu = np.where(S >= 1, (post.T @ X0) / np.where(S >= 1, S, 1.0), mixture.mu)
    squared = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mu.T + (mu**2).sum(axis=1)
    weighted_entries = S.sum(axis=1)
    var = (post * squared).sum(axis=0) / np.where(weighted_entries > 0, weighted_entries, 1.0)
    return GaussianMixture(mu, np.maximum(var, min_variance), post.sum(axis=0) / len(X))


def old_variance_kept_where_nothing_is_observed(X, post, mixture, min_variance=0.25):
    """Keeps the variance from before, not the floor, where a component has nothing observed."""
    seen = ~np.isnan(X)
    X0 = np.where(seen, X, 0.0)
    S = post.T @ seen
    mu, var = mixture.mu.copy(), mixture.var.astype(float).copy()
    for j in range(len(mu)):
        enough = S[j] >= 1
        mu[j, enough] = (post[:, j] @ X0[:, enough]) / S[j, enough]
        if S[j].sum() > 0:
            weights = post[:, j, None] * seen
            var[j] = max((weights * (X0 - mu[j]) ** 2).sum() / S[j].sum(), min_variance)
    return GaussianMixture(mu, var, post.mean(axis=0))


def low_support_moves_part_of_the_way(X, post, mixture, min_variance=0.25):
    """Where the support S is below 1 the mean does not stay, but moves by the part S from the old to the new mean."""
    M = (~np.isnan(X)).astype(float)
    X0 = np.where(np.isnan(X), 0.0, X)
    S = post.T @ M
    fresh = np.where(S > 0, post.T @ X0 / np.where(S > 0, S, 1.0), mixture.mu)
    part = np.minimum(S, 1.0)
    mu = part * fresh + (1 - part) * mixture.mu
    s = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mu.T + M @ (mu**2).T
    t = S.sum(axis=1)
    var = np.where(t > 0, (post * s).sum(axis=0) / np.where(t > 0, t, 1.0), min_variance)
    return GaussianMixture(mu, np.maximum(var, min_variance), post.mean(axis=0))


def no_threshold_and_divided_by_d_times_N(X, post, mixture, min_variance=0.25):
    """Moves every mean with support above 0; and divides in M3 by d N_j."""
    mask = ~np.isnan(X)
    X0 = np.where(mask, X, 0.0)
    N = post.sum(axis=0)
    S = post.T @ mask
    mu = np.divide(post.T @ X0, S, out=mixture.mu.copy(), where=S > 0)
    sq = ((X0[:, None, :] - mu) ** 2 * mask[:, None, :]).sum(axis=2)
    denominator = X.shape[1] * np.where(N > 0, N, 1)
    return GaussianMixture(mu, np.maximum((post * sq).sum(axis=0) / denominator, min_variance), N / len(X))


def column_means_filled_in_and_weights_uniform(X, post, mixture, min_variance=0.25):
    """Puts the column means into the gaps and then does the M-step of lesson 02; and returns 1/K as weights."""
    n, d = X.shape
    K = post.shape[1]
    seen = ~np.isnan(X)
    means = np.where(seen, X, 0).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    F = np.where(seen, X, means)
    N = post.sum(axis=0)
    safe = np.where(N > 0, N, 1)
    mu = np.where((N >= 1)[:, None], post.T @ F / safe[:, None], mixture.mu)
    sq = ((F[:, None, :] - mu) ** 2).sum(axis=2)
    var = (post * sq).sum(axis=0) / (d * safe)
    return GaussianMixture(mu, np.maximum(var, min_variance), np.full(K, 1 / K))


def weights_count_ratings_and_floor_squared(X, post, mixture, min_variance=0.25):
    """The weights are each component's part of all ratings; and the floor is squared, as if it were a deviation."""
    mask = ~np.isnan(X)
    x = np.where(mask, X, 0.0)
    supp = np.matmul(post.T, mask)
    enough = supp >= 1
    mu = np.where(enough, np.matmul(post.T, x) / np.where(enough, supp, 1.0), mixture.mu)
    d2 = np.square(x)[:, None, :] - 2 * x[:, None, :] * mu + mask[:, None, :] * np.square(mu)
    rows = supp.sum(axis=1)
    var = np.sum(post[:, :, None] * d2, axis=(0, 2)) / np.where(rows > 0, rows, 1.0)
    return GaussianMixture(mu, np.maximum(var, min_variance**2), rows / rows.sum())


def kept_entries_left_out_and_nan_without_entries(X, post, mixture, min_variance=0.25):
    """Leaves entries with a kept mean out of M3; and divides by 0 where then nothing is left, so var is NaN."""
    M = (~np.isnan(X)).astype(float)
    X0 = np.nan_to_num(X)
    S = post.T @ M
    moved = S >= 1
    with np.errstate(divide="ignore", invalid="ignore"):
        mu = np.where(moved, post.T @ X0 / S, mixture.mu)
        per_entry = np.einsum("ij,il,ijl->jl", post, M, (X0[:, None, :] - mu) ** 2)
        var = np.maximum((per_entry * moved).sum(axis=1) / (S * moved).sum(axis=1), min_variance)
    return GaussianMixture(mu, var, post.mean(axis=0))
