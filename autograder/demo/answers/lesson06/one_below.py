"""Smoothing with one invented picture where there should be two."""

from softcounts import BernoulliMixture


def fit_bernoulli(X, alpha=0.0):
    """The chance of ink of each pixel."""
    return (X.sum(axis=0) + alpha) / (len(X) + alpha)


def mstep(X, post, alpha=1.0):
    """The mixture that fits the soft counts best."""
    N = post.sum(axis=0)
    return BernoulliMixture((post.T @ X + alpha) / (N[:, None] + alpha), N / len(X))
