"""The variance lacks its divisor d."""

from softcounts import GaussianMixture


def mstep(X, post):
    """The mixture that fits the soft counts best."""
    N = post.sum(axis=0)
    mu = post.T @ X / N[:, None]
    squares = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return GaussianMixture(mu, (post * squares).sum(axis=0) / N, N / len(X))
