"""A mixture whose parameters are the outputs of a network: mixture density networks (Bishop PRML 5.6).

`outputs` (n, 3K): gate scores, means mu and log standard deviations, in this order. `y` (n,): one answer a row.
"""

import numpy as np

from autograder.reference.gaussian import log_sum_exp


def split(outputs):
    """(log_pi, mu, log_sigma), each (n, K): log softmax of the scores a_ij - log sum_k exp(a_ik); the rest as it is."""
    scores, mu, log_sigma = (part.copy() for part in np.split(outputs, 3, axis=1))
    return scores - log_sum_exp(scores)[:, None], mu, log_sigma


def log_joint(outputs, y, split):
    """log pi_ij + log N(y_i; mu_ij, sigma_ij^2), and the standardised z_ij = (y_i - mu_ij) / sigma_ij; each (n, K)."""
    log_pi, mu, log_sigma = split(outputs)
    z = (y[:, None] - mu) * np.exp(-log_sigma)
    return log_pi - log_sigma - 0.5 * (z**2 + np.log(2 * np.pi)), z


def mdn_nll(outputs, y, *, split=split):
    """-1/n sum_i log sum_j pi_ij N(y_i; mu_ij, sigma_ij^2), a float."""
    return -float(log_sum_exp(log_joint(outputs, y, split)[0]).mean())


def responsibilities(outputs, y, *, split=split):
    """post_ij = pi_ij N(y_i; mu_ij, sigma_ij^2) / sum_k pi_ik N(y_i; mu_ik, sigma_ik^2), shape (n, K)."""
    joint = log_joint(outputs, y, split)[0]
    return np.exp(joint - log_sum_exp(joint)[:, None])


def mdn_gradient(outputs, y, *, split=split):
    """Derivative of `mdn_nll` by `outputs`: (pi - post)/n, post (mu - y)/sigma^2/n, post (1 - z^2)/n, side by side."""
    log_pi, _, log_sigma = split(outputs)
    joint, z = log_joint(outputs, y, split)
    post = np.exp(joint - log_sum_exp(joint)[:, None])
    parts = np.exp(log_pi) - post, -post * z * np.exp(-log_sigma), post * (1 - z**2)
    return np.concatenate(parts, axis=1) / len(y)


def mean_and_mode(outputs, *, split=split):
    """(mean, mode), each (n,): sum_j pi_ij mu_ij, and mu of the largest pi_ij / sigma_ij (ties to the lowest j)."""
    log_pi, mu, log_sigma = split(outputs)
    best = (log_pi - log_sigma).argmax(axis=1)
    return (np.exp(log_pi) * mu).sum(axis=1), np.take_along_axis(mu, best[:, None], axis=1)[:, 0]
