"""Wrong answers to `log_prior` of lesson 08, written from the lesson's text alone."""

import math
from math import lgamma

import numpy as np
from scipy import special, stats

from softcounts import GaussianMixture, MixturePrior

HELPERS = ("log_gaussian",)


def log_gaussian(X, mu, var):
    """Log density of each point under each component, shape (n, K)."""
    d = X.shape[1]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -d / 2 * np.log(2 * np.pi * var) - squared / (2 * var)


def bell_of_one_dimension(mixture: GaussianMixture, prior: MixturePrior):
    """P1 has the factor 1/2 instead of d/2 at its logarithm."""
    v = mixture.var / prior.count
    dist2 = ((mixture.mu - prior.mean) ** 2).sum(axis=1)
    p1 = -0.5 * np.log(2 * np.pi * v) - dist2 / (2 * v)
    s, r, a, K = prior.shape, prior.scale, prior.alpha, len(mixture.p)
    p2 = s * math.log(r) - lgamma(s) - (s + 1) * np.log(mixture.var) - r / mixture.var
    p3 = lgamma(K * a) - K * lgamma(a)
    if a > 1:
        p3 += (a - 1) * np.log(mixture.p).sum()
    return float(p1.sum() + p2.sum() + p3)


def count_left_out_of_the_bell(mixture, prior):
    """P1 takes the variance var_j itself, not var_j / count."""
    m = np.asarray(prior.mean)[None, :]
    bell = log_gaussian(m, mixture.mu, mixture.var)[0]
    logv = np.log(mixture.var)
    s, r = prior.shape, prior.scale
    invg = s * np.log(r) - lgamma(s) - (s + 1) * logv - r / mixture.var
    K = mixture.p.size
    dirichlet = lgamma(K * prior.alpha) - K * lgamma(prior.alpha)
    if prior.alpha != 1:
        dirichlet += (prior.alpha - 1) * np.sum(np.log(mixture.p))
    return float(bell.sum() + invg.sum() + dirichlet)


def dirichlet_added_for_every_component(mixture, prior):
    """P4 adds P3 to every component before summing, so K times."""
    K = len(mixture.var)
    total = 0.0
    weights = lgamma(K * prior.alpha) - K * lgamma(prior.alpha)
    if prior.alpha > 1:
        weights += (prior.alpha - 1) * sum(math.log(p) for p in mixture.p)
    for mu_j, var_j in zip(mixture.mu, mixture.var):
        d = len(mu_j)
        total += -d / 2 * math.log(2 * math.pi * var_j / prior.count)
        total -= prior.count * np.dot(mu_j - prior.mean, mu_j - prior.mean) / (2 * var_j)
        total += prior.shape * math.log(prior.scale) - lgamma(prior.shape)
        total += -(prior.shape + 1) * math.log(var_j) - prior.scale / var_j
        total += weights
    return float(total)


def zero_weight_gives_nan(mixture, prior):
    """P3 computes (alpha - 1) log 0 = 0 * -inf = nan where alpha is 1 and a weight is 0."""
    mu, var, p = mixture
    m, c, s, r, alpha = prior
    K, d = mu.shape
    P1 = -d / 2 * np.log(2 * np.pi * var / c) - c * np.einsum("jk,jk->j", mu - m, mu - m) / (2 * var)
    P2 = s * np.log(r) - lgamma(s) - (s + 1) * np.log(var) - r / var
    with np.errstate(all="ignore"):
        P3 = lgamma(K * alpha) - K * lgamma(alpha) + (alpha - 1) * np.log(p).sum()
    return float(P1.sum() + P2.sum() + P3)


def flat_weights_lose_their_constant(mixture, prior):
    """With alpha = 1 all of P3 is dropped, also the constant log Gamma(K)."""
    K, d = mixture.mu.shape
    sq = np.sum((mixture.mu - prior.mean) ** 2, axis=-1)
    lp = np.sum(-d / 2 * np.log(2 * np.pi * mixture.var / prior.count) - prior.count * sq / 2 / mixture.var)
    lp += np.sum(stats.invgamma.logpdf(mixture.var, prior.shape, scale=prior.scale))
    if prior.alpha == 1:
        return float(lp)
    lp += special.gammaln(K * prior.alpha) - K * special.gammaln(prior.alpha)
    return float(lp + (prior.alpha - 1) * np.log(mixture.p).sum())


