"""mstep in many styles."""

import sys

import numpy as np

from softcounts import BernoulliMixture
from softcounts import BernoulliMixture as B


def as_taught(X, post, alpha=1.0):
    N = post.sum(axis=0)
    theta = (post.T @ X + alpha) / (N[:, None] + 2 * alpha)
    return BernoulliMixture(theta, N / len(X))


def loops(X, post, alpha=1.0):
    (n, d), K = X.shape, post.shape[1]
    theta, p = np.zeros((K, d)), np.zeros(K)
    for j in range(K):
        N = 0.0
        for i in range(n):
            N += post[i, j]
            theta[j] += post[i, j] * X[i]
        for k in range(d):
            theta[j, k] = (theta[j, k] + alpha) / (N + 2 * alpha)
        p[j] = N / n
    return BernoulliMixture(theta, p)


def einsum(X, post, alpha=1.0):
    N = np.einsum("ij->j", post)
    ones = np.einsum("ij,il->jl", post, X)
    return BernoulliMixture(theta=np.divide(ones + alpha, N[:, np.newaxis] + 2 * alpha), p=N / N.sum())


def ink_and_paper(X, post, alpha=1.0):
    ink, paper = post.T @ X + alpha, post.T @ (1 - X) + alpha
    return BernoulliMixture(ink / (ink + paper), post.mean(axis=0))


def transposed(X, post, alpha=1.0):
    N = post.sum(0)
    return BernoulliMixture(((X.T @ post + alpha) / (N + 2 * alpha)).T, N / X.shape[0])


def invented_rows(X, post, alpha=1.0):
    (n, d), K = X.shape, post.shape[1]
    pictures = np.vstack([X, np.ones((1, d)), np.zeros((1, d))])
    weights = np.vstack([post, np.full((2, K), alpha)])
    theta = [weights[:, j] @ pictures / weights[:, j].sum() for j in range(K)]
    return BernoulliMixture(np.array(theta), post.sum(axis=0) / n)


def averages(X, post, alpha=1.0):
    (_, d), K = X.shape, post.shape[1]
    theta = np.full((K, d), 0.5)
    for j in range(K):
        N = post[:, j].sum()
        if N > 0:
            trust = N / (N + 2 * alpha)
            theta[j] = trust * np.average(X, axis=0, weights=post[:, j]) + (1 - trust) / 2
    return BernoulliMixture(theta, post.mean(axis=0))


def list_building(X, post, alpha=1.0):
    thetas, weights = [], []
    for column in post.T:
        counted = [sum(column[X[:, k] == 1]) for k in range(X.shape[1])]
        thetas.append([(c + alpha) / (sum(column) + 2 * alpha) for c in counted])
        weights.append(sum(column) / len(X))
    return BernoulliMixture(np.array(thetas, dtype=float), np.array(weights))


def broadcasting(X, post, alpha=1.0):
    ones = (post[:, :, None] * X[:, None, :]).sum(axis=0)
    N = post.sum(axis=0, keepdims=True).T
    return BernoulliMixture((alpha + ones) / (2 * alpha + N), N[:, 0] / len(X))


def solved(X, post, alpha=1.0):
    N = post.sum(axis=0)
    theta = np.linalg.solve(np.diag(N + 2 * alpha), post.T.dot(X) + alpha)
    return BernoulliMixture(theta, N / post.shape[0])


def with_prints(X, post, alpha=1.0):
    print("M-step", file=sys.stderr)
    theta = np.array([(w * X.T).sum(axis=1) + alpha for w in post.T])
    N = np.add.reduce(post, axis=0)
    return BernoulliMixture(np.asfortranarray(theta / np.expand_dims(N + alpha + alpha, 1)), N / len(X))


def recursive(X, post, alpha=1.0):

    def s(a, b):
        return (
            (a.T @ b, a.sum(0))
            if len(a) == 1
            else tuple((u + v for u, v in zip(s(a[:1], b[:1]), s(a[1:], b[1:]), strict=True)))
        )

    o, N = s(post, X)
    return B((o + alpha) / (N + 2 * alpha)[:, None], N / len(X))


def picture_by_picture(X, post, alpha=1.0):
    a = np.full((post.shape[1], X.shape[1]), float(alpha))
    b = a.copy()
    for x, w in zip(X, post, strict=True):
        a = a + np.outer(w, x)
        b = b + np.outer(w, 1 - x)
    return B(a / (a + b), post.mean(axis=0))


def from_the_odds(X, post, alpha=1.0):
    a = post.T @ X + alpha
    b = post.T @ (1 - X) + alpha
    with np.errstate(all="ignore"):
        return B(1 / (1 + b / a), post.sum(0) / post.sum())


def one_product_with_a_column_of_ones(X, post, alpha=1.0):
    S = post.T @ np.hstack([X, np.ones((len(X), 1))])
    return B((S[:, :-1] + alpha) / (S[:, -1:] + 2 * alpha), S[:, -1] / len(X))


def half_centre(X, post, alpha=1.0):
    N = post.sum(0)
    return B(0.5 + post.T @ (X - 0.5) / (N[:, None] + 2 * alpha), N / len(X))


def distinct_pictures(X, post, alpha=1.0):
    U, inv = np.unique(X, axis=0, return_inverse=True)
    W = np.zeros((len(U), post.shape[1]))
    np.add.at(W, np.ravel(inv), post)
    return B((W.T @ U + alpha) / (W.sum(0)[:, None] + 2 * alpha), W.sum(0) / len(X))
