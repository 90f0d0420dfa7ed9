"""Wrong answers to `estep` of lesson 05, written from the lesson's text alone."""

import numpy as np


def all_d_factors_in_every_row(X, mixture):
    """The constant in E2 has d factors in every row, where the number of observed entries belongs."""
    from scipy.special import logsumexp

    d = X.shape[1]
    diff = X[:, None, :] - mixture.mu[None, :, :]
    dist = np.nansum(diff**2, axis=-1)
    with np.errstate(divide="ignore"):
        logj = np.log(mixture.p) - d / 2 * np.log(2 * np.pi * mixture.var) - dist / (2 * mixture.var)
    lse = logsumexp(logj, axis=1)
    return np.exp(logj - lse[:, None]), float(lse.sum())


def column_means_put_into_the_gaps(X, mixture):
    """Fills each gap with the mean of its column and goes on as with complete data."""
    col = np.nan_to_num([np.nanmean(c) if (~np.isnan(c)).any() else 0.0 for c in X.T])
    full = np.where(np.isnan(X), col, X)
    d = full.shape[1]
    sq = ((full[:, None, :] - mixture.mu) ** 2).sum(axis=2)
    with np.errstate(divide="ignore"):
        joint = -d / 2 * np.log(2 * np.pi * mixture.var) - sq / (2 * mixture.var) + np.log(mixture.p)
    m = joint.max(axis=1, keepdims=True)
    rows = m + np.log(np.exp(joint - m).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def densities_multiplied_until_they_vanish(X, mixture):
    """Multiplies the densities of the observed entries, without logarithms: long rows and far points give 0/0."""
    from scipy.stats import norm

    n, d = X.shape
    joint = np.tile(np.asarray(mixture.p, dtype=float), (n, 1))
    for i in range(n):
        for l in range(d):
            if not np.isnan(X[i, l]):
                joint[i] = joint[i] * norm.pdf(X[i, l], mixture.mu[:, l], np.sqrt(mixture.var))
    px = joint.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return joint / px[:, None], float(np.log(px).sum())


def cross_term_without_its_two(X, mixture):
    """The second sum of E1 lacks its factor 2."""
    seen = ~np.isnan(X)
    x0 = np.where(seen, X, 0.0)
    s = np.einsum("il,il->i", x0, x0)[:, None] - np.einsum("il,jl->ij", x0, mixture.mu)
    s = s + np.einsum("il,jl->ij", seen.astype(float), mixture.mu**2)
    C = seen.sum(axis=1)[:, None]
    with np.errstate(divide="ignore"):
        a = np.log(mixture.p)[None, :] - C / 2 * np.log(2 * np.pi * mixture.var) - s / 2 / mixture.var
    b = a.max(axis=1)[:, None]
    e = np.exp(a - b)
    total = e.sum(axis=1)[:, None]
    return e / total, float((b + np.log(total)).sum())


def mean_square_over_observed_entries(X, mixture):
    """Takes the mean, not the sum, of the squares over the observed entries."""
    counts = (~np.isnan(X)).sum(axis=1)
    sq = np.nansum((X[:, None, :] - mixture.mu) ** 2, axis=2) / np.maximum(counts, 1)[:, None]
    with np.errstate(divide="ignore"):
        logw = np.log(mixture.p)
    lj = logw - counts[:, None] / 2 * np.log(2 * np.pi * mixture.var) - sq / (2 * mixture.var)
    peak = lj.max(axis=1, keepdims=True)
    ls = peak + np.log(np.exp(lj - peak).sum(axis=1, keepdims=True))
    return np.exp(lj - ls), float(ls.sum())


def empty_rows_shared_equally(X, mixture):
    """A row with nothing observed gets 1/K for each component, and not p."""
    n, K = X.shape[0], mixture.mu.shape[0]
    post = np.full((n, K), 1.0 / K)
    total = 0.0
    with np.errstate(divide="ignore"):
        log_p = np.log(mixture.p)
    for i, x in enumerate(X):
        have = np.flatnonzero(~np.isnan(x))
        if have.size == 0:
            continue
        a = log_p - have.size / 2 * np.log(2 * np.pi * mixture.var)
        a = a - ((x[have] - mixture.mu[:, have]) ** 2).sum(axis=1) / (2 * mixture.var)
        r = a.max() + np.log(np.exp(a - a.max()).sum())
        post[i] = np.exp(a - r)
        total += r
    return post, float(total)


def small_number_added_to_the_weights(X, mixture):
    """Adds 1e-3 to every weight against log 0, so a component of weight 0 gets soft counts above 0."""
    mask = np.logical_not(np.isnan(X))
    s = np.where(mask[:, None, :], (X[:, None, :] - mixture.mu[None]) ** 2, 0.0).sum(axis=2)
    nobs = mask.sum(axis=1).reshape(-1, 1)
    a = np.log(mixture.p + 1e-3) - nobs / 2 * np.log(2 * np.pi * mixture.var) - s / (2 * mixture.var)
    mx = a.max(axis=1).reshape(-1, 1)
    logsum = mx + np.log(np.exp(a - mx).sum(axis=1)).reshape(-1, 1)
    return np.exp(a - logsum), float(logsum.sum())


def complete_rows_only(X, mixture):
    """Rows with any gap are treated as if nothing were observed: they get p, and add 0."""
    n, d = X.shape
    post = np.repeat(mixture.p[None, :].astype(float), n, axis=0)
    complete = ~np.isnan(X).any(axis=1)
    Y = X[complete]
    if len(Y) == 0:
        return post, 0.0
    with np.errstate(divide="ignore"):
        lj = np.log(mixture.p) - d / 2 * np.log(2 * np.pi * mixture.var)
    lj = lj - ((Y[:, None, :] - mixture.mu) ** 2).sum(axis=2) / (2 * mixture.var)
    rows = np.logaddexp.reduce(lj, axis=1)
    post[complete] = np.exp(lj - rows[:, None])
    return post, float(rows.sum())


def observed_zeros_taken_for_gaps(X, mixture):
    """Makes the mask from X0 != 0, so an observed entry that is exactly 0 counts as missing."""
    X0 = np.nan_to_num(X, nan=0.0)
    M = (X0 != 0).astype(float)
    s = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mixture.mu.T + M @ (mixture.mu**2).T
    n_obs = np.count_nonzero(X0, axis=1)[:, None]
    with np.errstate(divide="ignore"):
        a = np.log(mixture.p) - n_obs / 2 * np.log(2 * np.pi * mixture.var) - s / (2 * mixture.var)
    m = a.max(axis=1, keepdims=True)
    lse = m + np.log(np.exp(a - m).sum(axis=1, keepdims=True))
    return np.exp(a - lse), float(lse.sum())


def distance_scaled_up_and_all_d_factors(X, mixture):
    """Scales the squared distance up by d / |C_i| as if the gaps were like the rest; and has d factors in E2."""
    n, d = X.shape
    seen = ~np.isnan(X)
    c = np.maximum(seen.sum(axis=1, keepdims=True), 1)
    s = np.nansum((X[:, None] - mixture.mu[None]) ** 2, axis=2) * d / c
    with np.errstate(divide="ignore"):
        a = np.log(mixture.p) - d / 2 * np.log(2 * np.pi * mixture.var) - s / (2 * mixture.var)
    hi = a.max(axis=1, keepdims=True)
    r = hi + np.log(np.exp(a - hi).sum(axis=1, keepdims=True))
    return np.exp(a - r), float(r.sum())


def variance_squared_and_mean_log_likelihood(X, mixture):
    """Takes var for a standard deviation and squares it; and averages the log-likelihood over the rows."""
    sigma2 = mixture.var**2
    mask = ~np.isnan(X)
    A = np.empty((len(X), len(sigma2)))
    for j, (m, s2) in enumerate(zip(mixture.mu, sigma2)):
        delta = np.where(mask, X - m, 0.0)
        A[:, j] = -mask.sum(axis=1) / 2 * np.log(2 * np.pi * s2) - (delta**2).sum(axis=1) / (2 * s2)
    with np.errstate(divide="ignore"):
        A = A + np.log(mixture.p)
    r = np.logaddexp.reduce(A, axis=1)
    return np.exp(A - r[:, None]), float(r.sum() / len(X))


def shares_over_the_rows_and_third_sum_unmasked(X, mixture):
    """Divides each column by its sum, so columns (not rows) sum to one; and lets mu of the gaps into the third sum."""
    from scipy.special import logsumexp

    obs = ~np.isnan(X)
    X0 = np.where(obs, X, 0.0)
    s = (X0**2).sum(axis=1)[:, None] - 2 * X0 @ mixture.mu.T + np.sum(mixture.mu**2, axis=1)[None, :]
    with np.errstate(divide="ignore"):
        lp = np.log(mixture.p) - obs.sum(axis=1)[:, None] / 2 * np.log(2 * np.pi * mixture.var) - s / (2 * mixture.var)
    finite = np.where(np.isfinite(lp), lp, -1e300)
    return np.exp(lp - logsumexp(finite, axis=0)), float(logsumexp(lp, axis=1).sum())


def mask_turned_round_and_cross_term_added(X, mixture):
    """The mask is 1 at the gaps and not at the observed entries; and the second sum of E1 is added."""
    M = np.isnan(X).astype(float)
    X0 = np.where(np.isnan(X), 0.0, X)
    s = (X0**2).sum(axis=1, keepdims=True) + 2 * X0 @ mixture.mu.T + M @ (mixture.mu**2).T
    with np.errstate(divide="ignore"):
        joint = np.log(mixture.p) - M.sum(axis=1, keepdims=True) / 2 * np.log(2 * np.pi * mixture.var)
    joint = joint - s / (2 * mixture.var)
    top = joint.max(axis=1, keepdims=True)
    r = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - r), float(r.sum())


def log_joint_halved_twice_and_empty_rows_uniform(X, mixture):
    """Divides the squared distance by 4 var (the half is taken twice); and shares empty rows equally."""
    observed = ~np.isnan(X)
    n_seen = observed.sum(axis=1)
    K = len(mixture.var)
    half_distance = 0.5 * np.nansum((X[:, None, :] - mixture.mu) ** 2, axis=2)
    with np.errstate(divide="ignore"):
        a = np.log(mixture.p) - 0.5 * n_seen[:, None] * np.log(2 * np.pi * mixture.var)
    a = a - half_distance / (2 * mixture.var)
    r = np.logaddexp.reduce(a, axis=1)
    post = np.exp(a - r[:, None])
    post[n_seen == 0] = 1 / K
    return post, float(r.sum())
