"""mstep in many styles."""

import math

import numpy as np

from softcounts import ExponentialMixture


def as_taught(T, post, family):
    N = post.sum(axis=0)
    means = post.T @ T / N[:, None]
    eta, log_z = family(means)
    return ExponentialMixture(eta, log_z, N / len(T))


def loops(T, post, family):
    (n, s), K = T.shape, post.shape[1]
    means, p = np.zeros((K, s)), np.zeros(K)
    for j in range(K):
        count = sum(post[i, j] for i in range(n))
        for l in range(s):
            means[j, l] = sum(post[i, j] * T[i, l] for i in range(n)) / count
        p[j] = count / n
    return ExponentialMixture(*family(means), p)


def shares_normalised(T, post, family):
    weights = post / post.sum(axis=0)
    return ExponentialMixture(*family(weights.T @ T), post.mean(axis=0))


def np_average(T, post, family):
    means = np.array([np.average(T, axis=0, weights=column) for column in post.T])
    eta, log_z = family(means)
    return ExponentialMixture(eta=eta, log_z=log_z, p=post.mean(axis=0))


def einsum(T, post, family):
    N = np.einsum("ij->j", post)
    means = np.einsum("ij,is->js", post, T) / N.reshape(-1, 1)
    eta, log_z = family(means)
    return ExponentialMixture(eta, log_z, N / N.sum())


def broadcast(T, post, family):
    N = post.sum(0)
    means = (post[:, :, None] * T[:, None, :]).sum(axis=0) / N[:, None]
    eta, log_z = family(means)
    return ExponentialMixture(p=N / post.shape[0], eta=eta, log_z=log_z)


def transposed(T, post, family):
    N = np.sum(post, axis=0)
    means = (T.T @ post / N).T
    return ExponentialMixture(*family(means), N / len(post))


def family_row_by_row(T, post, family):
    N = post.sum(axis=0)
    members = [family((column @ T / count)[None]) for column, count in zip(post.T, N, strict=True)]
    eta = np.vstack([eta for eta, _ in members])
    return ExponentialMixture(eta, np.concatenate([z for _, z in members]), N / len(T))


def inverse_as_diagonal(T, post, family):
    N = post.T @ np.ones(len(T))
    return ExponentialMixture(*family(np.diag(1 / N) @ post.T @ T), N / len(T))


def running_sums(T, post, family):
    N, sums = np.zeros(post.shape[1]), np.zeros((post.shape[1], T.shape[1]))
    for row, shares in zip(T, post, strict=True):
        N = N + shares
        sums = sums + np.outer(shares, row)
    eta, log_z = family(sums / N[:, np.newaxis])
    return ExponentialMixture(eta, log_z, N / len(T))


def exact_sums(T, post, family):
    N = np.array([math.fsum(column) for column in post.T])
    sums = [[math.fsum(column * statistic) for statistic in T.T] for column in post.T]
    eta, log_z = family(np.asfortranarray(np.array(sums) / N[:, None]))
    return ExponentialMixture(eta, log_z, N / len(T))


def tensordot(T, post, family):
    N = post.sum(axis=0)
    means = np.divide(np.tensordot(post, T, axes=(0, 0)), N[:, None])
    return ExponentialMixture(*family(means), np.true_divide(N, T.shape[0]))


def family_called_for_each_component(T, post, family):
    """The family is called once for each component, with one row."""
    n, K = post.shape
    N = post.sum(axis=0)
    eta, log_z = [], []
    for j in range(K):
        m = (post[:, j] @ T / N[j]).reshape(1, -1)
        e, z = family(m)
        eta.append(e[0])
        log_z.append(z[0])
    return ExponentialMixture(np.array(eta), np.array(log_z), N / n)
