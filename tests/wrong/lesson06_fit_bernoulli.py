"""Wrong answers to `fit_bernoulli` of lesson 06, written from the lesson's text alone."""

import numpy as np


def alpha_once_below_the_line(X, alpha=0.0):
    """Divides by n + alpha instead of n + 2 alpha."""
    s = np.einsum("il->l", X)
    n = X.shape[0]
    return (s + alpha) / (n + alpha)


def counted_per_picture(X, alpha=0.0):
    """Sums over the pixels of each picture (axis 1) instead of over the pictures: shape (n,)."""
    n, d = X.shape
    ones = X.sum(axis=1)
    return (ones + alpha) / (d + 2 * alpha)


def normalised_over_the_pixels(X, alpha=0.0):
    """Makes the theta of all pixels add up to one, as for a die: divides by the total ink plus d alpha."""
    s = X.sum(axis=0) + alpha
    total = s.sum()
    if total == 0:
        return s
    return s / total


def smoothed_after_the_division(X, alpha=0.0):
    """Adds alpha to the fraction s/n and 2 alpha to one, as if there were a single picture."""
    fraction = X.mean(axis=0)
    return (fraction + alpha) / (1 + 2 * alpha)


def only_whole_pictures_invented(X, alpha=0.0):
    """Appends int(alpha) rows of ink and of paper, so a fractional alpha is rounded down."""
    a = int(alpha)
    d = X.shape[1]
    bigger = np.vstack([X, np.ones((a, d)), np.zeros((a, d))])
    return bigger.mean(axis=0)


def one_coin_for_all_pixels(X, alpha=0.0):
    """Pools all pixels into one coin and hands the same theta to each of them."""
    n, d = X.shape
    coin = (X.sum() + alpha) / (n * d + 2 * alpha)
    return np.full(d, coin)


def d_alpha_below_the_line(X, alpha=0.0):
    """Adds alpha once for each of the d pixels below the line, as for d outcomes instead of two."""
    n, d = X.shape
    s = np.ones(n) @ X
    return (s + alpha) / (n + d * alpha)


def alpha_written_into_the_first_picture(X, alpha=0.0):
    """Adds the invented ink to the caller's first row of X; the returned theta is right."""
    X[0] += alpha
    return X.sum(axis=0) / (X.shape[0] + 2 * alpha)


def mode_of_a_beta_prior(X, alpha=0.0):
    """Takes alpha as the parameter of a Beta prior, so only alpha - 1 pictures of each kind are invented."""
    a = b = alpha
    n = X.shape[0]
    k = X.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (k + a - 1) / (n + a + b - 2)


def parentheses_forgotten(X, alpha=0.0):
    """Writes s + alpha / (n + 2 alpha) without parentheses above the line, so the counts are never divided."""
    s = X.sum(axis=0)
    n = X.shape[0]
    return s + alpha / (n + 2 * alpha)


def blank_pictures_dropped_and_rounded(X, alpha=0.0):
    """Two slips: pictures without any ink are not counted in n, and theta is rounded to two digits."""
    n = max(np.any(X > 0, axis=1).sum(), 1)
    theta = (X.sum(axis=0) + alpha) / (n + 2 * alpha)
    return np.round(theta, 2)


def logarithm_returned_and_alpha_forgotten(X, alpha=0.0):
    """Two slips: returns log theta in place of theta, and never uses alpha."""
    on = X.sum(axis=0)
    with np.errstate(divide="ignore"):
        return np.log(on) - np.log(X.shape[0])


def column_shape_and_alpha_in_total(X, alpha=0.0):
    """Two slips: returns a column (d, 1), and invents alpha pictures in total, half of each kind."""
    s = X.T.sum(axis=1)[:, None]
    return (s + 0.5 * alpha) / (X.shape[0] + alpha)


def one_coin_for_all_and_alpha_only_above(X, alpha=0.0):
    """Two slips: all pixels share one coin, and alpha is not added below the line."""
    n, d = X.shape
    total = sum(float(v) for row in X for v in row)
    return np.repeat((total + alpha) / (n * d), d)


def n_minus_one_and_alpha_in_total(X, alpha=0.0):
    """Two slips: divides by n - 1 in place of n, and invents only alpha pictures, half of each kind."""
    n = X.shape[0] - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        return (X.sum(axis=0) + alpha / 2) / (n + alpha)
