"""Priors: a coin and a bell before their data, and the M-step of a mixture with a prior (Bishop PRML 2.1, 2.3.6)."""

import numpy as np
from scipy.special import gammaln, xlogy

from autograder.reference import gaussian
from softcounts.mixtures import GaussianMixture


def gaussian_posterior(x, var, prior_mean, prior_var):
    """Mean m and variance v of what is known: 1/v = 1/prior_var + n/var, m = v (prior_mean/prior_var + sum x / var)."""
    v = 1 / (1 / prior_var + len(x) / var)
    return float(v * (prior_mean / prior_var + np.sum(x) / var)), float(v)


def beta_mean(heads, tails, a, b):
    """The mean of Beta(heads + a, tails + b), (heads + a) / (heads + tails + a + b)."""
    return float((heads + a) / (heads + tails + a + b))


def log_prior(mixture, prior):
    """log Dirichlet(p) + sum_j log N(mu_j; mean, var_j / count I) + log inverse gamma(var_j); 0 log 0 counts 0."""
    mean, count, shape, scale, alpha = prior
    mu, var, p = mixture
    away, width = ((mu - mean) ** 2).sum(axis=1), var / count
    means = -0.5 * (mu.shape[1] * np.log(2 * np.pi * width) + away / width)
    widths = shape * np.log(scale) - gammaln(shape) - (shape + 1) * np.log(var) - scale / var
    weights = gammaln(len(p) * alpha) - len(p) * gammaln(alpha) + xlogy(alpha - 1, p).sum()
    return float(means.sum() + widths.sum() + weights)


def map_mstep(X, post, prior):
    """The mixture that maximises Q + log prior under `post`; a component that owns nothing gets the prior's values."""
    mean, count, shape, scale, alpha = prior
    (n, d), N = X.shape, post.sum(axis=0)
    mu = (count * mean + post.T @ X) / (count + N)[:, None]
    spread = (post * ((X[:, None, :] - mu) ** 2).sum(axis=2)).sum(axis=0) + count * ((mu - mean) ** 2).sum(axis=1)
    var = (2 * scale + spread) / (2 * shape + 2 + d * (N + 1))
    return GaussianMixture(mu, var, (N + alpha - 1) / (n + len(N) * (alpha - 1)))


def passes(X, mixture, prior):
    """Endless passes of EM with a prior: yields (mixture after the M-step, post, log-likelihood + log prior before)."""
    while True:
        post, log_likelihood = gaussian.estep(X, mixture)
        climbing = log_likelihood + log_prior(mixture, prior)
        mixture = map_mstep(X, post, prior)
        yield mixture, post, climbing
