"""Wrong answers to `fit_supervised` of lesson 07, written from the lesson's text alone."""

import numpy as np

from softcounts import ClassGaussians

HELPERS = ()


def ridge_forgotten(X, y, C):
    """S3 without the ridge."""
    groups = [X[y == c] for c in range(C)]
    mu = np.array([g.mean(axis=0) for g in groups])
    cov = np.array([np.einsum("ia,ib->ab", g - m, g - m) / len(g) for g, m in zip(groups, mu)])
    return ClassGaussians(mu, cov, np.array([len(g) for g in groups]) / len(y))


def covariance_divided_by_all_rows(X, y, C):
    """S3 divides by n, the number of all rows, in place of n_c."""
    n, d = X.shape
    H = (y[:, None] == np.arange(C)).astype(float)
    n_c = H.sum(axis=0)
    mu = H.T @ X / n_c[:, None]
    away = X[:, None, :] - mu
    cov = np.einsum("ic,ica,icb->cab", H, away, away) / n + 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, n_c / n)


def variances_only(X, y, C):
    """Puts the variances on the diagonal and leaves the covariances at 0."""
    mu, cov, p = [], [], []
    for c in range(C):
        Xc = X[y == c]
        mu.append(Xc.mean(0))
        cov.append(np.diag(Xc.var(0) + 1e-6))
        p.append((y == c).mean())
    return ClassGaussians(np.array(mu), np.array(cov), np.array(p))


def proportions_all_equal(X, y, C):
    """S1 gives every class the proportion 1 / C."""
    d = X.shape[1]
    mu = np.array([X[y == k].mean(axis=0) for k in range(C)])
    cov = np.array([np.atleast_2d(np.cov(X[y == k].T, bias=True)) + 1e-6 * np.eye(d) for k in range(C)])
    return ClassGaussians(mu, cov, np.full(C, 1 / C))


def ridge_of_ten_e_minus_six(X, y, C):
    """Reads 10^-6 as 10e-6, a ridge ten times too large."""
    RIDGE = 10e-6
    dim = X.shape[1]
    out_mu, out_cov, out_p = [], [], []
    for c in range(C):
        sel = X[y == c]
        nc = len(sel)
        mean = sum(sel) / nc
        scatter = sum(np.outer(x - mean, x - mean) for x in sel)
        out_mu.append(mean)
        out_cov.append(scatter / nc + RIDGE * np.identity(dim))
        out_p.append(nc / len(X))
    return ClassGaussians(np.array(out_mu), np.array(out_cov), np.array(out_p))


def classes_counted_from_one(X, y, C):
    """Loops over the classes 1 to C: class 0 is lost and the last one has no row (nan)."""
    d = X.shape[1]
    mu = np.zeros((C, d))
    cov = np.zeros((C, d, d))
    p = np.zeros(C)
    for c in range(1, C + 1):
        idx = y == c
        nc = np.float64(idx.sum())
        with np.errstate(all="ignore"):
            mu[c - 1] = X[idx].sum(axis=0) / nc
            away = X[idx] - mu[c - 1]
            cov[c - 1] = away.T @ away / nc + 1e-6 * np.eye(d)
        p[c - 1] = nc / len(y)
    return ClassGaussians(mu, cov, p)


def products_of_rows_with_rows(X, y, C):
    """S3 has the transpose on the wrong factor: (n_c, n_c) in place of (d, d), which seldom fits."""
    d = X.shape[1]
    mu, cov, p = np.zeros((C, d)), np.zeros((C, d, d)), np.zeros(C)
    for c in range(C):
        R = X[y == c]
        mu[c] = R.mean(axis=0)
        Z = R - mu[c]
        cov[c] = Z @ Z.T / len(R) + 1e-6 * np.eye(d)
        p[c] = len(R) / len(X)
    return ClassGaussians(mu, cov, p)


def mean_subtracted_from_the_callers_rows(X, y, C):
    """The values are right, but X[mask] -= mean writes into the caller's X."""
    d = X.shape[1]
    mu, cov, p = np.zeros((C, d)), np.zeros((C, d, d)), np.zeros(C)
    for c in range(C):
        mask = y == c
        p[c] = mask.mean()
        mu[c] = X[mask].mean(axis=0)
        X[mask] -= mu[c]
        cov[c] = X[mask].T @ X[mask] / mask.sum() + 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, p)


