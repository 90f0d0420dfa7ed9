"""Wrong answers to `mstep` of lesson 02, written from the lesson's text alone."""

import numpy as np
from scipy.spatial import distance

from softcounts import GaussianMixture

HELPERS = ("soft_counts",)


def soft_counts(post):
    """N_j, the sum over the points i of post[i, j]: shape (K,) for post (n, K)."""
    return post.sum(axis=0)


def variance_not_divided_by_d(X, post):
    """Forgets the d in the divisor of the variance."""
    N = soft_counts(post)
    K = len(N)
    mu = np.array([(post[:, [j]] * X).sum(axis=0) / N[j] for j in range(K)])
    var = np.array([post[:, j] @ ((X - mu[j]) ** 2).sum(axis=1) / N[j] for j in range(K)])
    return GaussianMixture(mu, var, N / X.shape[0])


def one_pooled_variance(X, post):
    """Gives all components one common variance, pooled over them."""
    n, d = X.shape
    N = soft_counts(post)
    mu = (post.T @ X) / N.reshape(-1, 1)
    within = sum((post[:, j, None] * (X - mu[j]) ** 2).sum() for j in range(N.size))
    var = np.full(N.shape, within / (n * d))
    return GaussianMixture(mu, var, N / n)


def distances_to_the_grand_mean(X, post):
    """Measures the squared distances from the mean of all points, not from the new mean of the component."""
    N = soft_counts(post)
    mu = np.einsum("ij,il->jl", post, X) / N[:, None]
    r2 = ((X - X.mean(axis=0)) ** 2).sum(axis=1)
    var = post.T @ r2 / (X.shape[1] * N)
    return GaussianMixture(mu, var, N / N.sum())


def unbiased_divisor(X, post):
    """Uses the divisor d (N_j - 1) of the unbiased variance."""
    n, d = X.shape
    Nk = soft_counts(post)
    mu = np.zeros((len(Nk), d))
    var = np.zeros(len(Nk))
    for k in range(len(Nk)):
        w = post[:, k]
        mu[k] = w @ X / Nk[k]
        with np.errstate(divide="ignore", invalid="ignore"):
            var[k] = np.sum(w * np.sum((X - mu[k]) ** 2, axis=1)) / (d * (Nk[k] - 1))
    return GaussianMixture(mu, var, Nk / n)


def weights_all_equal(X, post):
    """Returns the weights 1/K instead of N_j / n."""
    n, K = post.shape
    d = X.shape[1]
    N = soft_counts(post)
    R = post / N
    mu = R.T @ X
    var = np.array([R[:, j].dot(np.square(X - mu[j]).sum(1)) / d for j in range(K)])
    return GaussianMixture(mu, var, np.ones(K) / K)


def one_variance_per_coordinate(X, post):
    """Returns a variance for each coordinate, shape (K, d), instead of one per component."""
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    dev = X[:, None, :] - mu
    var = np.einsum("nk,nkd->kd", post, dev**2) / N[:, None]
    return GaussianMixture(mu, var, N / len(X))


def distances_not_squared(X, post):
    """Averages the distances to the new mean instead of their squares."""
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    abst = np.linalg.norm(X[:, None, :] - mu, axis=2)
    var = np.sum(post * abst, axis=0) / (X.shape[1] * N)
    return GaussianMixture(mu, var, N / len(X))


def mean_while_still_running(X, post):
    """Measures each point's distance from the mean of the points so far, not from the final new mean."""
    n, d = X.shape
    K = post.shape[1]
    N = np.zeros(K)
    mu = np.zeros((K, d))
    S = np.zeros(K)
    for i in range(n):
        for j in range(K):
            w = post[i, j]
            if w == 0:
                continue
            N[j] += w
            mu[j] += w / N[j] * (X[i] - mu[j])
            S[j] += w * np.sum((X[i] - mu[j]) ** 2)
    return GaussianMixture(mu, S / (d * N), N / n)


def weights_before_variances(X, post):
    """Packs the result in the order mu, p, var."""
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    p = N / len(X)
    var = (post * ((X[:, None, :] - mu) ** 2).sum(axis=2)).sum(axis=0) / (X.shape[1] * N)
    return GaussianMixture(mu, p, var)


def small_number_added_to_variance(X, post):
    """Adds 1e-3 to every variance, so that none collapses."""
    n, d = X.shape
    N = post.sum(axis=0)
    mu = np.vstack([np.average(X, axis=0, weights=post[:, j]) for j in range(post.shape[1])])
    var = [np.average(((X - mu[j]) ** 2).mean(axis=1), weights=post[:, j]) for j in range(post.shape[1])]
    return GaussianMixture(mu, np.array(var) + 1e-3, N / n)


def count_of_the_last_component(X, post):
    """Uses a loop variable left over from before: every variance is divided by the last N_j."""
    n, d = X.shape
    K = post.shape[1]
    mu = np.empty((K, d))
    for j in range(K):
        Nj = post[:, j].sum()
        mu[j] = (post[:, j][:, None] * X).sum(axis=0) / Nj
    var = np.empty(K)
    for j in range(K):
        var[j] = (post[:, j] * ((X - mu[j]) ** 2).sum(axis=1)).sum() / (d * Nj)
    return GaussianMixture(mu, var, soft_counts(post) / n)


def means_by_n_and_no_d(X, post):
    """Divides the means by n instead of N_j, and forgets the d in the variance."""
    N = soft_counts(post)
    mu = post.T @ X / X.shape[0]
    var = np.sum(post * distance.cdist(X, mu, "sqeuclidean"), axis=0) / N
    return GaussianMixture(mu, var, N / X.shape[0])


def pooled_and_equal_weights(X, post):
    """Gives all components one pooled variance, and all the weight 1/K."""
    n, d = X.shape
    N = soft_counts(post)
    K = N.shape[0]
    mu = post.T @ X / N[:, None]
    pooled = np.einsum("nk,nkd->", post, (X[:, None] - mu) ** 2) / (n * d)
    return GaussianMixture(mu, np.repeat(pooled, K), np.repeat(1.0 / K, K))


def grand_mean_and_divided_by_n(X, post):
    """Measures the variance from the mean of all points, and divides it by d n instead of d N_j."""
    n, d = X.shape
    N = soft_counts(post)
    mu = np.dot(X.T, post).T / N[:, np.newaxis]
    X0 = X - X.mean(axis=0)
    var = (post * (X0**2).sum(axis=1, keepdims=True)).sum(axis=0) / (n * d)
    return GaussianMixture(mu, var, N / n)


def sums_not_divided_and_weights_shape(X, post):
    """Leaves the weighted sums of the means undivided, and returns the weights as a column (K, 1)."""
    n, d = X.shape
    N = soft_counts(post)
    mu = post.T @ X
    var = (post * ((X[:, None, :] - mu) ** 2).sum(axis=2)).sum(axis=0) / (d * N)
    return GaussianMixture(mu, var, (N / n)[:, None])


def centred_in_place_and_not_shifted_back(X, post):
    """Centres the caller's X in place, and returns the means of the centred data."""
    X -= X.mean(axis=0)
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    var = (post * ((X[:, None, :] - mu) ** 2).sum(axis=2)).sum(axis=0) / (X.shape[1] * N)
    return GaussianMixture(mu, var, N / len(X))
