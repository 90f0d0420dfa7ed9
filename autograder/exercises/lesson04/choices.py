"""What the hard E-step's cases are drawn with: rules that choose a component, and data on which they disagree."""

from itertools import combinations

import numpy as np

from autograder.exercises import draws
from autograder.reference import gaussian
from softcounts.mixtures import GaussianMixture

MARGIN = 0.05  # how far the best component is ahead of the second in log p_j + log N, away from ties


def one_hot(scores):
    """1.0 at each row's largest entry, the first of equals, and 0.0 elsewhere."""
    return np.eye(scores.shape[1])[scores.argmax(axis=1)]


def nearness(X, mixture):
    """Minus the squared distance to each mean."""
    return -((X[:, None, :] - mixture.mu) ** 2).sum(axis=2)


def without_weights(X, mixture):
    """The log density alone."""
    return gaussian.log_gaussian(X, mixture.mu, mixture.var)


def without_heights(X, mixture):
    """log p_j plus the exponent of the bell."""
    with np.errstate(divide="ignore"):
        return nearness(X, mixture) / (2 * mixture.var) + np.log(mixture.p)


def plus_weights(X, mixture):
    """The log density plus p_j."""
    return without_weights(X, mixture) + mixture.p


def times_weights(X, mixture):
    """The log density times p_j."""
    return without_weights(X, mixture) * mixture.p


def one_factor(X, mixture):
    """The log joint with the height of a bell in one dimension."""
    with np.errstate(divide="ignore"):
        return nearness(X, mixture) / (2 * mixture.var) - np.log(mixture.var) / 2 + np.log(mixture.p)


def variances_squared(X, mixture):
    """The log joint with each variance squared once more."""
    return gaussian.log_joint(X, mixture._replace(var=mixture.var**2))


def no_half(X, mixture):
    """The log joint without the half in the exponent."""
    return gaussian.log_joint(X, mixture) + nearness(X, mixture) / (2 * mixture.var)


def weights_twice(X, mixture):
    """The log joint plus log p_j once more."""
    return gaussian.log_joint(X, mixture) + np.log(np.maximum(mixture.p, 1e-300))


RULES = (gaussian.log_joint, nearness, without_weights, without_heights, plus_weights, times_weights)
SUBTLE = (gaussian.log_joint, without_heights, one_factor, variances_squared, no_half, weights_twice)


def told_apart(X, mixture):
    """Do the rules choose differently, each from each, and is there a point without a share above one half?"""
    return apart(RULES, X, mixture) and gaussian.estep(X, mixture)[0].max(axis=1).min() < 0.45


def apart(rules, X, mixture):
    """Do these rules choose differently, each from each?"""
    chosen = [one_hot(rule(X, mixture)) for rule in rules]
    return all((one != other).any() for one, other in combinations(chosen, 2))


def ahead(X, mixture):
    """By how much the best component of each point is ahead of the second, (n,); inf for K = 1."""
    ordered = np.sort(gaussian.log_joint(X, mixture), axis=1)
    return ordered[:, -1] - ordered[:, -2] if len(mixture.p) > 1 else np.full(len(X), np.inf)


def clear(rng, n, d, K, suits=lambda X, mixture: True):
    """Data and mixture without ties, drawn until they suit."""
    while True:
        X, mixture = draws.data(rng, n, d), draws.mixture(rng, K, d)
        if ahead(X, mixture).min() > MARGIN and suits(X, mixture):
            return X, mixture


def telling(rng, n, d, K):
    """Data and mixture on which every rule gives another answer."""
    return clear(rng, n, d, K, told_apart)


def subtle(rng, n, d, K):
    """Data and mixture on which the subtler slips give answers of their own."""
    return clear(rng, n, d, K, lambda X, mixture: apart(SUBTLE, X, mixture))


def twice(rng, n, d, K):
    """Data with a point twice, and one at 0 that does not belong to the first component."""
    while True:
        X, mixture = clear(rng, n, d, K)
        X[4], X[2] = X[1], 0.0
        if ahead(X, mixture).min() > MARGIN and gaussian.log_joint(X, mixture)[2].argmax():
            return X, mixture


