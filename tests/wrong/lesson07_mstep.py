"""Wrong answers to `mstep` of lesson 07, written from the lesson's text alone."""

import numpy as np

from softcounts import ClassGaussians

HELPERS = ("fit_supervised",)


def fit_supervised(X, y, C):
    """The ClassGaussians of labelled rows. X (n, d), y (n,) ints from 0 to C - 1; every class has a row."""
    d = X.shape[1]
    mu, cov = np.zeros((C, d)), np.zeros((C, d, d))
    for c in range(C):
        rows = X[y == c]
        mu[c] = rows.mean(axis=0)
        cov[c] = (rows - mu[c]).T @ (rows - mu[c]) / len(rows) + 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, np.bincount(y, minlength=C) / len(y))


def _stacked(X, y, U, post):
    """All rows (n + t, d) and their weights (n + t, C)."""
    return np.vstack([X, U]), np.vstack([np.eye(post.shape[1])[y], post])


def proportions_from_the_labels_alone(X, y, U, post):
    """M4 counts the labelled rows only: n_c / n (0 / 0 without labels)."""
    C = post.shape[1]
    V, W = _stacked(X, y, U, post)
    N = W.sum(axis=0)
    mu = (W.T @ V) / N.reshape(C, 1)
    cov = np.array([((V - mu[c]) * W[:, [c]]).T @ (V - mu[c]) / N[c] for c in range(C)]) + 1e-6 * np.eye(V.shape[1])
    with np.errstate(invalid="ignore"):
        p = np.bincount(y, minlength=C) / np.float64(len(y))
    return ClassGaussians(mu, cov, p)


def shares_made_whole(X, y, U, post):
    """M1 gives each unlabelled row whole to its most probable class."""
    n, t, C = len(X), len(U), post.shape[1]
    owner = np.concatenate([y, post.argmax(axis=1)]).astype(int)
    W = (owner[:, None] == np.arange(C)) * 1.0
    V = np.concatenate([X, U])
    N = W.sum(axis=0)
    with np.errstate(all="ignore"):
        mu = np.einsum("ic,ia->ca", W, V) / N[:, None]
        away = V[:, None] - mu[None]
        cov = np.einsum("ic,ica,icb->cab", W, away, away) / N[:, None, None] + 1e-6 * np.eye(V.shape[1])
    return ClassGaussians(mu, cov, N / (n + t))


def variances_only(X, y, U, post):
    """M3 computes the variances and leaves everything off the diagonal at 0."""
    V, W = _stacked(X, y, U, post)
    C = W.shape[1]
    mu = np.array([np.average(V, axis=0, weights=W[:, c]) for c in range(C)])
    cov = np.array([np.diag(np.average((V - mu[c]) ** 2, axis=0, weights=W[:, c]) + 1e-6) for c in range(C)])
    return ClassGaussians(mu, cov, W.mean(axis=0))


def classes_counted_from_the_labels(X, y, U, post):
    """Takes C from y and not from post: raises where the last class has no labelled row."""
    C = int(y.max()) + 1 if len(y) else 0
    one_hot = np.zeros((len(y), C))
    one_hot[np.arange(len(y)), y] = 1
    V, W = np.vstack((X, U)), np.vstack((one_hot, post))
    N = W.sum(axis=0)
    mu = W.T @ V / N[:, None]
    cov = [(W[:, [c]] * (V - mu[c])).T @ (V - mu[c]) / N[c] + 1e-6 * np.eye(V.shape[1]) for c in range(C)]
    return ClassGaussians(mu, np.array(cov), N / len(V))


def rows_and_weights_stacked_in_different_orders(X, y, U, post):
    """The rows are stacked labelled first, the weights unlabelled first."""
    C, d = post.shape[1], X.shape[1]
    rows = np.r_[X, U]
    weights = np.r_[post, np.eye(C)[y]]
    N = weights.sum(axis=0)
    mu = weights.T @ rows / N[:, None]
    away = rows[None] - mu[:, None]
    cov = np.matmul(np.swapaxes(away * weights.T[:, :, None], 1, 2), away) / N[:, None, None] + 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, N / N.sum())


