"""Wrong answers to `estep` of lesson 09, written from the lesson's text alone."""

import numpy as np
from scipy.special import logsumexp
from scipy.stats import norm

HELPERS = ("log_gate",)


def log_gate(X, V):
    """Logarithms of the gate's shares, shape (n, K)."""
    scores = X @ V.T
    top = scores.max(axis=1, keepdims=True)
    return scores - (top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True)))


def gate_left_out(X, y, mixture):
    """The log gate is never added: every expert has the share 1/K."""
    residual = y[:, None] - X @ mixture.W.T
    K = len(mixture.var)
    joint = -0.5 * (np.log(2 * np.pi * mixture.var) + residual**2 / mixture.var) - np.log(K)
    total = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - total), float(total.sum())


def gate_added_without_its_log(X, y, mixture):
    """Adds the shares of the gate to the log density, not their logarithms."""
    shares = np.exp(log_gate(X, mixture.V))
    density = norm.logpdf(y[:, None], loc=X @ mixture.W.T, scale=np.sqrt(mixture.var))
    a = density + shares
    m = a.max(axis=1, keepdims=True)
    lse = m + np.log(np.exp(a - m).sum(axis=1, keepdims=True))
    return np.exp(a - lse), float(lse.sum())


def variance_taken_for_sigma(X, y, mixture):
    """Uses var as the standard deviation of the bell."""
    log_joint = norm.logpdf(y[:, np.newaxis], X @ mixture.W.T, mixture.var) + log_gate(X, mixture.V)
    log_p = logsumexp(log_joint, axis=1)
    return np.exp(log_joint - log_p[:, np.newaxis]), float(np.sum(log_p))


def dimension_of_x_in_the_constant(X, y, mixture):
    """Multiplies log(2 pi var) by d/2 with the number of columns of X, though y is a single number."""
    n, d = X.shape
    W, var, V = mixture
    diff = y.reshape(n, 1) - np.dot(X, W.T)
    logN = -d / 2 * np.log(2 * np.pi * var) - diff**2 / (2 * var)
    logjoint = logN + log_gate(X, V)
    biggest = np.max(logjoint, axis=1).reshape(n, 1)
    logpy = biggest + np.log(np.sum(np.exp(logjoint - biggest), axis=1)).reshape(n, 1)
    return np.exp(logjoint - logpy), float(logpy.sum())


def densities_formed_first(X, y, mixture):
    """Forms products of densities and shares and divides, so far rows give 0/0."""
    g = np.exp(log_gate(X, mixture.V))
    mean = np.einsum("id,jd->ij", X, mixture.W)
    bell = np.exp(-((y[:, None] - mean) ** 2) / (2 * mixture.var)) / np.sqrt(2 * np.pi * mixture.var)
    product = g * bell
    p = product.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        return product / p, float(np.log(p).sum())


def likelihood_of_densities_without_the_gate(X, y, mixture):
    """The soft counts are right, but the log-likelihood sums the log-sum-exp taken before the gate was added."""
    logs = -0.5 * np.log(2 * np.pi * mixture.var) - 0.5 * (y[:, None] - X @ mixture.W.T) ** 2 / mixture.var
    value = logsumexp(logs, axis=1).sum()
    logs = logs + log_gate(X, mixture.V)
    post = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
    return post, float(value)


def likelihood_averaged(X, y, mixture):
    """Returns the mean log-likelihood of a row, not the sum over the rows."""
    log_joint = log_gate(X, mixture.V)
    for j in range(len(mixture.W)):
        error = y - X @ mixture.W[j]
        log_joint[:, j] += -0.5 * (np.log(2 * np.pi * mixture.var[j]) + error**2 / mixture.var[j])
    evidence = np.logaddexp.reduce(log_joint, axis=1)
    return np.exp(log_joint - evidence[:, None]), float(np.mean(evidence))


def gate_averaged_over_the_rows(X, y, mixture):
    """Uses one share for each expert, the mean of the gate over all rows, as if it were the weight p_j."""
    p = np.exp(log_gate(X, mixture.V)).mean(axis=0)
    r = y[:, None] - X @ mixture.W.T
    a = np.log(p) - 0.5 * (np.log(2 * np.pi * mixture.var) + r * r / mixture.var)
    z = logsumexp(a, axis=1, keepdims=True)
    return np.exp(a - z), float(z.sum())


