"""The mixture density network, entry by entry; its gradient by the chain rule through every pi, mu and sigma."""

import math

import numpy as np

from tests.oracle.sums import log_sum


def split(outputs):
    n, K = len(outputs), outputs.shape[1] // 3
    log_pi, mu, log_sigma = np.zeros((n, K)), np.zeros((n, K)), np.zeros((n, K))
    for i in range(n):
        total = log_sum([outputs[i, j] for j in range(K)])
        for j in range(K):
            log_pi[i, j] = outputs[i, j] - total
            mu[i, j] = outputs[i, K + j]
            log_sigma[i, j] = outputs[i, 2 * K + j]
    return log_pi, mu, log_sigma


def terms(row, y):
    """log pi_j + log N(y; mu_j, sigma_j^2) of one row, a list."""
    log_pi, mu, log_sigma = (part[0] for part in split(row[None, :]))
    found = []
    for j in range(len(mu)):
        variance = math.exp(2 * log_sigma[j])
        log_density = -0.5 * math.log(2 * math.pi) - log_sigma[j] - (y - mu[j]) ** 2 / (2 * variance)
        found.append(log_pi[j] + log_density)
    return found


def mdn_nll(outputs, y):
    return -math.fsum(log_sum(terms(outputs[i], y[i])) for i in range(len(y))) / len(y)


def mdn_gradient(outputs, y):
    n, K = len(y), outputs.shape[1] // 3
    log_pi, mu, log_sigma = split(outputs)
    slope = np.zeros((n, 3 * K))
    for i in range(n):
        logs = terms(outputs[i], y[i])
        total = log_sum(logs)
        # d loss / d log_joint_j = -post_j / n; log_joint_k depends on score j through log_pi_k.
        outer = [-math.exp(log - total) / n for log in logs]
        for j in range(K):
            pi = math.exp(log_pi[i, j])
            slope[i, j] = math.fsum(outer[k] * ((1.0 if k == j else 0.0) - pi) for k in range(K))
            away, variance = y[i] - mu[i, j], math.exp(2 * log_sigma[i, j])
            slope[i, K + j] = outer[j] * away / variance
            slope[i, 2 * K + j] = outer[j] * (-1.0 + away**2 / variance)
    return slope


def mean_and_mode(outputs):
    log_pi, mu, log_sigma = split(outputs)
    means, modes = [], []
    for i in range(len(mu)):
        heights = [log_pi[i, j] - log_sigma[i, j] for j in range(len(mu[i]))]
        means.append(math.fsum(math.exp(log_pi[i, j]) * mu[i, j] for j in range(len(mu[i]))))
        modes.append(mu[i, heights.index(max(heights))])
    return np.array(means), np.array(modes)
