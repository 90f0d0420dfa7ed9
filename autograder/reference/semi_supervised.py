"""One Gaussian with a full covariance for each class, fitted to labelled and unlabelled rows (Murphy PML1 9.2, 8.7.3).

Labelled rows are X (n, d) with classes y (n,), unlabelled ones U (t, d).
"""

import numpy as np

from autograder.reference.gaussian import log_sum_exp
from softcounts.mixtures import ClassGaussians

RIDGE = 1e-6


def weighted(Z, weights):
    """ClassGaussians of rows Z (m, d) that belong to the classes by `weights` (m, C); covariances plus 1e-6 I."""
    N = weights.sum(axis=0)
    mu = weights.T @ Z / N[:, None]
    delta = Z - mu[:, None]
    cov = (weights.T[:, :, None] * delta).transpose(0, 2, 1) @ delta / N[:, None, None]
    cov = 0.5 * (cov + cov.transpose(0, 2, 1)) + RIDGE * np.eye(Z.shape[1])
    return ClassGaussians(mu, cov, N / len(Z))


def fit_supervised(X, y, C):
    """Class frequencies, means and covariances (divisor n_c) of labelled rows; each class has at least one."""
    return weighted(X, np.eye(C)[y])


def log_joint(U, model):
    """log p_c + log N(u_i; mu_c, cov_c), shape (t, C), by Cholesky factors."""
    factor = np.linalg.cholesky(model.cov)
    white = np.linalg.solve(factor, (U - model.mu[:, None]).transpose(0, 2, 1))
    log_root = np.log(np.diagonal(factor, axis1=1, axis2=2)).sum(axis=1)
    constant = np.log(model.p) - 0.5 * U.shape[1] * np.log(2 * np.pi) - log_root
    return constant - 0.5 * (white**2).sum(axis=1).T


def estep(U, model):
    """Soft counts p(c | u_i), shape (t, C), and the log-likelihood sum_i log sum_c p_c N(u_i; mu_c, cov_c)."""
    joint = log_joint(U, model)
    rows = log_sum_exp(joint)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def mstep(X, y, U, post):
    """The model that fits best when labelled rows count whole for their class and unlabelled ones by `post`."""
    return weighted(np.vstack([X, U]), np.vstack([np.eye(post.shape[1])[y], post]))


def labelled(X, y, model):
    """sum_i log p(x_i, y_i), a float."""
    return float(np.take_along_axis(log_joint(X, model), y[:, None], axis=1).sum())


def passes(X, y, U, model, estep=estep, mstep=mstep):
    """Endless passes of EM: yields (model after the M-step, post, climbing quantity before it)."""
    while True:
        post, unlabelled = estep(U, model)
        climbing = labelled(X, y, model) + unlabelled
        model = mstep(X, y, U, post)
        yield model, post, climbing


def run(X, y, U, model, *, estep=estep, mstep=mstep):
    """E, M, test |new - old| <= 1e-6 |new|, with sum_i log p(x_i, y_i) + sum_i log p(u_i) as what climbs."""
    old = None
    for fit in passes(X, y, U, model, estep, mstep):
        new = fit[2]
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return fit
        old = new


def predict(U, model, *, estep=estep):
    """The class of the largest posterior, ties to the lowest class: shape (t,), int."""
    return estep(U, model)[0].argmax(axis=1)
