"""map_mstep in many styles."""

import math

import numpy as np
import scipy.spatial.distance

from softcounts import GaussianMixture


def as_taught(X, post, prior):
    mean, count, shape, scale, alpha = prior
    (n, d), K = X.shape, post.shape[1]
    N = post.sum(axis=0)
    mu = (count * mean + post.T @ X) / (count + N)[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    spread = (post * squared).sum(axis=0) + count * ((mu - mean) ** 2).sum(axis=1)
    var = (2 * scale + spread) / (2 * shape + 2 + d * (N + 1))
    return GaussianMixture(mu, var, (N + alpha - 1) / (n + K * (alpha - 1)))


def loops(X, post, prior):
    n, d = X.shape
    K = post.shape[1]
    mu, var, p = np.zeros((K, d)), np.zeros(K), np.zeros(K)
    for j in range(K):
        N = sum(post[i, j] for i in range(n))
        for k in range(d):
            total = prior.count * prior.mean[k] + sum(post[i, j] * X[i, k] for i in range(n))
            mu[j, k] = total / (prior.count + N)
        spread = sum(post[i, j] * ((X[i] - mu[j]) ** 2).sum() for i in range(n))
        spread += prior.count * ((prior.mean - mu[j]) ** 2).sum()
        var[j] = (2 * prior.scale + spread) / (2 * prior.shape + 2 + d * N + d)
        p[j] = (N + prior.alpha - 1) / (n + K * prior.alpha - K)
    return GaussianMixture(mu, var, p)


def invented_rows(X, post, prior):
    """One more row, of which every component owns `count`."""
    K, d = post.shape[1], X.shape[1]
    more, owned = np.vstack([X, prior.mean]), np.vstack([post, np.full(K, prior.count)])
    mu = owned.T @ more / owned.sum(axis=0)[:, None]
    spread = (owned * ((more[:, None] - mu) ** 2).sum(axis=2)).sum(axis=0)
    N = post.sum(axis=0)
    var = (spread / 2 + prior.scale) / (prior.shape + 1 + d * (N + 1) / 2)
    weights = N + prior.alpha - 1
    return GaussianMixture(mu, var, weights / weights.sum())


def einsum(X, post, prior):
    N = np.einsum("ij->j", post)
    mu = (np.einsum("ij,il->jl", post, X) + prior.count * prior.mean) / (N + prior.count)[:, None]
    away, off = X[:, None, :] - mu[None], mu - prior.mean
    spread = np.einsum("ij,ijl,ijl->j", post, away, away) + prior.count * np.einsum("jl,jl->j", off, off)
    var = (spread + 2 * prior.scale) / (X.shape[1] * (1 + N) + 2 * (1 + prior.shape))
    extra = prior.alpha - 1
    return GaussianMixture(mu, var, (N + extra) / (len(X) + len(N) * extra))


def with_scipy(X, post, prior):
    N = post.sum(0)
    mu = (prior.count * prior.mean[None] + post.T @ X) / (prior.count + N[:, None])
    far = scipy.spatial.distance.cdist(X, mu, "sqeuclidean")
    own = scipy.spatial.distance.cdist(prior.mean[None], mu, "sqeuclidean")[0]
    above = 2 * prior.scale + (post * far).sum(0) + prior.count * own
    p = N + prior.alpha - 1
    return GaussianMixture(mu, above / (2 * prior.shape + 2 + X.shape[1] * (N + 1)), p / p.sum())


def component_by_component(X, post, prior):
    means, widths = [], []
    for w in post.T:
        N = w.sum()
        mean = (w @ X + prior.count * prior.mean) / (N + prior.count)
        spread = w @ ((X - mean) ** 2).sum(axis=1) + prior.count * np.sum((mean - prior.mean) ** 2)
        means.append(mean)
        widths.append((2 * prior.scale + spread) / (2 * prior.shape + 2 + X.shape[1] * (N + 1)))
    N = post.sum(axis=0)
    p = (N + prior.alpha - 1) / (N + prior.alpha - 1).sum()
    return GaussianMixture(np.array(means), np.array(widths), p)


def shrunken_distance(X, post, prior):
    """The spread about the own mean, and the distance of both means (Bishop's and Murphy's form)."""
    m, c, s, r, alpha = prior
    N = post.sum(axis=0)
    own = post.T @ X / np.where(N > 0, N, 1)[:, None]
    inside = (post * ((X[:, None] - own) ** 2).sum(axis=2)).sum(axis=0)
    between = c * N / (c + N) * ((own - m) ** 2).sum(axis=1)
    mu = m + (N / (c + N))[:, None] * (own - m)
    var = (2 * r + inside + between) / (2 * s + 2 + X.shape[1] * (N + 1))
    return GaussianMixture(mu, var, (N + alpha - 1) / (len(X) + post.shape[1] * (alpha - 1)))


def centred(X, post, prior):
    """All data relative to the prior's mean."""
    Y, N = X - prior.mean, post.sum(axis=0)
    shift = post.T @ Y / (prior.count + N)[:, None]
    about = ((Y[:, None, :] - shift) ** 2).sum(-1)
    spread = (post * about).sum(0) + prior.count * (shift**2).sum(1)
    var = (2 * prior.scale + spread) / (2 * prior.shape + 2 + X.shape[1] * (N + 1))
    return GaussianMixture(prior.mean + shift, var, (N + prior.alpha - 1) / (len(X) + len(N) * (prior.alpha - 1)))


def blend_of_means(X, post, prior):
    N = post.sum(axis=0)
    trust = (N / (N + prior.count))[:, None]
    own = np.divide(post.T @ X, N[:, None], out=np.zeros((len(N), X.shape[1])), where=N[:, None] > 0)
    mu = trust * own + (1 - trust) * prior.mean
    spread = np.array([post[:, j] @ np.linalg.norm(X - mu[j], axis=1) ** 2 for j in range(len(N))])
    spread = spread + prior.count * np.linalg.norm(mu - prior.mean, axis=1) ** 2
    var = (prior.scale + spread / 2) / (prior.shape + 1 + X.shape[1] / 2 * (N + 1))
    K, extra = len(N), prior.alpha - 1
    return GaussianMixture(mu, var, (N + extra) / (len(X) + K * extra))


def point_by_point(X, post, prior):
    K, d = post.shape[1], X.shape[1]
    count, total = np.full(K, float(prior.count)), prior.count * np.tile(prior.mean, (K, 1))
    for x, w in zip(X, post, strict=True):
        count = count + w
        total = total + w[:, None] * x
    mu, N = total / count[:, None], post.sum(axis=0)
    spread = prior.count * ((prior.mean - mu) ** 2).sum(axis=1)
    for x, w in zip(X, post, strict=True):
        spread = spread + w * ((x - mu) ** 2).sum(axis=1)
    print("spread:", spread)
    var = (2 * prior.scale + spread) / (2 * prior.shape + 2 + d * (N + 1))
    return GaussianMixture(mu, var, (N + prior.alpha - 1) / (len(X) + K * (prior.alpha - 1)))


def other_order_of_memory(X, post, prior):
    X, post = np.asfortranarray(X), np.asfortranarray(post)
    found = einsum(X, post, prior)
    return GaussianMixture(np.asfortranarray(found.mu), found.var, found.p)


def exact_sums(X, post, prior):
    (n, d), K = X.shape, post.shape[1]
    N = np.array([math.fsum(column) for column in post.T])
    sums = np.array([[math.fsum(post[:, j] * X[:, k]) for k in range(d)] for j in range(K)])
    mu = (prior.count * prior.mean + sums) / (prior.count + N).reshape(K, 1)
    spread = np.array([math.fsum((post[:, [j]] * (X - mu[j]) ** 2).ravel()) for j in range(K)])
    spread += prior.count * ((mu - prior.mean) ** 2).sum(axis=1)
    var = (2 * prior.scale + spread) / (2 * prior.shape + 2 + d * (N + 1))
    return GaussianMixture(mu, var, (N + prior.alpha - 1) / (n + K * (prior.alpha - 1)))


def spread_by_difference_of_squares(X, post, prior):
    """The spread is a sum of squares less (c + N) mu^2."""
    N = post.sum(axis=0)
    K, (n, d) = len(N), X.shape
    total = prior.count + N
    mu = (prior.count * prior.mean + post.T @ X) / total[:, None]
    second = post.T @ (X**2).sum(axis=1) + prior.count * np.dot(prior.mean, prior.mean)
    R = np.maximum(second - total * (mu**2).sum(axis=1), 0.0)
    var = (2 * prior.scale + R) / (2 * prior.shape + 2 + d * (N + 1))
    return GaussianMixture(mu, var, (N + prior.alpha - 1) / (n + K * (prior.alpha - 1)))
