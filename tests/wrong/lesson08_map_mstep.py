"""Wrong answers to `map_mstep` of lesson 08, written from the lesson's text alone."""

import numpy as np

from softcounts import GaussianMixture, MixturePrior

HELPERS = ("soft_counts", "mstep")


def soft_counts(post):
    """N_j, the sum over the points i of post[i, j]: shape (K,)."""
    return post.sum(axis=0)


def mstep(X, post):
    """The GaussianMixture that fits best, given the shares."""
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    var = (post * squared).sum(axis=0) / (X.shape[1] * N)
    return GaussianMixture(mu, var, N / len(X))


def spread_about_the_real_means(X, post, prior: MixturePrior):
    """M3 measures both squares from the real points' own mean (m if there are none), not from the new mu."""
    n, d = X.shape
    K = post.shape[1]
    N = soft_counts(post)[:, None]
    summed = post.T @ X
    mu = (prior.count * prior.mean + summed) / (prior.count + N)
    xbar = np.where(N > 0, summed / np.where(N > 0, N, 1), prior.mean)
    R = (post * ((X[:, None, :] - xbar) ** 2).sum(axis=2)).sum(axis=0)
    R = R + prior.count * ((xbar - prior.mean) ** 2).sum(axis=1)
    var = (2 * prior.scale + R) / (2 * prior.shape + 2 + d * (N[:, 0] + 1))
    return GaussianMixture(mu, var, (N[:, 0] + prior.alpha - 1) / (n + K * (prior.alpha - 1)))


def invented_points_do_not_scatter(X, post, prior):
    """M3 leaves out c |mu_j - m|^2."""
    n, d = X.shape
    K = post.shape[1]
    mu, var, p = np.zeros((K, d)), np.zeros(K), np.zeros(K)
    for j in range(K):
        share = post[:, j]
        Nj = share.sum()
        mu[j] = (prior.count * prior.mean + share @ X) / (prior.count + Nj)
        Rj = 0.0
        for i in range(n):
            Rj += share[i] * np.sum((X[i] - mu[j]) ** 2)
        var[j] = (2 * prior.scale + Rj) / (2 * prior.shape + 2 + d * (Nj + 1))
        p[j] = (Nj + prior.alpha - 1) / (n + K * (prior.alpha - 1))
    return GaussianMixture(mu, var, p)


def bell_of_the_mean_not_counted(X, post, prior):
    """M4 has d N_j instead of d (N_j + 1) below the line."""
    N = post.sum(0)
    n, d, K = X.shape[0], X.shape[1], N.size
    m, c, s, r, alpha = prior
    mu = (c * m + np.einsum("ij,id->jd", post, X)) / (c + N)[:, None]
    diff = X[:, None] - mu[None]
    R = np.einsum("ij,ijd,ijd->j", post, diff, diff) + c * np.sum((mu - m) ** 2, axis=1)
    var = (2 * r + R) / (2 * s + 2 + d * N)
    p = (N + alpha - 1) / (n + K * (alpha - 1))
    return GaussianMixture(mu, var, p)


def mean_of_nothing(X, post, prior):
    """M2 blends the component's own average with m, and that average is nan where N_j is 0."""
    with np.errstate(all="ignore"):
        N = post.sum(axis=0)
        own = (post.T @ X) / N[:, None]
        w = (N / (N + prior.count))[:, None]
        mu = w * own + (1 - w) * prior.mean
        d2 = ((X[:, None, :] - mu) ** 2).sum(axis=2)
        R = (post * d2).sum(axis=0) + prior.count * ((mu - prior.mean) ** 2).sum(axis=1)
        var = (2 * prior.scale + R) / (2 * prior.shape + 2 + X.shape[1] * (N + 1))
        p = (N + prior.alpha - 1) / (len(X) + len(N) * (prior.alpha - 1))
    return GaussianMixture(mu, var, p)


def a_floor_under_the_variances(X, post, prior):
    """Keeps a floor of 1e-6 under the variances, though the prior may make them smaller."""
    floor = 1e-6
    N = soft_counts(post)
    mu = (prior.count * prior.mean[None, :] + post.T.dot(X)) / (prior.count + N.reshape(-1, 1))
    sq = np.stack([np.sum((X - centre) ** 2, axis=1) for centre in mu], axis=1)
    R = np.sum(post * sq, axis=0) + prior.count * np.sum((mu - prior.mean) ** 2, axis=1)
    var = (2 * prior.scale + R) / (2 * prior.shape + 2 + X.shape[1] * (N + 1))
    weights = N + prior.alpha - 1
    return GaussianMixture(mu, np.maximum(var, floor), weights / (X.shape[0] + N.size * (prior.alpha - 1)))


def alpha_points_for_each_component(X, post, prior):
    """M5 invents alpha points for each component (the mean of the weights), not alpha - 1."""
    N = soft_counts(post)
    col = N[:, None]
    mu = (prior.count * prior.mean + post.T @ X) / (prior.count + col)
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    R = (post * squared).sum(axis=0) + prior.count * ((mu - prior.mean) ** 2).sum(axis=1)
    var = (2 * prior.scale + R) / (2 * prior.shape + 2 + X.shape[1] * (N + 1))
    p = N + prior.alpha
    p = p / p.sum()
    return GaussianMixture(mu, var, p)


