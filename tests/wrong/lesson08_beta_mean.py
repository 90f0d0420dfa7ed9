"""Wrong answers to `beta_mean` of lesson 08, written from the lesson's text alone."""

import math

import numpy as np
from scipy import stats

HELPERS = ()


def only_counting(heads, tails, a, b):
    """Leaves the prior out: plain heads / throws (and 0 for no throws)."""
    throws = heads + tails
    if throws == 0:
        return 0.0
    return heads / throws


def invented_tails_missing_below(heads, tails, a, b):
    """The denominator lacks b, the invented tails."""
    A = heads + a
    n = heads + tails
    return A / (n + a)


def top_of_the_density(heads, tails, a, b):
    """Gives the top (A - 1) / (A + B - 2) of the posterior, and divides by at least 1e-9, instead of its mean."""
    A = heads + a
    B = tails + b
    return (A - 1) / max(A + B - 2, 1e-9)


def a_and_b_crossed(heads, tails, a, b):
    """Adds b to the heads and a to the tails."""
    counts = np.array([heads, tails], dtype=float) + np.array([b, a], dtype=float)
    return float(counts[0] / counts.sum())


def lesson06_with_one_alpha(heads, tails, a, b):
    """Takes b for equal to a, as in lesson 06: the denominator is n + 2 a."""
    n = heads + tails
    alpha = a
    return (heads + alpha) / (n + 2 * alpha)


def odds_returned(heads, tails, a, b):
    """Returns the odds A / B instead of A / (A + B)."""
    head_side, tail_side = heads + a, tails + b
    return head_side / tail_side


def tails_read_as_throws(heads, tails, a, b):
    """Takes the second argument for the number of all throws: the denominator is tails + a + b."""
    s_l, n = heads, tails
    return float((s_l + a) / (n + a + b))


def grid_with_exponents_one_too_high(heads, tails, a, b):
    """Averages over a grid with the powers A and B instead of A - 1 and B - 1."""
    theta = np.linspace(0, 1, 20001)[1:-1]
    A, B = heads + a, tails + b
    log_density = A * np.log(theta) + B * np.log1p(-theta)
    w = np.exp(log_density - log_density.max())
    return float((theta * w).sum() / w.sum())


def median_from_scipy(heads, tails, a, b):
    """The median of the posterior instead of its mean."""
    posterior = stats.beta(heads + a, tails + b)
    return float(posterior.median())


def soft_counts_cut_to_whole(heads, tails, a, b):
    """Cuts heads and tails to whole numbers before counting."""
    h = int(heads)
    t = int(tails)
    return (h + a) / (h + t + a + b)


def half_without_throws(heads, tails, a, b):
    """Without a throw it returns 0.5 instead of the mean of the prior."""
    if not heads and not tails:
        return 0.5
    return (heads + a) / math.fsum((heads, tails, a, b))


def plain_average_of_two_means(heads, tails, a, b):
    """Averages prior mean and frequency with equal weights, and takes the frequency for 0 if there is no throw."""
    prior_mean = a / (a + b)
    freq = heads / (heads + tails) if heads + tails > 0 else 0.0
    return 0.5 * prior_mean + 0.5 * freq


def tail_mean_without_invented_heads_below(heads, tails, a, b):
    """Returns the mean chance of tails, and the denominator lacks a."""
    A = heads + a
    B = tails + b
    total = A - a + B
    return B / total


def denominator_at_least_one_and_rounded(heads, tails, a, b):
    """Bounds the denominator below by 1 and rounds the result to two digits."""
    below = np.maximum(heads + tails + a + b, 1.0)
    return round(float((heads + a) / below), 2)


def prior_taken_twice_in_the_sum(heads, tails, a, b):
    """Adds a - 1 instead of a to the heads, while the denominator counts a + b twice."""
    params = {"A": heads + (a - 1), "B": tails + b}
    real = heads + tails
    invented = a + b
    return params["A"] / (real + 2 * invented)