def narrow(rng):
    """A second component of variance 1e-8 in the midst of the first, with points 2 and 10 of its standard deviations
    from its mean: only the near ones belong to it, with a log density above 0.
    """
    X, mixture = draws.data(rng, 6, 2), draws.mixture(rng, 2, 2)
    angle = rng.uniform(0, 2 * np.pi, 4)
    steps = np.column_stack([np.cos(angle), np.sin(angle)]) * [[2], [2], [10], [10]]
    mixture.mu[1] = mixture.mu[0] + 0.1
    mixture.var[1] = 1e-8
    X[:4] = mixture.mu[1] + 1e-4 * steps
    return rng.permutation(X), mixture


def far(rng):
    """Two points about their components and two 1000 standard deviations away, which belong to a later one.

    The first component has the largest weight, so that it wins where only the weights are left.
    """
    while True:
        X, mixture = draws.data(rng, 4, 2), draws.mixture(rng, 3, 2)
        angle = rng.uniform(0, 2 * np.pi, 2)
        X[:2] += 1000 * np.sqrt(mixture.var.max()) * np.column_stack([np.cos(angle), np.sin(angle)])
        if mixture.var.argmax() > 0 == mixture.p.argmax() and ahead(X, mixture).min() > MARGIN:
            return X, mixture


def weight_zero(rng, apart=12):
    """A component of weight 0 that sits on two of the points, `apart` standard deviations from the others, among which
    the points' choices differ.
    """
    while True:
        X, mixture = draws.data(rng, 6, 2), draws.mixture(rng, 3, 2)
        mixture.mu[1] = mixture.mu.mean(axis=0) + [apart * np.sqrt(mixture.var.max()), 0.0]
        X[:2] = mixture.mu[1] + 0.1 * X[:2]
        mixture = mixture._replace(p=np.array([0.7, 0.0, 0.3]))
        if ahead(X, mixture).min() > MARGIN and len({*gaussian.estep(X, mixture)[0].argmax(axis=1)}) > 1:
            return X, mixture


def mirrored(rng, n, d, K):
    """A pair of components, mirror images of each other; half of the points lie on the mirror.

    Small whole numbers, and powers of two for variances and weights: both members of the pair get the very same bits,
    in whatever order sums are made, and about whatever centre.
    """
    centre, axis = rng.integers(-3, 4, d).astype(float), draws.integer(rng, 0, d - 1)
    arm = rng.integers(-2, 3, d)
    arm[axis] = draws.integer(rng, 1, 3)
    other = arm.copy()
    other[axis] *= -1
    return _tied(rng, n, K, centre, np.array([arm, other]), axis)


def twins(rng, n, d, K):
    """Two components that are exactly the same: all points near them are tied."""
    centre, arm = rng.integers(-3, 4, d).astype(float), rng.integers(-2, 3, d)
    return _tied(rng, n, K, centre, np.array([arm, arm]), None)


def almost_tied(rng):
    """Points a hair's breadth beside the mirror between two components, on both sides of it."""
    side = rng.permutation([-1.0, -1.0, 1.0, 1.0, 1.0])
    X = np.column_stack([side * rng.uniform(3e-7, 9e-7, 5), rng.integers(-2, 3, 5)])
    arm = rng.choice([-1.0, 1.0])
    return X, GaussianMixture(np.array([[arm, 1.0], [-arm, 1.0]]), np.array([1.0, 1.0]), np.array([0.5, 0.5]))


def _tied(rng, n, K, centre, arms, axis):
    """A tied pair about `centre`, in random places among K components; the others are far away, with two points."""
    d = len(centre)
    away = 24.0 * np.outer(np.arange(1, K - 1), np.ones(d)) * rng.choice([-1.0, 1.0], d)
    mu = np.vstack([centre + arms, centre + away])
    var = np.array([2.0, 2.0, 1.0, 4.0])[:K] * 2.0 ** draws.integer(rng, -1, 1)
    p = np.array([0.5, 0.5]) if K == 2 else np.array([0.25, 0.25, 0.375, 0.125])
    X = centre + rng.integers(-3, 4, (n, d))
    if axis is not None:
        X[: n // 2, axis] = centre[axis]
        X[n // 2 :, axis] = centre[axis] + rng.choice([-2.0, -1.0, 1.0, 2.0], n - n // 2)
    if K > 2:
        X[-2:] = mu[2:] + rng.integers(-1, 2, (2, d))
    order = rng.permutation(K)
    return rng.permutation(X), GaussianMixture(mu[order], var[order], p[order])
