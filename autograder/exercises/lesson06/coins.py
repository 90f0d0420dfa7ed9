"""Random pictures of ink and paper, and the coins that make them: what the cases of lesson 06 are drawn from."""

import numpy as np

from autograder.exercises import draws
from softcounts.mixtures import BernoulliMixture


def ink(rng, n, d, chance=0.45):
    """Pictures (n, d) of 0.0 and 1.0; from two on, no pixel is the same in all."""
    X = (rng.random((n, d)) < chance).astype(float)
    if n > 1:
        same = (X[0] == X).all(axis=0)
        X[rng.integers(n, size=same.sum()), same] = 1 - X[0, same]
    return X


def theta(rng, *shape):
    """Chances of ink between 0.05 and 0.95, to three decimals, none near a half."""
    low = rng.uniform(0.05, 0.4, shape)
    return np.round(np.where(rng.random(shape) < 0.5, low, 1 - low), 3)


def mixture(rng, K, d):
    """A BernoulliMixture with unequal weights."""
    return BernoulliMixture(theta(rng, K, d), draws.weights(rng, K))


def posed(rng, n, d, K):
    """Pictures and a mixture of these sizes."""
    return ink(rng, n, d), mixture(rng, K, d)


def weight_zero(rng, d, nats):
    """A component of weight 0 that two of five pictures fit, `nats` nats better than the other two components do."""
    X = ink(rng, 5, d)
    X[1] = X[0]
    X[1, 0] = 1 - X[0, 0]
    chance = np.log(rng.uniform(0.5, 1.5, (2, d)))
    chance = np.exp(chance - (chance.sum(axis=1, keepdims=True) + nats) / d)
    others = np.where(X[0] == 1, chance, 1 - chance)
    theta = np.array([others[0], np.where(X[0] == 1, 0.98, 0.02), others[1]])
    return X, BernoulliMixture(np.round(theta, 4), np.array([0.7, 0.0, 0.3]))


def shared(rng, n, d, K):
    """Pictures and soft counts of these sizes."""
    return ink(rng, n, d), draws.soft(rng, n, K)
