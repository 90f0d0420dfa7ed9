"""fill_matrix in many styles."""

import sys

import numpy as np

from autograder.reference.missing import estep


def as_taught(X, mixture):
    post, _ = estep(X, mixture)
    return np.where(np.isnan(X), post @ mixture.mu, X)


def copy_and_index(X, mixture):
    post = estep(X, mixture)[0]
    filled = X.copy()
    gaps = np.isnan(X)
    filled[gaps] = post.dot(mixture.mu)[gaps]
    return filled


def loops(X, mixture):
    post, _ = estep(X, mixture)
    filled = np.array(X)
    for i in range(len(X)):
        for k in range(X.shape[1]):
            if np.isnan(X[i, k]):
                filled[i, k] = sum(post[i, j] * mixture.mu[j, k] for j in range(len(mixture.p)))
    return filled


def einsum(X, mixture):
    post, _ = estep(X, mixture)
    return np.where(X == X, X, np.einsum("ij,jl->il", post, mixture.mu))


def list_building(X, mixture):
    post, _ = estep(X, mixture)
    guess = post @ mixture.mu
    return np.array(
        [
            [g if np.isnan(x) else x for x, g in zip(row, guesses, strict=True)]
            for row, guesses in zip(X, guess, strict=True)
        ]
    )


def copyto(X, mixture):
    filled = estep(X, mixture)[0] @ mixture.mu
    np.copyto(filled, X, where=~np.isnan(X))
    return filled


def masked_arrays(X, mixture):
    masked = np.ma.masked_invalid(X)
    guess = (mixture.mu.T @ estep(X, mixture)[0].T).T
    return np.ascontiguousarray(np.ma.where(np.ma.getmaskarray(masked), guess, X).filled(np.nan))


def choose_by_arithmetic(X, mixture):
    gaps = np.isnan(X).astype(float)
    guess = estep(X, mixture)[0] @ mixture.mu
    return np.nan_to_num(X) * (1 - gaps) + guess * gaps


def row_by_row(X, mixture):
    filled = np.asfortranarray(X).copy(order="F")
    for i, x in enumerate(X):
        share = estep(X[i : i + 1], mixture)[0][0]
        filled[i, np.isnan(x)] = np.average(mixture.mu, axis=0, weights=share)[np.isnan(x)]
    return filled


def noisy(X, mixture):
    print(X.shape, file=sys.stderr)
    np.log(np.zeros(2))
    return as_taught(X, mixture)


def recursive(X, mixture):
    if len(X) == 1:
        g = estep(X, mixture)[0] @ mixture.mu
        r = X.copy()
        k = np.isnan(r)
        r[k] = g[k]
        return r
    return np.vstack([recursive(X[:1], mixture), recursive(X[1:], mixture)])


def select_and_tensordot(X, mixture):
    return np.select([~np.isnan(X)], [X], default=np.tensordot(estep(X, mixture)[0], mixture.mu, axes=(1, 0)))


def filled_for_each_component(X, mixture):
    p = estep(X, mixture)[0]
    F = np.where(np.isnan(X)[:, None], mixture.mu, X[:, None])
    g = (p[:, :, None] * F).sum(1)
    r = X + 0
    r[r != r] = g[r != r]
    return r


def fmax_trick(X, mixture):
    g = estep(X, mixture)[0] @ mixture.mu
    return np.fmax(X, np.where(np.isnan(X), g, -np.inf))


def column_by_column_fill(X, mixture):
    p = estep(X, mixture)[0]
    return np.column_stack([np.where(np.isnan(c), p @ m, c) for c, m in zip(X.T, mixture.mu.T, strict=True)])
