"""Wrong answers to `mdn_gradient` of lesson 10, written from the lesson's text alone."""

import numpy as np
from scipy import special, stats

HELPERS = ("log_sum_exp", "split")


def log_sum_exp(A):
    """log sum_j exp(a_ij) for each row of A (n, K), shape (n,). Safe for entries like -1000 and 1000."""
    top = A.max(axis=1, keepdims=True)
    return top[:, 0] + np.log(np.exp(A - top).sum(axis=1))


def split(outputs):
    """(log_pi, mu, log_sigma), each (n, K), of outputs (n, 3K): scores, means, log standard deviations."""
    K = outputs.shape[1] // 3
    scores, mu, log_sigma = outputs[:, :K], outputs[:, K : 2 * K], outputs[:, 2 * K :]
    return scores - log_sum_exp(scores)[:, None], mu, log_sigma


def gates_with_the_sign_turned(outputs, y):
    """D3 as post - pi, the wrong sign."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.exp(log_sigma)
    z = (y[:, None] - mu) / sigma
    c = log_pi - log_sigma - 0.5 * z**2
    post = np.exp(c - log_sum_exp(c)[:, None])
    return np.hstack([post - np.exp(log_pi), -post * z / sigma, post * (1 - z**2)]) / len(y)


def not_divided_by_n(outputs, y):
    """Returns the derivative of the sum over the rows, not of the mean."""
    log_pi, mu, s = split(outputs)
    z = (y.reshape(-1, 1) - mu) * np.exp(-s)
    post = special.softmax(log_pi - s - z * z / 2, axis=1)
    d_a = np.exp(log_pi) - post
    d_mu = post * (mu - y.reshape(-1, 1)) * np.exp(-2 * s)
    d_s = post * (1 - z * z)
    return np.concatenate((d_a, d_mu, d_s), axis=1)


def shares_pull_the_means(outputs, y):
    """D4 with the shares pi in place of the responsibilities."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.exp(log_sigma)
    pi = np.exp(log_pi)
    z = (y[:, None] - mu) / sigma
    joint = log_pi + stats.norm.logpdf(y[:, None], mu, sigma)
    post = np.exp(joint - special.logsumexp(joint, axis=1, keepdims=True))
    G = np.zeros_like(outputs)
    K = mu.shape[1]
    G[:, :K] = pi - post
    G[:, K : 2 * K] = pi * (mu - y[:, None]) / sigma**2
    G[:, 2 * K :] = post * (1 - z**2)
    return G / len(y)


def means_divided_by_sigma_once_and_widths_turned(outputs, y):
    """Two slips: D4 as -post z, the division by sigma missing; D5 with the wrong sign, post (z squared - 1)."""
    log_pi, mu, log_sigma = split(outputs)
    z = (y[:, None] - mu) / np.exp(log_sigma)
    c = log_pi - log_sigma - 0.5 * z**2
    post = np.exp(c - log_sum_exp(c)[:, None])
    return np.column_stack((np.exp(log_pi) - post, -post * z, post * (z**2 - 1))) / outputs.shape[0]


def z_not_squared_in_the_log_sigmas(outputs, y):
    """D5 as post (1 - z), z not squared."""
    n = len(outputs)
    log_pi, mu, log_sigma = split(outputs)
    rows = []
    for i in range(n):
        sig = np.exp(log_sigma[i])
        z = (y[i] - mu[i]) / sig
        c = log_pi[i] - np.log(sig) - 0.5 * z**2
        e = np.exp(c - c.max())
        r = e / e.sum()
        rows.append(np.concatenate([np.exp(log_pi[i]) - r, -r * z / sig, r * (1 - z)]) / n)
    return np.array(rows)


def log_sigmas_without_responsibility(outputs, y):
    """D5 as 1 - z squared, not weighted by the responsibilities."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.exp(log_sigma)
    z = (y[:, None] - mu) / sigma
    log_joint = log_pi - 0.5 * np.log(2 * np.pi) - log_sigma - 0.5 * z**2
    post = np.exp(log_joint - log_sum_exp(log_joint)[:, None])
    by_scores = np.exp(log_pi) - post
    by_means = post * (mu - y[:, None]) / sigma**2
    by_widths = 1 - z**2
    return np.hstack((by_scores, by_means, by_widths)) / len(y)


def by_sigma_in_place_of_log_sigma(outputs, y):
    """D5 is the derivative by sigma: post (1 - z squared) / sigma, without the chain rule to log sigma."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.exp(log_sigma)
    z = (y[:, None] - mu) / sigma
    c = log_pi - log_sigma - 0.5 * z**2
    post = np.exp(c - log_sum_exp(c)[:, None])
    dsigma = post * (1 / sigma - (y[:, None] - mu) ** 2 / sigma**3)
    return np.hstack([np.exp(log_pi) - post, -post * z / sigma, dsigma]) / len(y)


