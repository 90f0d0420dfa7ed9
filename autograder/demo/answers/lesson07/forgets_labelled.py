"""The M-step sees the unlabelled rows only."""

import numpy as np

from softcounts import ClassGaussians


def mstep(X, y, U, post):
    """The model that fits the soft counts best."""
    N = post.sum(axis=0)
    mu = post.T @ U / N[:, None]
    away = U[:, None, :] - mu
    cov = np.einsum("ic,ick,icl->ckl", post, away, away) / N[:, None, None]
    return ClassGaussians(mu, cov + 1e-6 * np.eye(U.shape[1]), N / len(U))