def scale_as_rate_in_scipy(mixture, prior):
    """Hands 1 / scale to scipy's inverse gamma."""
    lp = 0
    for j in range(len(mixture.p)):
        cov = mixture.var[j] / prior.count * np.eye(len(prior.mean))
        lp += stats.multivariate_normal(prior.mean, cov).logpdf(mixture.mu[j])
        lp += stats.invgamma(a=prior.shape, scale=1 / prior.scale).logpdf(mixture.var[j])
    K = len(mixture.p)
    lp += lgamma(K * prior.alpha) - K * lgamma(prior.alpha)
    lp += special.xlogy(prior.alpha - 1, mixture.p).sum()
    return float(lp)


def variance_for_standard_deviation_in_norm(mixture, prior):
    """Hands the variance var_j / count to scipy's norm as if it were the standard deviation."""
    K = mixture.mu.shape[0]
    width = (mixture.var / prior.count)[:, None]
    means = stats.norm.logpdf(mixture.mu, loc=prior.mean, scale=width).sum()
    variances = stats.invgamma.logpdf(mixture.var, prior.shape, scale=prior.scale).sum()
    const = lgamma(K * prior.alpha) - K * lgamma(prior.alpha)
    weights = const + special.xlogy(prior.alpha - 1, mixture.p).sum()
    return float(means + variances + weights)


def shape_without_plus_one(mixture, prior):
    """P2 has -s log var instead of -(s + 1) log var."""
    mu, var, p = mixture.mu, mixture.var, mixture.p
    K, d = mu.shape
    s, r, alpha = prior.shape, prior.scale, prior.alpha
    delta = mu - prior.mean
    quadratic = prior.count * (delta * delta).sum(1) / (2 * var)
    means = (-(d / 2) * np.log(2 * np.pi * var / prior.count) - quadratic).sum()
    variances = (s * np.log(r) - lgamma(s) - s * np.log(var) - r / var).sum()
    log_p = np.log(p).sum() if alpha > 1 else 0.0
    return float(means + variances + lgamma(K * alpha) - K * lgamma(alpha) + (alpha - 1) * log_p)


def gamma_overflows_for_strong_priors(mixture, prior):
    """Takes the logarithm of Gamma itself, which is infinite for a strong prior (shape or K alpha above 171)."""
    K, d = mixture.mu.shape
    with np.errstate(all="ignore"):
        big, small, shp = np.log(special.gamma([K * prior.alpha, prior.alpha, prior.shape]))
        bell = log_gaussian(prior.mean[None], mixture.mu, mixture.var / prior.count).ravel()
        inverse = prior.shape * np.log(prior.scale) - shp - (prior.shape + 1) * np.log(mixture.var)
        inverse = inverse - prior.scale / mixture.var
        sides = big - K * small
        if prior.alpha > 1:
            sides = sides + (prior.alpha - 1) * np.log(mixture.p).sum()
        return float((bell + inverse).sum() + sides)


def alpha_for_alpha_minus_one_and_one_gamma(mixture, prior):
    """P3 has the power alpha, not alpha - 1 (except at alpha = 1), and log Gamma(alpha) once, not K times."""
    K, d = mixture.mu.shape
    v = mixture.var
    p1 = log_gaussian(np.reshape(prior.mean, (1, d)), mixture.mu, v / prior.count)
    p2 = prior.shape * np.log(prior.scale) - lgamma(prior.shape) - (prior.shape + 1) * np.log(v) - prior.scale / v
    p3 = lgamma(K * prior.alpha) - lgamma(prior.alpha)
    if prior.alpha > 1:
        p3 = p3 + prior.alpha * np.log(mixture.p).sum()
    return float(p1.sum() + p2.sum() + p3)


