"""mstep in many styles."""

import sys

import numpy as np

from softcounts import ClassGaussians


def as_taught(X, y, U, post):
    everyone = np.vstack([X, U])
    C, d = post.shape[1], X.shape[1]
    weights = np.vstack([np.eye(C)[y], post])
    N = weights.sum(axis=0)
    mu = weights.T @ everyone / N[:, None]
    cov = np.empty((C, d, d))
    for c in range(C):
        away = everyone - mu[c]
        cov[c] = (weights[:, [c]] * away).T @ away / N[c] + 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, N / len(everyone))


def loops(X, y, U, post):
    C, d = post.shape[1], X.shape[1]
    mu, cov, p = np.zeros((C, d)), np.zeros((C, d, d)), np.zeros(C)
    for c in range(C):
        count = 0.0
        for i in range(len(X)):
            if y[i] == c:
                count += 1
                mu[c] += X[i]
        for i in range(len(U)):
            count += post[i, c]
            mu[c] += post[i, c] * U[i]
        mu[c] /= count
        for i in range(len(X)):
            if y[i] == c:
                cov[c] += np.outer(X[i] - mu[c], X[i] - mu[c])
        for i in range(len(U)):
            cov[c] += post[i, c] * np.outer(U[i] - mu[c], U[i] - mu[c])
        cov[c] = cov[c] / count + 1e-6 * np.eye(d)
        p[c] = count / (len(X) + len(U))
    return ClassGaussians(mu, cov, p)


def two_sums(X, y, U, post):
    C, d = post.shape[1], X.shape[1]
    labelled, unlabelled = np.bincount(y, minlength=C), post.sum(axis=0)
    N = labelled + unlabelled
    mu = np.array([(X[y == c].sum(axis=0) + post[:, c] @ U) / N[c] for c in range(C)])
    cov = []
    for c in range(C):
        a, b = X[y == c] - mu[c], U - mu[c]
        cov.append((a.T @ a + b.T @ np.diag(post[:, c]) @ b) / N[c] + 1e-6 * np.eye(d))
    return ClassGaussians(mu, np.array(cov), N / (X.shape[0] + U.shape[0]))


def einsum(X, y, U, post):
    Z = np.concatenate([X, U])
    hot = np.zeros((len(y), post.shape[1]))
    hot[np.arange(len(y)), y] = 1
    W = np.concatenate([hot, post])
    N = W.sum(0)
    mu = np.einsum("ic,ik->ck", W, Z) / N[:, None]
    away = Z[:, None] - mu
    cov = np.einsum("ic,ick,icl->ckl", W, away, away) / N[:, None, None]
    cov[:, np.arange(X.shape[1]), np.arange(X.shape[1])] += 1e-6
    return ClassGaussians(mu, cov, N / N.sum())


def second_moment(X, y, U, post):
    Z, W = np.r_[X, U], np.r_[(y[:, None] == np.arange(post.shape[1])) * 1.0, post]
    N = W.sum(axis=0)
    mu = (Z.T @ W / N).T
    moments = np.tensordot(W, Z[:, :, None] * Z[:, None, :], axes=(0, 0)) / N[:, None, None]
    cov = moments - mu[:, :, None] * mu[:, None, :] + 1e-6 * np.eye(X.shape[1])
    return ClassGaussians(mu, cov, W.mean(axis=0))


def numpy_average(X, y, U, post):
    Z = np.vstack((X, U))
    mu, cov, p = [], [], []
    for c in range(post.shape[1]):
        w = np.append(np.where(y == c, 1.0, 0.0), post[:, c])
        mean = np.average(Z, axis=0, weights=w)
        products = (Z - mean)[:, :, None] * (Z - mean)[:, None, :]
        mu.append(mean)
        cov.append(np.average(products, axis=0, weights=w) + 1e-6 * np.eye(Z.shape[1]))
        p.append(w.mean())
    return ClassGaussians(np.array(mu), np.array(cov), np.array(p))


def numpy_cov(X, y, U, post):
    Z, (C, d) = np.vstack([X, U]), (post.shape[1], X.shape[1])
    W = np.vstack([np.identity(C)[y], post])
    cov = [np.cov(Z.T, aweights=w, ddof=0).reshape(d, d) + 1e-6 * np.identity(d) for w in W.T]
    return ClassGaussians((W / W.sum(0)).T @ Z, np.array(cov), W.sum(0) / len(Z))


def root_weights(X, y, U, post):
    Z, C = np.vstack([X, U]), post.shape[1]
    W = np.vstack([np.eye(C)[y], post])
    mu = W.T @ Z / W.sum(axis=0, keepdims=True).T
    scaled = [np.sqrt(W[:, c] / W[:, c].sum())[:, None] * (Z - mu[c]) for c in range(C)]
    return ClassGaussians(mu, np.array([a.T @ a + 1e-6 * np.eye(len(a.T)) for a in scaled]), W.sum(axis=0) / len(W))


def masked_arrays(X, y, U, post):
    C, d = post.shape[1], X.shape[1]
    counts = np.array([(y == c).sum() + post[:, c].sum() for c in range(C)])
    mu, cov = np.zeros((C, d)), np.zeros((C, d, d))
    for c in range(C):
        mine = np.ma.masked_where(np.repeat((y != c)[:, None], d, axis=1), X)
        mu[c] = (mine.filled(0.0).sum(axis=0) + (post[:, [c]] * U).sum(axis=0)) / counts[c]
        centred = (mine - mu[c]).filled(0.0) if len(X) else X
        others = U - mu[c]
        cov[c] = (centred.T @ centred + others.T @ (others * post[:, [c]])) / counts[c] + 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, counts / counts.sum())


def noisy_fortran(X, y, U, post):
    print(X.shape, file=sys.stderr)
    np.log(np.zeros(1))
    model = as_taught(np.asfortranarray(X), y, np.asfortranarray(U), np.asfortranarray(post))
    return model._replace(mu=np.asfortranarray(model.mu))


def labelled_and_unlabelled_apart(X, y, U, post):
    """Within each part about its own mean, and then what lies between the means."""
    models, d = [], X.shape[1]
    for c, weights in enumerate(post.T):
        N, parts = (y == c).sum() + weights.sum(), [(X, (y == c) * 1.0), (U, weights)]
        mu = sum(w @ Z for Z, w in parts) / N
        cov = 1e-6 * np.eye(d)
        for Z, w in parts:
            if w.sum() > 0:
                own = np.average(Z, axis=0, weights=w)
                cov = cov + ((Z - own).T * w @ (Z - own) + w.sum() * np.outer(own - mu, own - mu)) / N
        models.append((mu, cov, N / (len(X) + len(U))))
    return ClassGaussians(*map(np.array, zip(*models, strict=True)))
