"""nll in many styles."""

import math

import numpy as np
from scipy import special, stats
from scipy.special import entr, rel_entr, xlog1py, xlogy


def as_taught(X, theta):
    chance = np.where(X == 1, theta, 1 - theta)
    with np.errstate(divide="ignore"):
        return float(-np.log(chance).sum() / len(X))


def with_a_warning(X, theta):
    return -np.log(X * theta + (1 - X) * (1 - theta)).sum(axis=1).mean()


def special_functions(X, theta):
    return -(xlogy(X, theta) + xlogy(1 - X, 1 - theta)).sum(1).mean()


def mean_picture(X, theta):
    mean = X.mean(axis=0)
    return float(-np.sum(xlogy(mean, theta) + xlog1py(1 - mean, -theta)))


def loops(X, theta):
    total = 0.0
    for x in X:
        for value, chance in zip(x, theta, strict=True):
            seen = chance if value == 1.0 else 1 - chance
            total += -math.log(seen) if seen > 0 else math.inf
    return total / len(X)


def scipy_stats(X, theta):
    return float(-stats.bernoulli.logpmf(X.astype(int), theta).sum(axis=1).mean())


def nan_is_nothing(X, theta):
    with np.errstate(all="ignore"):
        terms = X * np.log(theta) + (1 - X) * np.log(1 - theta)
    terms[np.isnan(terms)] = 0.0
    return float(-terms.sum() / X.shape[0])


def nansum(X, theta):
    with np.errstate(all="ignore"):
        on, off = np.nansum(X * np.log(theta)), np.nansum((1 - X) * np.log1p(-theta))
    return -(on + off) / len(X)


def divergence_plus_entropy(X, theta):
    m = X.mean(axis=0)
    apart = rel_entr(m, theta) + rel_entr(1 - m, 1 - theta)
    return float((apart + entr(m) + entr(1 - m)).sum())


def ink_and_paper_counted(X, theta):
    value, n = 0.0, len(X)
    for k in range(X.shape[1]):
        ink = X[:, k].sum()
        with np.errstate(divide="ignore"):
            value -= ink * np.log(theta[k]) if ink else 0.0
            value -= (n - ink) * np.log(1 - theta[k]) if ink < n else 0.0
    return np.float64(value / n)


def power(X, theta):
    with np.errstate(divide="ignore"):
        return float(-np.log(theta**X * (1 - theta) ** (1 - X)).sum(axis=1).mean())


def logaddexp_logits(X, theta):
    with np.errstate(all="ignore"):
        z = special.logit(theta)
    return float(np.logaddexp(0, np.where(X == 1, -z, z)).sum() / len(X))


def abs_form(X, theta):
    with np.errstate(divide="ignore"):
        return float(-np.log(np.abs(X - 1 + theta)).sum() / len(X))


def log_expit(X, theta):
    with np.errstate(all="ignore"):
        z = special.logit(theta)
    return float(-special.log_expit(np.where(X > 0, z, -z)).sum(1).mean())


def welford(X, theta):
    m = 0.0
    for i, x in enumerate(X, 1):
        c = -float(special.xlogy(x, theta).sum() + special.xlogy(1 - x, 1 - theta).sum())
        m = c if i == 1 else m + (c - m) / i if math.isfinite(c) and math.isfinite(m) else math.inf
    return m


def where_arg(X, theta):
    with np.errstate(all="ignore"):
        return float(
            -(
                np.sum(np.log(theta) * np.ones(X.shape), where=X == 1)
                + np.sum(np.log(1 - theta) * np.ones(X.shape), where=X == 0)
            )
            / len(X)
        )