def constants_once_for_all_components(mixture, prior):
    """P2's constant s log r - log Gamma(s) is added once instead of for each component."""
    K, d = mixture.mu.shape
    out = prior.shape * math.log(prior.scale) - math.lgamma(prior.shape)
    for j in range(K):
        v = mixture.var[j]
        dist = sum((mixture.mu[j, k] - prior.mean[k]) ** 2 for k in range(d))
        out -= d / 2 * math.log(2 * math.pi * v / prior.count) + prior.count * dist / (2 * v)
        out -= (prior.shape + 1) * math.log(v) + prior.scale / v
        if prior.alpha > 1:
            out += (prior.alpha - 1) * math.log(mixture.p[j])
    return out + math.lgamma(K * prior.alpha) - K * math.lgamma(prior.alpha)


def scale_term_pushes_up_and_log_of_shape(mixture, prior):
    """P2 has + r / var, and log(s) in place of log Gamma(s)."""
    c, s, r, alpha = prior[1:]
    K, d = mixture.mu.shape
    p1 = -d / 2 * np.log(2 * np.pi * mixture.var / c)
    p1 = p1 - c * np.linalg.norm(mixture.mu - prior.mean, axis=1) ** 2 / (2 * mixture.var)
    p2 = s * np.log(r) - np.log(s) - (s + 1) * np.log(mixture.var) + r / mixture.var
    p3 = lgamma(K * alpha) - K * lgamma(alpha) + special.xlogy(alpha - 1, mixture.p).sum()
    return float(p1.sum() + p2.sum() + p3)


def count_below_the_square_and_components_averaged(mixture, prior):
    """P1 divides the square by count instead of multiplying, and P4 averages over the components instead of adding."""
    K, d = mixture.mu.shape
    dist2 = ((mixture.mu - prior.mean) ** 2).sum(axis=1)
    bell = -0.5 * d * np.log(2 * np.pi * mixture.var / prior.count) - dist2 / (2 * prior.count * mixture.var)
    ig = prior.shape * np.log(prior.scale) - lgamma(prior.shape)
    ig = ig - (prior.shape + 1) * np.log(mixture.var) - prior.scale / mixture.var
    dirichlet = lgamma(K * prior.alpha) - K * lgamma(prior.alpha)
    if prior.alpha > 1:
        dirichlet += (prior.alpha - 1) * np.log(mixture.p).sum()
    return float(np.mean(bell + ig) + dirichlet)


def distance_not_squared_and_means_not_shifted(mixture, prior):
    """P1 measures the length of mu_j itself, not of mu_j - m, and does not square it."""
    K, d = mixture.mu.shape
    length = np.sqrt((mixture.mu**2).sum(axis=1))
    first = -d / 2 * np.log(2 * np.pi * mixture.var / prior.count) - prior.count * length / (2 * mixture.var)
    second = (
        prior.shape * np.log(prior.scale)
        - lgamma(prior.shape)
        - (prior.shape + 1) * np.log(mixture.var)
        - prior.scale / mixture.var
    )
    third = lgamma(K * prior.alpha) - K * lgamma(prior.alpha)
    safe = np.where(mixture.p > 0, mixture.p, 1.0)
    third += (prior.alpha - 1) * np.log(safe).sum()
    return float(np.sum(first) + np.sum(second) + third)


def weights_term_without_constants_and_averaged_log(mixture, prior):
    """P3 leaves out the log Gamma terms, and takes the mean of the log p_j instead of their sum."""
    mu, var, p = (np.asarray(part, dtype=float) for part in mixture)
    d = mu.shape[1]
    bells = [
        -d / 2 * np.log(2 * np.pi * v / prior.count) - prior.count * np.sum((m - prior.mean) ** 2) / (2 * v)
        for m, v in zip(mu, var)
    ]
    gammas = [
        prior.shape * np.log(prior.scale) - lgamma(prior.shape) - (prior.shape + 1) * np.log(v) - prior.scale / v
        for v in var
    ]
    weights = (prior.alpha - 1) * np.mean(np.log(p)) if prior.alpha > 1 else 0.0
    return float(sum(bells) + sum(gammas) + weights)
