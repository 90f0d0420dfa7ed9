"""Priors: posterior of a mean, of a coin, and the mixture's prior, written out."""

import math

import numpy as np

from softcounts import GaussianMixture


def gaussian_posterior(x, var, prior_mean, prior_var):
    precision = math.fsum([1 / prior_var, *(1 / var for _ in x)])
    pull = math.fsum([prior_mean / prior_var, *(value / var for value in x)])
    return pull / precision, 1 / precision


def beta_mean(heads, tails, a, b):
    ones, zeros = heads + a, tails + b
    return ones / (ones + zeros)


def log_prior(mixture, prior):
    mu, var, p = mixture
    K, d = mu.shape
    terms = [math.lgamma(math.fsum([prior.alpha] * K)), *([-math.lgamma(prior.alpha)] * K)]
    if prior.alpha != 1:
        terms += [(prior.alpha - 1) * math.log(p[j]) if p[j] else -math.inf for j in range(K)]
    for j in range(K):
        for k in range(d):
            terms.append(-0.5 * math.log(2 * math.pi * var[j] / prior.count))
            terms.append(-prior.count * (mu[j, k] - prior.mean[k]) ** 2 / (2 * var[j]))
        terms.append(prior.shape * math.log(prior.scale) - math.lgamma(prior.shape))
        terms.append(-(prior.shape + 1) * math.log(var[j]) - prior.scale / var[j])
    return -math.inf if -math.inf in terms else math.fsum(terms)


def map_mstep(X, post, prior):
    n, d = X.shape
    K, mu, var, p = post.shape[1], [], [], []
    for j in range(K):
        N = math.fsum(post[i, j] for i in range(n))
        sums = [math.fsum([prior.count * prior.mean[k], *(post[i, j] * X[i, k] for i in range(n))]) for k in range(d)]
        m = [total / (prior.count + N) for total in sums]
        real = [post[i, j] * (X[i, k] - m[k]) ** 2 for i in range(n) for k in range(d)]
        invented = [prior.count * (m[k] - prior.mean[k]) ** 2 for k in range(d)]
        mu.append(m)
        var.append(math.fsum([2 * prior.scale, *real, *invented]) / (2 * prior.shape + 2 + d * (N + 1)))
        p.append((N + prior.alpha - 1) / (n + K * (prior.alpha - 1)))
    return GaussianMixture(np.array(mu), np.array(var), np.array(p))