def covariance_of_the_unlabelled_rows_only(X, y, U, post):
    """M3 sums over the unlabelled rows only (divided by N_c all the same)."""
    n_c = np.array([np.sum(y == c) for c in range(post.shape[1])])
    r_c = post.sum(axis=0)
    N = n_c + r_c
    label_sum = np.array([X[y == c].sum(axis=0) for c in range(len(N))])
    mu = (label_sum + post.T @ U) / N[:, None]
    cov = np.array([(post[:, [c]] * (U - mu[c])).T @ (U - mu[c]) / N[c] for c in range(len(N))])
    return ClassGaussians(mu, cov + 1e-6 * np.eye(X.shape[1]), N / (len(X) + len(U)))


def one_pooled_covariance(X, y, U, post):
    """M3 pools all classes into one covariance, divided by n + t."""
    V, W = _stacked(X, y, U, post)
    N = W.sum(axis=0)
    mu = W.T @ V / N[:, None]
    pooled = 1e-6 * np.eye(V.shape[1])
    for c in range(len(N)):
        pooled = pooled + (W[:, [c]] * (V - mu[c])).T @ (V - mu[c]) / len(V)
    return ClassGaussians(mu, np.array([pooled for _ in N]), N / len(V))


def post_divided_in_place(X, y, U, post):
    """The answer is right, but post *= 1 / N_c writes into the caller's soft counts."""
    C, d = post.shape[1], X.shape[1]
    hot = np.eye(C)[y]
    N = hot.sum(axis=0) + post.sum(axis=0)
    hot *= 1 / N
    post *= 1 / N
    mu = hot.T @ X + post.T @ U
    cov = np.zeros((C, d, d))
    for c in range(C):
        a, b = X - mu[c], U - mu[c]
        cov[c] = (hot[:, [c]] * a).T @ a + (post[:, [c]] * b).T @ b + 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, N / (len(X) + len(U)))


def mean_of_shares_that_are_not_there(X, y, U, post):
    """M4 goes through the mean share of the unlabelled rows: nan where there are none."""
    n, t = len(X), len(U)
    V, W = _stacked(X, y, U, post)
    N = W.sum(axis=0)
    mu = W.T @ V / N[:, None]
    cov = np.array(
        [np.einsum("i,ia,ib", w, V - m, V - m) / w.sum() + 1e-6 * np.eye(V.shape[1]) for w, m in zip(W.T, mu)]
    )
    n_c = W[:n].sum(axis=0)
    with np.errstate(invalid="ignore"):
        mean_share = post.sum(axis=0) / np.float64(t)
    return ClassGaussians(mu, cov, (n_c + t * mean_share) / (n + t))


def labelled_rows_fitted_apart_and_mixed(X, y, U, post):
    """M3 mixes the covariances of the labelled and the unlabelled part by n_c and r_c, each about its own mean."""
    C, d = post.shape[1], X.shape[1]
    n_c, r_c = np.bincount(y, minlength=C), post.sum(axis=0)
    N = n_c + r_c
    mu, cov = np.zeros((C, d)), np.zeros((C, d, d))
    for c in range(C):
        for rows, w in ((X[y == c], np.ones(n_c[c])), (U, post[:, c])):
            if w.sum() == 0:
                continue
            part_mean = w @ rows / w.sum()
            part_cov = (w[:, None] * (rows - part_mean)).T @ (rows - part_mean) / w.sum()
            mu[c] += part_mean * w.sum() / N[c]
            cov[c] += part_cov * w.sum() / N[c]
        cov[c] += 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, N / (len(X) + len(U)))


def outer_product_of_the_sum(X, y, U, post):
    """M3 adds up the weighted differences first (that is 0) and takes the product afterwards."""
    V, W = _stacked(X, y, U, post)
    N = W.sum(axis=0)
    mu = W.T @ V / N[:, None]
    cov = np.zeros((len(N), V.shape[1], V.shape[1]))
    for c in range(len(N)):
        total = (W[:, [c]] * (V - mu[c])).sum(axis=0)
        cov[c] = np.outer(total, total) / N[c] + 1e-6 * np.eye(V.shape[1])
    return ClassGaussians(mu, cov, N / len(V))


