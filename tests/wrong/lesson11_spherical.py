"""Wrong answers to `spherical` of lesson 11, written from the lesson's text alone."""

import numpy as np


def _parts(means):
    """Means, mean squared lengths, number of coordinates and variances."""
    mu, q = means[:, :-1], means[:, -1]
    d = mu.shape[1]
    return mu, q, d, (q - (mu**2).sum(axis=1)) / d


def divides_by_the_number_of_statistics(means):
    """F5 divides by s = d + 1 instead of d (F7 has d right)."""
    K, s = means.shape
    mu, q = means[:, : s - 1], means[:, s - 1]
    var = (q - (mu**2).sum(axis=1)) / s
    eta = np.column_stack([mu / var[:, None], -0.5 / var])
    log_z = (mu**2).sum(axis=1) / (2 * var) + (s - 1) / 2 * np.log(2 * np.pi * var)
    return eta, log_z


def variance_not_divided_by_d(means):
    """F5 forgets to divide by d: var is the sum over all coordinates."""
    mu = means[:, :-1]
    d = mu.shape[1]
    length2 = np.einsum("kd,kd->k", mu, mu)
    var = means[:, -1] - length2
    return np.column_stack([mu / var[:, None], -1 / (2 * var)]), length2 / (2 * var) + d / 2 * np.log(2 * np.pi * var)


def square_of_the_mean_not_subtracted(means):
    """F5 takes q / d as the variance: |mu|^2 is not subtracted."""
    mu, q, d, _ = _parts(means)
    var = q / d
    eta = np.column_stack([mu / var[:, None], -1 / (2 * var)])
    return eta, (mu**2).sum(axis=1) / (2 * var) + d / 2 * np.log(2 * np.pi * var)


def last_mean_taken_for_the_variance(means):
    """F5 takes the last mean for the variance itself."""
    K, s = means.shape
    eta, log_z = np.zeros((K, s)), np.zeros(K)
    for j in range(K):
        m = means[j, :-1]
        sigma2 = means[j, -1]
        eta[j, :-1] = m / sigma2
        eta[j, -1] = -1 / (2 * sigma2)
        log_z[j] = m @ m / (2 * sigma2) + (s - 1) / 2 * np.log(2 * np.pi * sigma2)
    return eta, log_z


def last_eta_without_its_minus(means):
    """F6 forgets the minus of the last natural parameter."""
    mu, q, d, var = _parts(means)
    eta = np.concatenate([mu / var[:, None], (1 / (2 * var))[:, None]], axis=1)
    return eta, np.sum(mu * mu, axis=1) / (2 * var) + d / 2 * np.log(2 * np.pi * var)


def mean_divided_by_the_standard_deviation(means):
    """F6 divides mu by sigma and not by sigma squared."""
    mu, q, d, var = _parts(means)
    sigma = np.sqrt(var)
    eta = np.column_stack([mu / sigma[:, None], -1 / (2 * sigma**2)])
    log_z = (mu**2).sum(axis=1) / (2 * sigma**2) + d * np.log(np.sqrt(2 * np.pi) * sigma)
    return eta, log_z


def half_a_log_whatever_d_is(means):
    """F7 has 1/2 log(2 pi var) for any d: as in one dimension."""
    mu, q = means[:, :-1], means[:, -1]
    sq = (mu**2).sum(1)
    var = (q - sq) / mu.shape[1]
    eta = np.c_[mu / var[:, None], -1 / (2 * var)]
    return eta, sq / (2 * var) + 0.5 * np.log(2 * np.pi * var)


def log_z_without_the_length_of_mu(means):
    """F7 keeps only the normaliser of lesson 01: |mu|^2 / (2 var) is left out."""
    mu, q, d, var = _parts(means)
    eta = np.column_stack([mu / var[:, None], -1 / (2 * var)])
    log_z = d / 2 * np.log(2 * np.pi * var)
    return eta, log_z


def view_of_the_means_divided_in_place(means):
    """F6 divides a view of the argument in place (mu /= var): the means are spoiled, and F7 uses mu / var for mu."""
    mu = means[:, :-1]
    q = means[:, -1]
    d = mu.shape[1]
    var = (q - (mu**2).sum(axis=1)) / d
    mu /= var[:, None]
    eta = np.column_stack([mu, -1 / (2 * var)])
    log_z = (mu**2).sum(axis=1) / (2 * var) + d / 2 * np.log(2 * np.pi * var)
    return eta, log_z


def squared_length_put_first(means):
    """F6 puts -1 / (2 var) as the first column of eta instead of the last."""
    mu, q, d, var = _parts(means)
    eta = np.column_stack([-1 / (2 * var), mu / var[:, None]])
    return eta, (mu**2).sum(axis=1) / (2 * var) + d / 2 * np.log(2 * np.pi * var)


def length_not_squared_and_minus_before_the_log(means):
    """Two slips: F5 and F7 use |mu| in place of |mu|^2, and F7 subtracts d/2 log(2 pi var)."""
    mu, q = means[:, :-1], means[:, -1]
    d = mu.shape[1]
    norm = np.linalg.norm(mu, axis=1)
    var = (q - norm) / d
    with np.errstate(invalid="ignore", divide="ignore"):
        eta = np.column_stack([mu / var[:, None], -1 / (2 * var)])
        log_z = norm / (2 * var) - d / 2 * np.log(2 * np.pi * var)
    return eta, log_z


def one_common_variance_and_log_z_without_two_pi(means):
    """Two slips: all components get the average of their variances, and F7 has log var without 2 pi."""
    mu, q, d, each = _parts(means)
    var = np.full(len(mu), each.mean())
    eta = np.column_stack([mu / var[:, None], -1 / (2 * var)])
    log_z = (mu**2).sum(axis=1) / (2 * var) + d / 2 * np.log(var)
    return eta, log_z


def d_counted_as_s_everywhere_and_eta_two_missing(means):
    """Two slips: d is read off as the number of statistics in F5 and F7, and the last eta is -1 / var."""
    d = means.shape[1]
    eta, log_z = [], []
    for row in means:
        mu, q = row[:-1], row[-1]
        var = (q - np.dot(mu, mu)) / d
        eta.append(np.append(mu / var, -1 / var))
        log_z.append(np.dot(mu, mu) / (2 * var) + d / 2 * np.log(2 * np.pi * var))
    return np.array(eta), np.array(log_z)


def mean_square_per_coordinate_and_no_division_of_mu(means):
    """Two slips: F5 subtracts the average instead of the sum of the mu_l^2, and F6 puts mu itself for mu / var."""
    mu, q = means[:, :-1], means[:, -1]
    d = mu.shape[1]
    var = (q - (mu**2).mean(axis=1)) / d
    eta = np.zeros(means.shape)
    eta[:, :d] = mu
    eta[:, d] = -1 / (2 * var)
    return eta, (mu**2).sum(axis=1) / (2 * var) + d / 2 * np.log(2 * np.pi * var)


def variance_floor_of_a_thousandth(means):
    """Adds a floor: variances below 0.001 are set to 0.001, though the lesson allows 1e-5."""
    mu, q = means[:, :-1], means[:, -1]
    d = means.shape[1] - 1
    var = np.maximum((q - np.sum(mu**2, axis=1)) / d, 1e-3)
    eta = np.column_stack([mu / var[:, None], -1 / (2 * var)])
    log_z = np.sum(mu**2, axis=1) / (2 * var) + d / 2 * np.log(2 * np.pi * var)
    return eta, log_z