def gate_asked_with_the_lines(X, y, mixture):
    """Computes the gate from the lines W instead of from V."""
    W = mixture.W
    log_density = -0.5 * (np.log(2 * np.pi * mixture.var) + (y[:, None] - X @ W.T) ** 2 / mixture.var)
    log_joint = log_density + log_gate(X, W)
    log_p = logsumexp(log_joint, axis=1, keepdims=True)
    return np.exp(log_joint - log_p), float(log_p.sum())


def small_number_added_to_the_variance(X, y, mixture):
    """Adds 1e-6 to every variance for safety, which changes variances of 1e-8 altogether."""
    var = mixture.var + 1e-6
    fit = X @ mixture.W.T
    ll = -0.5 * np.log(2 * np.pi * var)[None, :] - (y[:, None] - fit) ** 2 / (2 * var)[None, :]
    ll = ll + log_gate(X, mixture.V)
    peak = ll.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(ll - peak).sum(axis=1, keepdims=True)) + peak
    return np.exp(ll - log_sum), float(log_sum.sum())


def normalised_over_rows_and_negative_value(X, y, mixture):
    """The soft counts of each expert add up to 1 over the rows; and the negative log-likelihood is returned."""
    joint = log_gate(X, mixture.V) + norm(X @ mixture.W.T, mixture.var**0.5).logpdf(y[:, None])
    post = np.exp(joint - logsumexp(joint, axis=0))
    nll = -logsumexp(joint, axis=1).sum()
    return post, float(nll)


def half_only_on_the_square_and_global_maximum(X, y, mixture):
    """The factor one half is missing before log(2 pi var); and the log-sum-exp is taken about the table's maximum."""
    W, var = mixture.W, mixture.var
    quad = (y[:, None] - X @ W.T) ** 2 / var
    a = -np.log(2 * np.pi * var) - 0.5 * quad + log_gate(X, mixture.V)
    m = np.max(a)
    with np.errstate(divide="ignore", invalid="ignore"):
        lse = m + np.log(np.exp(a - m).sum(axis=1, keepdims=True))
        return np.exp(a - lse), float(lse.sum())


def two_pi_forgotten_and_post_left_in_logs(X, y, mixture):
    """The constant log(2 pi) is missing; and the soft counts are returned as logarithms."""
    rows = []
    for x, target, lg in zip(X, y, log_gate(X, mixture.V), strict=True):
        rows.append(
            [
                lg[j] - 0.5 * (np.log(mixture.var[j]) + (target - x @ mixture.W[j]) ** 2 / mixture.var[j])
                for j in range(len(mixture.var))
            ]
        )
    table = np.array(rows)
    norm_const = logsumexp(table, axis=1)
    return table - norm_const[:, None], float(norm_const.sum())


def hard_winner_and_its_likelihood(X, y, mixture):
    """Gives each row wholly to its most probable expert; and adds up only the winner's log joint."""
    squared = np.square(np.subtract.outer(y, np.zeros(len(mixture.var))) - X @ mixture.W.T)
    log_joint = -0.5 * (np.log(2 * np.pi * mixture.var) + squared / mixture.var) + log_gate(X, mixture.V)
    winner = log_joint.argmax(axis=1)
    post = np.eye(len(mixture.var))[winner]
    return post, float(log_joint.max(axis=1).sum())


def expected_joint_for_value_and_gate_twice(X, y, mixture):
    """Adds the log gate two times; and returns the expected log joint, sum post * log joint, as log-likelihood."""
    gate = log_gate(X, mixture.V)
    log_density = -0.5 * (np.log(2 * np.pi * mixture.var) + (y[:, None] - X @ mixture.W.T) ** 2 / mixture.var) + gate
    log_joint = log_density + gate
    post = np.exp(log_joint - logsumexp(log_joint, axis=1, keepdims=True))
    return post, float(np.sum(post * log_joint))
