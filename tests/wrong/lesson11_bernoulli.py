"""Wrong answers to `bernoulli` of lesson 11, written from the lesson's text alone."""

import numpy as np
from scipy import special


def eta_is_log_theta_alone(means):
    """F3 takes log theta and leaves out - log(1 - theta)."""
    return np.log(means), -np.log(1 - means).sum(axis=1)


def odds_without_the_logarithm(means):
    """F3 returns the odds theta / (1 - theta) and not their logarithm."""
    odds = means / (1 - means)
    log_z = -np.sum(np.log1p(-means), axis=1)
    return odds, log_z


def odds_upside_down(means):
    """F3 has the odds upside down: log((1 - theta) / theta)."""
    tails = 1.0 - means
    return np.log(tails / means), -np.log(tails).sum(1)


def log_z_without_its_minus(means):
    """F4 forgets the minus: log_z is the sum of log(1 - theta)."""
    eta = special.logit(means)
    log_z = np.log(1 - means).sum(axis=1)
    return eta, log_z


def log_z_of_theta(means):
    """F4 takes - log theta in place of - log(1 - theta)."""
    log_on, log_off = np.log(means), np.log(1 - means)
    return log_on - log_off, -log_on.sum(axis=1)


def parentheses_missing_in_the_odds(means):
    """F3 is typed as log(theta / 1 - theta), without parentheses: the logarithm of zero."""
    with np.errstate(divide="ignore"):
        eta = np.log(means / 1 - means)
    log_z = -np.log(1 - means).sum(axis=1)
    return eta, log_z


def log_z_averaged_over_the_coins(means):
    """F4 averages over the coins instead of adding."""
    K, s = means.shape
    eta, log_z = np.empty((K, s)), np.empty(K)
    for j in range(K):
        for c in range(s):
            th = means[j, c]
            eta[j, c] = np.log(th) - np.log(1 - th)
        log_z[j] = np.mean([-np.log(1 - th) for th in means[j]])
    return eta, log_z


def log_z_added_over_the_components(means):
    """F4 adds along axis 0, over the components: shape (s,)."""
    return np.log(means / (1 - means)), -np.log(1 - means).sum(axis=0)


def chances_clipped_at_a_thousandth(means):
    """Clips the chances to 0.001 ... 0.999 first, so that coins nearer to 0 or 1 get wrong log odds and log_z."""
    t = np.clip(means, 1e-3, 1 - 1e-3)
    return np.log(t) - np.log(1 - t), -np.log(1 - t).sum(axis=1)


def softplus_of_theta_instead_of_eta(means):
    """F4 takes log(1 + e^theta): the means in place of eta in Z = 1 + e^eta."""
    eta = np.log(means) - np.log1p(-means)
    Z = 1 + np.exp(means)
    return eta, np.log(Z).sum(axis=1)


def log_of_the_summed_tails(means):
    """F4 takes the logarithm of the sum over the coins and not the sum of the logarithms."""
    tails = 1 - means
    eta = np.log(means) - np.log(tails)
    return eta, -np.log(np.einsum("kd->k", tails))


def second_logarithm_forgotten_and_log_z_kept_as_a_table(means):
    """Two slips: eta is log theta - (1 - theta), and log_z is not added over the coins, (K, s)."""
    eta = np.log(means) - (1 - means)
    log_z = -np.log(1 - means)
    return eta, log_z


def poisson_left_in_f3_and_minus_lost_in_f4(means):
    """Two slips: eta is log theta as for counts, and log_z lacks its minus."""
    eta = np.log(means)
    log_z = np.array([np.log(1 - row).sum() for row in means])
    return eta, log_z


def base_two_and_one_log_z_for_all(means):
    """Two slips: eta in bits (log2), and log_z is the sum over the whole table for every component."""
    eta = np.log2(means / (1 - means))
    log_z = np.ones(len(means)) * -np.log(1 - means).sum()
    return eta, log_z


def plus_between_the_logs_and_z_instead_of_log_z(means):
    """Two slips: eta is log theta + log(1 - theta), and log_z is Z itself, the product of 1 / (1 - theta)."""
    with np.errstate(over="ignore"):
        Z = np.prod(1 / (1 - means), axis=1)
    return np.log(means) + np.log(1 - means), Z