def scale_and_spread_without_the_two(X, post, prior):
    """M4 multiplies by two below the line only: r + R_j above it."""
    n, d = X.shape
    N = np.array([sum(column) for column in post.T])
    K = len(N)
    mu = np.array([(prior.count * prior.mean + post[:, j] @ X) / (prior.count + N[j]) for j in range(K)])
    R = np.array(
        [post[:, j] @ ((X - mu[j]) ** 2).sum(1) + prior.count * ((mu[j] - prior.mean) ** 2).sum() for j in range(K)]
    )
    var = (prior.scale + R) / (2 * prior.shape + 2 + d * (N + 1))
    p = (N + prior.alpha - 1) / (n + K * (prior.alpha - 1))
    return GaussianMixture(mu, var, p)


def shares_raised_in_place(X, post, prior):
    """Adds (alpha - 1) / n to the caller's post in place for the weights, after the means and variances are done."""
    n, d = X.shape
    K = post.shape[1]
    N = post.sum(axis=0)
    mu = (prior.count * prior.mean + post.T @ X) / (prior.count + N)[:, None]
    R = prior.count * ((mu - prior.mean) ** 2).sum(axis=1)
    for i in range(n):
        R = R + post[i] * ((X[i] - mu) ** 2).sum(axis=1)
    var = (2 * prior.scale + R) / (2 * prior.shape + 2 + d * (N + 1))
    post += (prior.alpha - 1) / n
    return GaussianMixture(mu, var, post.sum(axis=0) / (n + K * (prior.alpha - 1)))


def weights_with_one_alpha_below(X, post, prior):
    """M5 divides by n + alpha - 1: the K is missing, and the weights do not sum to one."""
    N = np.sum(post, axis=0)
    n, d = np.shape(X)
    c, m = prior.count, prior.mean
    mu = (c * m + post.T @ X) / (c + N[:, np.newaxis])
    spread = np.square(X[:, np.newaxis, :] - mu).sum(-1)
    R = np.sum(post * spread, 0) + c * np.square(mu - m).sum(-1)
    var = (2 * prior.scale + R) / (2 * prior.shape + 2 + d * (N + 1))
    return GaussianMixture(mu, var, (N + prior.alpha - 1) / (n + prior.alpha - 1))


def pulled_to_the_data_and_no_scale(X, post, prior):
    """M2 and M3 use the average of X in place of prior.mean, and M4 lacks 2r above the line."""
    centre = X.mean(axis=0)
    N = soft_counts(post)
    mu = (prior.count * centre + post.T @ X) / (prior.count + N)[:, None]
    gap = ((mu - centre) ** 2).sum(axis=1)
    R = (post * ((X[:, None, :] - mu) ** 2).sum(axis=2)).sum(axis=0) + prior.count * gap
    var = R / (2 * prior.shape + 2 + X.shape[1] * (N + 1))
    p = (N + prior.alpha - 1) / (len(X) + len(N) * (prior.alpha - 1))
    return GaussianMixture(mu, var, p)


def invented_row_for_all_three(X, post, prior):
    """Appends one row at mean owned by count and calls mstep: P2 is missing in the variances, P3 in the weights."""
    row = np.asarray(prior.mean).reshape(1, -1)
    owned = np.full((1, post.shape[1]), prior.count)
    fit = mstep(np.concatenate([X, row]), np.concatenate([post, owned]))
    return GaussianMixture(fit.mu, fit.var, post.mean(axis=0))


def mean_added_without_count_and_dimension_lost(X, post, prior):
    """M2 adds m instead of c m above the line, and M4 has N_j + 1 without the factor d."""
    n, d = X.shape
    N = post.sum(axis=0)
    top = prior.mean + np.tensordot(post, X, axes=(0, 0))
    mu = top / (prior.count + N)[:, None]
    sq = ((X[None, :, :] - mu[:, None, :]) ** 2).sum(axis=2)
    R = (post.T * sq).sum(axis=1) + prior.count * ((mu - prior.mean) ** 2).sum(axis=1)
    var = (2 * prior.scale + R) / (2 * prior.shape + 2 + N + 1)
    p = (N + prior.alpha - 1) / (n + len(N) * (prior.alpha - 1))
    return GaussianMixture(mu, var, p)


def prior_weights_skipped_and_shape_term_halved(X, post, prior):
    """M5 is lesson 02's N_j / n without alpha, and M4 has s + 1 in place of 2s + 2."""
    N = soft_counts(post)
    mu = (post.T @ X + prior.count * prior.mean) / (N[:, None] + prior.count)
    delta = X[:, None, :] - mu
    R = (post[:, :, None] * delta**2).sum(axis=(0, 2)) + prior.count * ((mu - prior.mean) ** 2).sum(axis=1)
    var = (2 * prior.scale + R) / (prior.shape + 1 + X.shape[1] * (N + 1))
    return GaussianMixture(mu, var, N / len(X))


def standard_deviations_and_count_not_in_the_mean(X, post, prior):
    """M2 divides by N_j alone (by 1 where N_j is 0), and the square roots of M4 are returned as var."""
    n, d = X.shape
    N = post.sum(axis=0)
    below = np.where(N == 0, 1.0, N)
    mu = (prior.count * prior.mean + post.T @ X) / below[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    R = (post * squared).sum(axis=0) + prior.count * ((mu - prior.mean) ** 2).sum(axis=1)
    var = (2 * prior.scale + R) / (2 * prior.shape + 2 + d * (N + 1))
    p = (N + prior.alpha - 1) / (n + len(N) * (prior.alpha - 1))
    return GaussianMixture(mu, np.sqrt(var), p)