def tables_interleaved(outputs, y):
    """D6 puts score, mean and log sigma of each component next to each other, not the three tables side by side."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.exp(log_sigma)
    z = (y[:, None] - mu) / sigma
    post = special.softmax(log_pi - log_sigma - 0.5 * z**2, axis=1)
    grads = np.stack([np.exp(log_pi) - post, -post * z / sigma, post * (1 - z**2)], axis=2)
    return grads.reshape(outputs.shape) / len(y)


def responsibilities_outside_the_log_domain(outputs, y):
    """D2 divides plain densities, so a row with far answers gives 0/0."""
    log_pi, mu, log_sigma = split(outputs)
    pi, sd = np.exp(log_pi), np.exp(log_sigma)
    weighted = pi * stats.norm.pdf(y[:, None], mu, sd)
    post = weighted / weighted.sum(axis=1, keepdims=True)
    z = (y[:, None] - mu) / sd
    return np.hstack([pi - post, -post * z / sd, post * (1 - z**2)]) / len(y)


def log_sigma_left_out_of_the_joint(outputs, y):
    """D1 leaves out log sigma along with the constant, though it differs between components."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.exp(log_sigma)
    z = (y[:, None] - mu) / sigma
    c = log_pi - 0.5 * z**2
    post = np.exp(c - log_sum_exp(c)[:, None])
    return np.concatenate([np.exp(log_pi) - post, post * (mu - y[:, None]) / sigma**2, post * (1 - z**2)], 1) / len(y)


def small_steps_in_place_of_the_formula(outputs, y):
    """Takes the derivative by steps of 1e-5 of the loss, which is far off for narrow bells and far answers."""

    def loss(o):
        lp, m, s = split(o)
        c = lp - 0.5 * np.log(2 * np.pi) - s - 0.5 * ((y[:, None] - m) / np.exp(s)) ** 2
        return -log_sum_exp(c).mean()

    h = 1e-5
    grad = np.zeros(outputs.shape)
    for i in range(outputs.shape[0]):
        for j in range(outputs.shape[1]):
            up, down = np.array(outputs, dtype=float), np.array(outputs, dtype=float)
            up[i, j] += h
            down[i, j] -= h
            grad[i, j] = (loss(up) - loss(down)) / (2 * h)
    return grad


def shares_left_out_of_the_joint_and_means_turned(outputs, y):
    """Two slips: D1 without log pi; D4 with the wrong sign, post (y - mu) / sigma squared."""
    log_pi, mu, log_sigma = split(outputs)
    delta = y[:, None] - mu
    var = np.exp(2 * log_sigma)
    c = -log_sigma - 0.5 * delta**2 / var
    post = np.exp(c - log_sum_exp(c)[:, None])
    return np.hstack([np.exp(log_pi) - post, post * delta / var, post * (1 - delta**2 / var)]) / len(y)


def responsibilities_over_the_rows_and_divided_by_all_outputs(outputs, y):
    """Two slips: D2 normalises down the columns (axis 0); D6 divides by the number of entries, n times 3K."""
    log_pi, mu, log_sigma = split(outputs)
    z = (y[:, None] - mu) / np.exp(log_sigma)
    c = log_pi - log_sigma - 0.5 * z**2
    post = np.exp(c - special.logsumexp(c, axis=0))
    table = np.hstack([np.exp(log_pi) - post, -post * z / np.exp(log_sigma), post * (1 - z**2)])
    return table / table.size


def one_missing_and_log_shares_in_the_gates(outputs, y):
    """Two slips: D3 with log pi in place of pi; D5 as -post z squared, without the 1."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.exp(log_sigma)
    z = (y[:, None] - mu) / sigma
    joint = log_pi - log_sigma - 0.5 * z**2
    post = np.exp(joint - log_sum_exp(joint)[:, None])
    return np.hstack([log_pi - post, -post * z / sigma, -post * z**2]) / len(y)


def winner_takes_all_and_means_come_first(outputs, y):
    """Two slips: responsibilities are 1 for the largest log joint and 0 else; D6 puts the means before the scores."""
    log_pi, mu, log_sigma = split(outputs)
    n, K = mu.shape
    sigma = np.exp(log_sigma)
    z = (y[:, None] - mu) / sigma
    c = log_pi - 0.5 * np.log(2 * np.pi) - log_sigma - 0.5 * z**2
    post = np.eye(K)[c.argmax(axis=1)]
    parts = (-post * z / sigma, np.exp(log_pi) - post, post * (1 - z**2))
    return np.hstack(parts) / n
