"""Wrong answers to `poisson` of lesson 11, written from the lesson's text alone."""

import numpy as np
from scipy import special


def log_forgotten_in_eta(means):
    """F1 hands the means on as eta: the logarithm is forgotten."""
    eta = means.copy()
    return eta, means.sum(axis=1)


def eta_and_log_z_formulas_exchanged(means):
    """F1 and F2 exchanged: eta is lambda, and log_z is the sum of log lambda."""
    lam = np.asarray(means, dtype=float)
    log_z = np.array([sum(np.log(v) for v in row) for row in lam])
    return 1.0 * lam, log_z


def log_z_added_down_the_columns(means):
    """F2 adds along axis 0, over the components instead of the counts: shape (s,)."""
    return np.log(means), np.sum(means, axis=0)


def log_z_kept_as_a_table(means):
    """F2 does not add over the counts: log_z has shape (K, s)."""
    K, s = means.shape
    eta = np.zeros((K, s))
    log_z = np.zeros((K, s))
    for k in range(K):
        for l in range(s):
            eta[k, l] = np.log(means[k, l])
            log_z[k, l] = means[k, l]
    return eta, log_z


def log_z_with_the_minus_of_the_density(means):
    """F2 copies the minus from log p(x): log_z is minus the sum of the rates."""
    eta = np.log(means)
    log_z = -means.sum(axis=-1)
    return eta, log_z


def log_z_is_the_average_rate(means):
    """F2 takes the mean of a component's rates instead of their sum."""
    eta, log_z = np.log(means), means.mean(axis=1)
    return eta, log_z


def logarithm_to_base_ten(means):
    """F1 uses log10 for the natural logarithm."""
    return np.log10(means), np.einsum("ks->k", means)


def log_taken_again_of_the_sum(means):
    """F2 takes the logarithm of the summed rates, as if the sum were Z itself."""
    total = means.sum(axis=1)
    return np.log(means), np.log(total)


def z_instead_of_log_z(means):
    """F2 returns Z, the product of all e^lambda, instead of its logarithm."""
    with np.errstate(over="ignore"):
        Z = np.exp(means.sum(axis=1))
    return np.log(means), Z


def small_rates_lifted_to_a_thousandth(means):
    """Lifts rates below 0.001 to 0.001 before the logarithm of F1, so that eta of small rates is too large."""
    safe = np.maximum(means, 1e-3)
    return np.log(safe), means.sum(axis=1)


def log_written_into_the_means_before_log_z(means):
    """F1 writes its logarithms into the argument, and F2 then adds those logarithms instead of the rates."""
    eta = np.log(means, out=means)
    log_z = means.sum(axis=1)
    return eta, log_z


def no_log_and_log_z_of_the_first_count_only(means):
    """Two slips: eta is lambda without the logarithm, and log_z takes the first count only."""
    lambdas = np.array(means)
    first = lambdas[:, 0]
    return lambdas, first.copy()


def log_factorial_in_log_z_and_eta_negative(means):
    """Two slips: eta is minus log lambda, and log_z also holds log lambda!, which belongs to h."""
    log_z = (means + special.gammaln(means + 1)).sum(axis=1)
    return -np.log(means), log_z


def log1p_and_log_z_as_a_column(means):
    """Two slips: eta is log(1 + lambda), and log_z keeps its axis, (K, 1)."""
    return np.log1p(means), means.sum(axis=1, keepdims=True)


def one_total_for_all_and_eta_rounded(means):
    """Two slips: eta is left rounded to two places, and every log_z is the sum over the whole table."""
    eta = np.round(np.log(means), 2)
    log_z = np.full(means.shape[0], np.sum(means))
    return eta, log_z