def variances_only_and_ridge_forgotten(X, y, U, post):
    """Two slips: no covariances off the diagonal, and no ridge."""
    V, W = _stacked(X, y, U, post)
    N = W.sum(axis=0)
    mu = W.T @ V / N[:, None]
    squared = (V[:, None, :] - mu) ** 2
    var = (W[:, :, None] * squared).sum(axis=0) / N[:, None]
    return ClassGaussians(mu, var[:, :, None] * np.eye(V.shape[1]), N / len(V))


def unweighted_covariance_and_proportions_from_shares(X, y, U, post):
    """Two slips: M3 leaves out the weights (plain mean over all rows), and M4 is r_c / t, without the labels."""
    V, W = _stacked(X, y, U, post)
    total, d = V.shape
    mu = W.T @ V / W.sum(axis=0)[:, None]
    cov = np.array([(V - m).T @ (V - m) / total + 1e-6 * np.eye(d) for m in mu])
    with np.errstate(all="ignore"):
        theta = post.sum(axis=0) / np.float64(len(U))
    return ClassGaussians(mu, cov, theta)


def second_moment_and_divided_by_all_rows(X, y, U, post):
    """Two slips: M3 does not subtract the mean, and M2 divides by n + t in place of N_c."""
    V, W = _stacked(X, y, U, post)
    N = W.sum(axis=0)
    moment = np.zeros((len(N), V.shape[1], V.shape[1]))
    for v, w in zip(V, W):
        moment += w[:, None, None] * np.outer(v, v)
    return ClassGaussians(W.T @ V / len(V), moment / N[:, None, None] + 1e-6 * np.eye(V.shape[1]), N / len(V))


def all_rows_below_the_covariance_and_unlabelled_below_p(X, y, U, post):
    """Two slips: M3 divides by n + t in place of N_c, and M4 divides by t in place of n + t."""
    V, W = _stacked(X, y, U, post)
    N = W.sum(axis=0)
    mu = np.tensordot(W / N, V, axes=(0, 0))
    cov = np.zeros((len(N), V.shape[1], V.shape[1]))
    for c, m in enumerate(mu):
        cov[c] = ((V - m) * W[:, c, None]).T @ (V - m) / len(V) + 1e-6 * np.eye(V.shape[1])
    with np.errstate(divide="ignore"):
        return ClassGaussians(mu, cov, N / np.float64(len(U)))


def squared_weights_and_proportions_from_the_labels(X, y, U, post):
    """Two slips: M3 weighs both sides, and M4 counts the labelled rows only."""
    V, W = _stacked(X, y, U, post)
    N = W.sum(axis=0)
    mu = W.T @ V / N[:, None]
    D = W[:, :, None] * (V[:, None, :] - mu)
    cov = np.einsum("ica,icb->cab", D, D) / N[:, None, None] + 1e-6 * np.eye(V.shape[1])
    with np.errstate(invalid="ignore"):
        p = np.array([(y == c).sum() for c in range(len(N))]) / np.float64(len(y))
    return ClassGaussians(mu, cov, p)


def labels_from_one_and_means_over_unlabelled_count(X, y, U, post):
    """Two slips: the one-hot rows use column y - 1, and M2 divides by the unlabelled count r_c, not by N_c."""
    C = post.shape[1]
    V, W = np.vstack([X, U]), np.vstack([np.eye(C)[y - 1], post])
    N = W.sum(axis=0)
    with np.errstate(all="ignore"):
        mu = W.T @ V / post.sum(axis=0)[:, None]
        cov = [(W[:, [c]] * (V - mu[c])).T @ (V - mu[c]) / N[c] + 1e-6 * np.eye(V.shape[1]) for c in range(C)]
    return ClassGaussians(mu, np.array(cov), N / len(V))
