"""mstep in many styles."""

import sys

import numpy as np
from scipy.spatial.distance import cdist

from autograder.reference.gaussian import soft_counts
from softcounts import GaussianMixture


def as_taught(X, post):
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    var = (post * squared).sum(axis=0) / (X.shape[1] * N)
    return GaussianMixture(mu, var, N / len(X))


def loops(X, post):
    (n, d), K = X.shape, post.shape[1]
    mu, var, p = np.zeros((K, d)), np.zeros(K), np.zeros(K)
    for j in range(K):
        N = 0.0
        for i in range(n):
            N += post[i, j]
            mu[j] += post[i, j] * X[i]
        mu[j] /= N
        for i in range(n):
            var[j] += post[i, j] * np.dot(X[i] - mu[j], X[i] - mu[j])
        var[j] /= d * N
        p[j] = N / n
    return GaussianMixture(mu, var, p)


def einsum(X, post):
    N = np.einsum("ij->j", post)
    mu = np.einsum("ij,il->jl", post, X) / N[:, None]
    delta = X[:, None, :] - mu
    return GaussianMixture(mu, np.einsum("ij,ijl,ijl->j", post, delta, delta) / N / X.shape[1], N / N.sum())


def averages(X, post):
    K = post.shape[1]
    mu = np.array([np.average(X, axis=0, weights=post[:, j]) for j in range(K)])
    var = np.array([np.average(((X - mu[j]) ** 2).mean(axis=1), weights=post[:, j]) for j in range(K)])
    return GaussianMixture(mu=mu, var=var, p=post.mean(axis=0))


def second_moment(X, post):
    N = post.sum(0)
    mu = (X.T @ post / N).T
    return GaussianMixture(mu, ((post.T @ (X**2)).sum(1) / N - (mu**2).sum(1)) / X.shape[1], N / X.shape[0])


def scipy_cdist(X, post):
    N = post.sum(axis=0)
    mu = np.divide(post.T.dot(X), N.reshape(-1, 1))
    return GaussianMixture(mu, np.sum(post * cdist(X, mu, "sqeuclidean"), axis=0) / (N * X.shape[1]), N / len(X))


def list_building(X, post):
    mus, variances, weights = [], [], []
    for column in post.T:
        share = column / column.sum()
        mean = share @ X
        mus.append(mean)
        variances.append(float(share @ ((X - mean) ** 2).sum(axis=1)) / X.shape[1])
        weights.append(column.sum() / len(X))
    return GaussianMixture(np.array(mus), np.array(variances), np.array(weights))


def per_coordinate_then_mean(X, post):
    N = post.sum(axis=0)[:, None]
    mu = post.T @ X / N
    per = np.array([(post[:, [j]] * (X - mu[j]) ** 2).sum(axis=0) for j in range(len(N))]) / N
    return GaussianMixture(mu, per.mean(axis=1), (N / len(X))[:, 0])


def noisy(X, post):
    print(X.shape, file=sys.stderr)
    np.log(np.zeros(2))
    return as_taught(X, post)


def fortran_order(X, post):
    mixture = as_taught(X, post)
    return mixture._replace(mu=np.asfortranarray(mixture.mu))


def covariance_trace(X, post):
    N = post.sum(axis=0)
    mu = np.linalg.solve(np.diag(N), post.T @ X)
    var = [np.trace(((X - m).T * w) @ (X - m)) / (w.sum() * X.shape[1]) for m, w in zip(mu, post.T, strict=True)]
    return GaussianMixture(mu, np.array(var), N / X.shape[0])
