"""Wrong answers to `nll` of lesson 06, written from the lesson's text alone."""

import math

import numpy as np
from scipy import special


def theta_clipped_so_never_infinite(X, theta):
    """Clips theta to 1e-9 ... 1 - 1e-9, so that a forbidden pixel costs 21 nats instead of inf."""
    eps = 1e-9
    t = np.clip(theta, eps, 1 - eps)
    chance = np.where(X == 1, t, 1 - t)
    return float((-np.log(chance)).sum(axis=1).mean())


def pictures_added_up(X, theta):
    """Adds the costs of the pictures instead of averaging them."""
    with np.errstate(divide="ignore"):
        terms = special.xlogy(X, theta) + special.xlog1py(1 - X, -np.asarray(theta))
    return float(-terms.sum())


def only_ink_is_paid_for(X, theta):
    """The formula from the wild: leaves out (1 - x) log(1 - theta), so paper costs nothing."""
    total = special.xlogy(X, theta).sum(axis=1)
    return float(-total.mean())


def measured_in_bits(X, theta):
    """Uses the logarithm to base 2, so the cost comes out in bits instead of nats."""
    chance = np.where(X == 1, theta, 1 - theta)
    with np.errstate(divide="ignore"):
        return float(-np.log2(chance).sum(axis=1).mean())


def logarithm_of_the_average_chance(X, theta):
    """Averages the chances of the pictures and then takes the logarithm, instead of averaging the costs."""
    with np.errstate(divide="ignore"):
        ll = np.log(np.where(X == 1, theta, 1 - theta)).sum(axis=1)
        return float(np.log(len(X)) - special.logsumexp(ll))


def ink_and_paper_chances_exchanged(X, theta):
    """Takes 1 - theta for ink and theta for paper."""
    n = len(X)
    with np.errstate(divide="ignore"):
        a, b = -np.log(1 - theta), -np.log(theta)
    return float(sum(np.where(X[i] == 1, a, b).sum() for i in range(n)) / n)


def certain_pixels_skipped(X, theta):
    """Leaves out every pixel whose theta is 0 or 1, so a certain and wrong pixel costs 0 instead of inf."""
    sure = (theta == 0) | (theta == 1)
    T = np.where(sure, 0.5, theta)
    logs = X * np.log(T) + (1 - X) * np.log(1 - T)
    logs[:, sure] = 0
    return float(-logs.sum(axis=1).mean())


def parentheses_missing_around_paper(X, theta):
    """Writes (1 - X) * 1 - theta without parentheses, so ink gets chance 0 and only paper is right."""
    chance = X * theta + (1 - X) * 1 - theta
    with np.errstate(divide="ignore", invalid="ignore"):
        cost = -np.log(chance)
    return float(cost.sum(axis=1).mean())


def nan_to_num_hides_infinity(X, theta):
    """Cures 0 log 0 with nan_to_num and a finite posinf, so a forbidden pixel costs 1e6 instead of inf."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        pix = np.nan_to_num(-(X * np.log(theta) + (1 - X) * np.log(1 - theta)), posinf=1e6)
    return float(pix.sum(axis=1).mean())


def base_ten_and_pictures_added_up(X, theta):
    """Two slips: uses log10 in place of the natural logarithm, and sums over the pictures without averaging."""
    shown = np.abs(1 - X - theta)
    with np.errstate(divide="ignore"):
        return float(-np.log10(shown).sum())


def epsilon_in_the_log_and_sign_forgotten(X, theta):
    """Two slips: adds 1e-10 inside the logarithms so nothing is infinite, and forgets the minus sign."""
    e = 1e-10
    bce = X @ np.log(theta + e) + (1 - X) @ np.log(1 - theta + e)
    return float(bce.mean())


def exchanged_chances_and_divided_by_d(X, theta):
    """Two slips: ink gets 1 - theta and paper theta, and the sum is divided by the number of pixels."""
    on = X.astype(bool)
    P = np.empty_like(X, dtype=float)
    for l, t in enumerate(theta):
        P[on[:, l], l] = 1 - t
        P[~on[:, l], l] = t
    with np.errstate(divide="ignore"):
        return float(-np.log(P).sum() / X.shape[1])


def squared_error_averaged_over_everything(X, theta):
    """Two slips: the squared difference replaces the log cost, and it is averaged over pixels as well."""
    diff = X - theta[None, :]
    return float(np.mean(diff**2))


def median_and_impossible_left_out(X, theta):
    """Two slips: takes the median over the pictures, and only over those of finite cost."""
    with np.errstate(divide="ignore"):
        c = -np.log(np.where(X == 1, theta, 1 - theta)).sum(axis=1)
    c = c[c < np.inf]
    return float(np.median(c)) if c.size else math.inf


def perplexity_and_averaged_over_pixels(X, theta):
    """Two slips: averages over the pixels as well, and returns the exponential of the cost."""
    with np.errstate(divide="ignore"):
        cost = -np.log(np.where(X == 1, theta, 1 - theta))
    return float(np.exp(cost.mean()))
