"""Mixtures of products of coins, for pictures of ink and paper (Bishop PRML 9.3.3)."""

import numpy as np
from scipy.special import xlog1py, xlogy

from autograder.reference.gaussian import log_sum_exp
from softcounts.mixtures import BernoulliMixture


def binarize(images, threshold=0.5):
    """1.0 where image / 255 > threshold, else 0.0, shape (n, d)."""
    return (images.reshape(len(images), -1) / 255 > threshold).astype(float)


def fit_bernoulli(X, alpha=0.0):
    """(ones + alpha) / (n + 2 alpha), shape (d,)."""
    return (X.sum(axis=0) + alpha) / (len(X) + 2 * alpha)


def nll(X, theta):
    """-sum_l [m_l log theta_l + (1 - m_l) log(1 - theta_l)] with the mean image m; 0 log 0 = 0."""
    mean = X.mean(axis=0)
    return float(-(xlogy(mean, theta) + xlog1py(1 - mean, -theta)).sum())


def log_joint(X, mixture):
    """log p_j + log p(x_i | j), shape (n, K): one matrix product with the log odds, and a constant a component."""
    off = np.log1p(-mixture.theta)
    with np.errstate(divide="ignore"):
        return X @ (np.log(mixture.theta) - off).T + off.sum(axis=1) + np.log(mixture.p)


def estep(X, mixture):
    """Soft counts p(j | x_i), shape (n, K), and the log-likelihood sum_i log sum_j p_j p(x_i | j)."""
    joint = log_joint(X, mixture)
    rows = log_sum_exp(joint)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def mstep(X, post, alpha=1.0):
    """theta_jl = (sum_i post_ij x_il + alpha) / (N_j + 2 alpha), and p_j = N_j / n."""
    N = post.sum(axis=0)
    return BernoulliMixture((post.T @ X + alpha) / (N[:, None] + 2 * alpha), N / len(X))
