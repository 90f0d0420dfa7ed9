"""Wrong answers to `mdn_nll` of lesson 10, written from the lesson's text alone."""

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


def sum_in_place_of_mean(outputs, y):
    """Adds the rows up and does not divide by n."""
    log_pi, mu, log_sigma = split(outputs)
    z = (y[:, None] - mu) / np.exp(log_sigma)
    c = log_pi - 0.5 * np.log(2 * np.pi) - log_sigma - 0.5 * z**2
    return float(-log_sum_exp(c).sum())


def minus_forgotten(outputs, y):
    """Returns the mean log-likelihood, without the minus."""
    lp, m, ls = split(outputs)
    log_joint = lp + stats.norm.logpdf(y.reshape(-1, 1), loc=m, scale=np.exp(ls))
    return float(np.mean(special.logsumexp(log_joint, axis=1)))


def bell_divided_by_the_variance(outputs, y):
    """Divides the bell by sigma squared: subtracts twice log sigma."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.exp(log_sigma)
    z = (y[:, np.newaxis] - mu) / sigma
    log_bell = -0.5 * np.log(2 * np.pi) - np.log(sigma**2) - z * z / 2
    return -float(log_sum_exp(log_pi + log_bell).mean())


def third_part_as_log_variance(outputs, y):
    """Reads the third part as the logarithm of the variance, in z and in the height."""
    log_pi, mu, log_var = split(outputs)
    diff2 = (y[:, None] - mu) ** 2
    joint = log_pi - 0.5 * (np.log(2 * np.pi) + log_var + diff2 * np.exp(-log_var))
    return float(-np.mean(log_sum_exp(joint)))


def average_of_the_log_bells(outputs, y):
    """Weights the log bells by the shares in place of taking the log of the weighted sum of bells."""
    log_pi, mu, log_sigma = split(outputs)
    z = (y[:, None] - mu) * np.exp(-log_sigma)
    log_bell = -0.5 * np.log(2 * np.pi) - log_sigma - 0.5 * z**2
    return float(-np.einsum("ij,ij->i", np.exp(log_pi), log_bell).mean())


def bells_summed_outside_the_log_domain(outputs, y):
    """Sums share times bell as plain numbers, so far answers have density 0 and the loss is inf."""
    log_pi, mu, log_sigma = split(outputs)
    total = 0.0
    for i in range(len(y)):
        p = 0.0
        for j in range(mu.shape[1]):
            sig = np.exp(log_sigma[i, j])
            p += np.exp(log_pi[i, j]) * np.exp(-0.5 * ((y[i] - mu[i, j]) / sig) ** 2) / (sig * np.sqrt(2 * np.pi))
        total += np.log(p)
    return float(-total / len(y))


def density_kept_above_a_floor_and_summed(outputs, y):
    """Two slips: keeps the density above 1e-300 before the log, so far answers cost 690.8; sums the rows."""
    log_pi, mu, log_sigma = split(outputs)
    density = (np.exp(log_pi) * stats.norm.pdf(y[:, None], mu, np.exp(log_sigma))).sum(axis=1)
    return float(-np.log(np.maximum(density, 1e-300)).sum())


def log_sum_exp_over_the_rows(outputs, y):
    """Takes the log-sum-exp down the columns (axis 0), and then the mean over the components."""
    log_pi, mu, log_sigma = split(outputs)
    z = (y[:, None] - mu) / np.exp(log_sigma)
    joint = log_pi - np.log(2 * np.pi) / 2 - log_sigma - z**2 / 2
    return float(-special.logsumexp(joint, axis=0).mean())


def only_the_best_component_counts(outputs, y):
    """Takes the largest log joint of each row in place of the log-sum-exp."""
    log_pi, mu, log_sigma = split(outputs)
    z = (y[:, None] - mu) / np.exp(log_sigma)
    c = log_pi - 0.5 * np.log(2 * np.pi) - log_sigma - 0.5 * np.square(z)
    return -float(np.mean([max(row) for row in c]))


def constant_left_out(outputs, y):
    """Leaves the term 1/2 log 2 pi out, as if it cancelled in the loss too."""
    log_pi, mu, s = split(outputs)
    c = log_pi - s - 0.5 * ((y[:, None] - mu) / np.exp(s)) ** 2
    return float(-log_sum_exp(c).mean())


def sigma_kept_above_a_thousandth(outputs, y):
    """Does not let sigma fall below 0.001, so narrower bells are judged with the wrong width."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.maximum(np.exp(log_sigma), 1e-3)
    z = (y[:, None] - mu) / sigma
    logp = log_sum_exp(log_pi - 0.5 * np.log(2 * np.pi) - np.log(sigma) - 0.5 * z**2)
    return float(-np.average(logp))


def raw_scores_and_half_forgotten(outputs, y):
    """Two slips: the raw scores stand in place of log pi; z squared is not halved."""
    K = outputs.shape[1] // 3
    a, mu, s = outputs[:, :K], outputs[:, K : 2 * K], outputs[:, 2 * K :]
    z = (y[:, None] - mu) / np.exp(s)
    return float(-log_sum_exp(a - 0.5 * np.log(2 * np.pi) - s - z**2).mean())


def shares_left_out_and_log_of_the_mean(outputs, y):
    """Two slips: the log shares are left out; the log is taken of the mean density, not the mean of the logs."""
    _, centre, log_width = split(outputs)
    logN = -0.5 * np.log(2 * np.pi) - log_width - 0.5 * ((y[:, None] - centre) / np.exp(log_width)) ** 2
    log_p = log_sum_exp(logN)
    return float(np.log(len(y)) - special.logsumexp(log_p))


def log_sigma_added_and_mean_over_all_entries(outputs, y):
    """Two slips: log sigma is added, not subtracted; the sum over the rows is divided by n times K."""
    log_pi, mu, log_sigma = split(outputs)
    z = (y[:, None] - mu) / np.exp(log_sigma)
    joint = log_pi - 0.5 * np.log(2 * np.pi) + log_sigma - 0.5 * z**2
    return float(-np.sum(log_sum_exp(joint)) / joint.size)


def z_over_the_variance_and_whole_log_two_pi(outputs, y):
    """Two slips: z is divided by sigma squared; log 2 pi is subtracted whole, without the half."""
    log_pi, mu, log_sigma = split(outputs)
    sigma2 = np.exp(log_sigma) ** 2
    N, K = mu.shape
    LJ = np.zeros((N, K))
    for k in range(K):
        zk = (y - mu[:, k]) / sigma2[:, k]
        LJ[:, k] = log_pi[:, k] - np.log(2 * np.pi) - log_sigma[:, k] - 0.5 * zk**2
    return float(-log_sum_exp(LJ).mean())
