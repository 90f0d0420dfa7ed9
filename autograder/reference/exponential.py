"""Mixtures of one exponential family, log p(x | j) = log h(x) + T(x) . eta_j - log_z_j (Bishop PRML 2.4)."""

import numpy as np

from autograder.reference.gaussian import log_sum_exp
from softcounts.mixtures import ExponentialMixture


def poisson(means):
    """Counts, T = x, h = 1 / x!: eta = log lambda, log_z = sum_l lambda_l."""
    return np.log(means), means.sum(axis=1)


def bernoulli(means):
    """Coins, T = x, h = 1: eta = log(theta / (1 - theta)), log_z = -sum_l log(1 - theta_l)."""
    return np.log(means) - np.log1p(-means), -np.log1p(-means).sum(axis=1)


def spherical(means):
    """Round bells, T = (x, |x|^2), h = 1: eta = (mu, -1/2) / var, log_z = |mu|^2 / (2 var) + d/2 log(2 pi var)."""
    mu, d = means[:, :-1], means.shape[1] - 1
    squared = (mu**2).sum(axis=1)
    var = (means[:, -1] - squared) / d
    return np.column_stack([mu, np.full(len(mu), -0.5)]) / var[:, None], (
        squared / var + d * np.log(2 * np.pi * var)
    ) / 2


def estep(T, log_h, mixture):
    """Soft counts p(j | x_i), shape (n, K), and the log-likelihood, from log h + T eta^T - log_z + log p."""
    with np.errstate(divide="ignore"):
        joint = T @ mixture.eta.T + (np.log(mixture.p) - mixture.log_z)
    rows = log_sum_exp(joint)
    return np.exp(joint - rows[:, None]), float((log_h + rows).sum())


def mstep(T, post, family):
    """The members whose mean statistics are post^T T / N_j, and p_j = N_j / n."""
    N = post.sum(axis=0)
    return ExponentialMixture(*family(post.T @ T / N[:, None]), N / len(T))
