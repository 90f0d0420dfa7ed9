"""gaussian_posterior in many styles."""

import math

import numpy as np


def as_taught(x, var, prior_mean, prior_var):
    precision = 1 / prior_var + len(x) / var
    pull = prior_mean / prior_var + x.sum() / var
    return float(pull / precision), float(1 / precision)


def loops(x, var, prior_mean, prior_var):
    precision, pull = 1 / prior_var, prior_mean / prior_var
    for value in x:
        precision += 1 / var
        pull += value / var
    return pull / precision, 1 / precision


def one_by_one(x, var, prior_mean, prior_var):
    """Yesterday's posterior is today's prior."""
    mean, width = prior_mean, prior_var
    for value in x:
        gain = 1.0 if math.isinf(width) else width / (width + var)
        mean, width = mean + gain * (value - mean), gain * var
    return float(mean), float(width)


def of_the_average(x, var, prior_mean, prior_var):
    if not len(x):
        return float(prior_mean), float(prior_var)
    noise = var / len(x)
    v = 1 / (1 / prior_var + 1 / noise)
    return v * (prior_mean / prior_var + x.mean() / noise), v


def multiplied_out(x, var, prior_mean, prior_var):
    n = len(x)
    if np.isinf(prior_var):
        return x.mean(), var / n
    below = var + n * prior_var
    return (prior_mean * var + prior_var * np.sum(x)) / below, prior_var * var / below


def precisions_as_weights(x, var, prior_mean, prior_var):
    places = np.append(x, prior_mean)
    weights = np.append(np.full(x.size, 1 / var), 1 / prior_var)
    return np.average(places, weights=weights), 1 / weights.sum()


def normal_equations(x, var, prior_mean, prior_var):
    A = np.ones((len(x) + 1, 1))
    w = np.array([*np.full(len(x), 1 / var), 1 / prior_var])
    G = A.T @ (w[:, None] * A)
    return float(np.linalg.solve(G, A.T @ (w * np.append(x, prior_mean)))[0]), float(np.linalg.inv(G)[0, 0])


def polynomial(x, var, prior_mean, prior_var):
    """The log posterior as a parabola: its top and its bend."""
    second = -(1 / prior_var + len(x) / var) / 2
    first = prior_mean / prior_var + math.fsum(x) / var
    return -first / (2 * second), -1 / (2 * second)


def fsum(x, var, prior_mean, prior_var):
    tau0, tau = 1.0 / prior_var, 1.0 / var
    total = math.fsum([tau0, *[tau] * len(x)])
    return math.fsum([tau0 * prior_mean, *(tau * value for value in x)]) / total, 1 / total


def shift_from_the_prior(x, var, prior_mean, prior_var):
    v = 1 / (1 / prior_var + len(x) / var)
    return prior_mean + v * np.sum(x - prior_mean) / var, v


def dot_products(x, var, prior_mean, prior_var):
    ones = np.ones_like(x)
    v = 1 / (1 / prior_var + ones @ ones / var)
    print("variance:", v)
    return np.float64(v * (prior_mean / prior_var + ones @ x / var)), np.float64(v)


def harmonic(x, var, prior_mean, prior_var):
    widths = np.array([prior_var] + [var] * len(x))
    v = 1 / np.sum(1 / widths)
    return v * np.dot([prior_mean, *x], 1 / widths), v