def proportions_smoothed(X, y, C):
    """S1 with an invented row for each class, (n_c + 1) / (n + C), as lesson 06 smoothed."""
    n, d = X.shape
    counts = np.array([np.count_nonzero(y == c) for c in range(C)])
    mu = np.array([X[y == c].mean(axis=0) for c in range(C)])
    cov = np.zeros((C, d, d))
    for a in range(d):
        for b in range(d):
            for c in range(C):
                rows = X[y == c]
                cov[c, a, b] = np.mean((rows[:, a] - mu[c, a]) * (rows[:, b] - mu[c, b])) + (1e-6 if a == b else 0.0)
    return ClassGaussians(mu, cov, (counts + 1) / (n + C))


def last_class_not_reached(X, y, C):
    """Reads "from 0 to C - 1" as range(C - 1): the last class keeps its zeros."""
    d = X.shape[1]
    mu, cov, p = np.zeros((C, d)), np.zeros((C, d, d)), np.zeros(C)
    for c in range(C - 1):
        rows = X[y == c]
        mu[c], p[c] = rows.mean(axis=0), len(rows) / len(X)
        cov[c] = (rows - mu[c]).T.dot(rows - mu[c]) / len(rows) + 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, p)


def unbiased_and_no_ridge(X, y, C):
    """Two slips: S3 divides by n_c - 1, and the ridge is missing."""
    parts = [X[y == c] for c in range(C)]
    mu = np.vstack([part.mean(axis=0) for part in parts])
    with np.errstate(all="ignore"):
        cov = np.array([(q - m).T @ (q - m) / np.float64(len(q) - 1) for q, m in zip(parts, mu)])
    return ClassGaussians(mu, cov, np.array([len(q) / len(X) for q in parts]))


def correlations_and_divided_by_classes(X, y, C):
    """Two slips: correlations in place of covariances, and S1 divides by C in place of n."""
    d = X.shape[1]
    mu, cov, p = np.zeros((C, d)), np.zeros((C, d, d)), np.zeros(C)
    for c in range(C):
        rows = X[y == c]
        mu[c] = rows.mean(axis=0)
        away = rows - mu[c]
        S = away.T @ away / len(rows) + 1e-6 * np.eye(d)
        sd = np.sqrt(np.diag(S))
        cov[c] = S / np.outer(sd, sd)
        p[c] = len(rows) / C
    return ClassGaussians(mu, cov, p)


def median_and_ridge_of_a_thousandth(X, y, C):
    """Two slips: the median in place of the mean (differences from it, too), and a ridge of 1e-3."""
    mu = np.array([np.median(X[y == c], axis=0) for c in range(C)])
    away = X - mu[y]
    cov = np.array([away[y == c].T @ away[y == c] / (y == c).sum() for c in range(C)])
    cov = cov + 1e-3 * np.eye(X.shape[1])
    return ClassGaussians(mu, cov, np.array([(y == c).mean() for c in range(C)]))


def covariances_averaged_and_no_ridge(X, y, C):
    """Two slips: the covariances of the classes are averaged into one, and the ridge is left out."""
    mu = np.array([X[y == c].mean(axis=0) for c in range(C)])
    each = [(X[y == c] - mu[c]).T @ (X[y == c] - mu[c]) / np.sum(y == c) for c in range(C)]
    average = sum(each) / C
    theta = np.array([np.sum(y == c) / y.shape[0] for c in range(C)])
    return ClassGaussians(mu, np.array([average] * C), theta)


def pooled_and_divided_by_n_minus_classes(X, y, C):
    """Two slips: one common covariance, and it is divided by n - C in place of n."""
    n, d = X.shape
    centroids = np.array([X[y == c].mean(axis=0) for c in range(C)])
    within = np.zeros((d, d))
    for x, label in zip(X, y):
        r = (x - centroids[label])[:, None]
        within += r @ r.T
    with np.errstate(all="ignore"):
        within = within / np.float64(n - C) + 1e-6 * np.eye(d)
    priors = np.array([(y == c).sum() / n for c in range(C)])
    return ClassGaussians(centroids, np.array([within.copy() for _ in range(C)]), priors)


def all_rows_below_and_counts(X, y, C):
    """Two slips: S3 divides by n in place of n_c, and S1 returns the counts."""
    W = np.equal.outer(y, np.arange(C)).astype(float)
    N = W.sum(axis=0)
    mu = (W.T @ X) / N[:, None]
    cov = []
    for w, m in zip(W.T, mu):
        D = w[:, None] * (X - m)
        cov.append(D.T @ D / len(X) + 1e-6 * np.eye(X.shape[1]))
    return ClassGaussians(mu, np.array(cov), N)
