"""log_prior in many styles."""

import math

import numpy as np
import scipy.special
import scipy.stats


def as_taught(mixture, prior):
    mean, count, shape, scale, alpha = prior
    mu, var, p = mixture
    K, d = mu.shape
    squared = ((mu - mean) ** 2).sum(axis=1)
    means = -d / 2 * np.log(2 * np.pi * var / count) - count * squared / (2 * var)
    widths = shape * np.log(scale) - math.lgamma(shape) - (shape + 1) * np.log(var) - scale / var
    weights = math.lgamma(K * alpha) - K * math.lgamma(alpha)
    if alpha > 1:
        weights = weights + (alpha - 1) * np.log(p).sum()
    return float(means.sum() + widths.sum() + weights)


def with_scipy(mixture, prior):
    normal = scipy.stats.norm(prior.mean, np.sqrt(mixture.var / prior.count)[:, None]).logpdf(mixture.mu).sum()
    gamma = scipy.stats.invgamma(prior.shape, scale=prior.scale).logpdf(mixture.var).sum()
    K, alpha = len(mixture.p), prior.alpha
    constant = scipy.special.gammaln(K * alpha) - K * scipy.special.gammaln(alpha)
    return float(normal + gamma + constant + scipy.special.xlogy(alpha - 1, mixture.p).sum())


def loops(mixture, prior):
    K, d = mixture.mu.shape
    total = math.lgamma(K * prior.alpha)
    for j in range(K):
        width = mixture.var[j] / prior.count
        for k in range(d):
            total += -0.5 * math.log(2 * math.pi * width) - (mixture.mu[j, k] - prior.mean[k]) ** 2 / (2 * width)
        total += prior.shape * math.log(prior.scale) - math.lgamma(prior.shape)
        total -= (prior.shape + 1) * math.log(mixture.var[j]) + prior.scale / mixture.var[j]
        total -= math.lgamma(prior.alpha)
        if prior.alpha != 1:
            total += (prior.alpha - 1) * math.log(mixture.p[j])
    return total


def multivariate(mixture, prior):
    d = len(prior.mean)
    total = 0.0
    for mu, var in zip(mixture.mu, mixture.var, strict=True):
        total += scipy.stats.multivariate_normal(prior.mean, var / prior.count * np.eye(d)).logpdf(mu)
        total += scipy.stats.invgamma.logpdf(var, prior.shape, scale=prior.scale)
    return total + _dirichlet(mixture.p, prior.alpha)


def _dirichlet(p, alpha):
    seen = p[p > 0] if alpha == 1 else p
    return math.lgamma(len(p) * alpha) - len(p) * math.lgamma(alpha) + (alpha - 1) * np.log(seen).sum()


def of_the_precision(mixture, prior):
    """The gamma density of 1 / var, times how widths are stretched."""
    tau = 1 / mixture.var
    gamma = scipy.stats.gamma(prior.shape, scale=1 / prior.scale).logpdf(tau) + 2 * np.log(tau)
    bells = scipy.stats.norm.logpdf(mixture.mu, prior.mean, (prior.count * tau[:, None]) ** -0.5)
    return float(gamma.sum() + bells.sum() + _dirichlet(mixture.p, prior.alpha))


def einsum(mixture, prior):
    away = mixture.mu - prior.mean
    weighed = np.einsum("jl,jl,j->", away, away, prior.count / mixture.var)
    K, d = away.shape
    logs = np.log(mixture.var).sum()
    bells = -0.5 * (weighed + d * logs + K * d * np.log(2 * np.pi / prior.count))
    ones = K * (prior.shape * np.log(prior.scale) - scipy.special.gammaln(prior.shape)) - (prior.shape + 1) * logs
    return bells + ones - np.sum(prior.scale / mixture.var) + _dirichlet(mixture.p, prior.alpha)


def powers_collected(mixture, prior):
    """The normal-inverse-gamma density with one power of var."""
    m, c, s, r, alpha = prior
    d = mixture.mu.shape[1]
    power = -(s + 1 + d / 2) * np.log(mixture.var)
    fraction = -(2 * r + c * ((mixture.mu - m) ** 2).sum(1)) / (2 * mixture.var)
    constant = d / 2 * np.log(c / (2 * np.pi)) + s * np.log(r) - math.lgamma(s)
    return float((power + fraction + constant).sum()) + _dirichlet(mixture.p, alpha)


def standard_units(mixture, prior):
    z = (mixture.mu - prior.mean) / np.sqrt(mixture.var / prior.count)[:, None]
    bells = scipy.stats.norm.logpdf(z) - 0.5 * np.log(mixture.var / prior.count)[:, None]
    u = mixture.var / prior.scale
    gammas = -math.lgamma(prior.shape) - (prior.shape + 1) * np.log(u) - 1 / u - math.log(prior.scale)
    return float(bells.sum() + gammas.sum() + _dirichlet(mixture.p, prior.alpha))


def norms(mixture, prior):
    squared = np.linalg.norm(mixture.mu - prior.mean, axis=1) ** 2
    width = mixture.var / prior.count
    bells = -0.5 * (mixture.mu.shape[1] * np.log(2 * np.pi * width) + squared / width)
    print("bells:", bells)
    return sum(bells) + sum(_invgamma(v, prior) for v in mixture.var) + _dirichlet(mixture.p, prior.alpha)


def _invgamma(v, prior):
    return prior.shape * math.log(prior.scale / v) - math.lgamma(prior.shape) - math.log(v) - prior.scale / v


def column_by_column(mixture, prior):
    total = _dirichlet(mixture.p, prior.alpha) + math.fsum(_invgamma(v, prior) for v in mixture.var)
    for column, middle in zip(mixture.mu.T, prior.mean, strict=True):
        total += scipy.stats.norm.logpdf(column, middle, np.sqrt(mixture.var / prior.count)).sum()
    return total


def scipy_dirichlet(mixture, prior):
    bells = scipy.stats.norm.logpdf(mixture.mu, prior.mean, np.sqrt(mixture.var / prior.count)[:, None])
    K = len(mixture.p)
    if prior.alpha == 1:
        weights = math.log(math.factorial(K - 1))
    else:
        weights = scipy.stats.dirichlet(np.full(K, prior.alpha)).logpdf(mixture.p)
    return float(bells.sum() + sum(_invgamma(v, prior) for v in mixture.var) + weights)
