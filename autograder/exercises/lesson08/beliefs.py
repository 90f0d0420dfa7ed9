"""What the cases of lesson 08 are drawn from: priors of mixtures, and shares with an empty component."""

from autograder.exercises import draws
from softcounts.mixtures import MixturePrior


def prior(rng, d, alpha=None):
    """A MixturePrior in d dimensions whose numbers are all different and well away from 1."""
    count, shape, scale = rng.uniform(1.3, 2.9), rng.uniform(1.6, 3.4), rng.uniform(0.4, 0.8)
    return MixturePrior(rng.normal(size=d), count, shape, scale, rng.uniform(1.4, 2.6) if alpha is None else alpha)


def posed(rng, n, d, K, alpha=None):
    """Data, soft counts and a prior of these sizes."""
    return draws.data(rng, n, d), draws.soft(rng, n, K), prior(rng, d, alpha)


def believed(rng, d, K, alpha=None):
    """A mixture and a prior of these sizes."""
    return draws.mixture(rng, K, d), prior(rng, d, alpha)


def empty(rng, n, d, K, alpha):
    """As `posed`, but the second component has no share of any point."""
    X, post, before = posed(rng, n, d, K, alpha)
    post[:, 1] = 0.0
    return X, post / post.sum(axis=1, keepdims=True), before
