"""The bell of the means adds no square to the count."""

from softcounts import GaussianMixture


def map_mstep(X, post, prior):
    """The mixture that fits the soft counts and the prior."""
    mean, count, shape, scale, alpha = prior
    (n, d), K = X.shape, post.shape[1]
    N = post.sum(axis=0)
    mu = (count * mean + post.T @ X) / (count + N)[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    spread = (post * squared).sum(axis=0) + count * ((mu - mean) ** 2).sum(axis=1)
    var = (2 * scale + spread) / (2 * shape + 2 + d * N)
    return GaussianMixture(mu, var, (N + alpha - 1) / (n + K * (alpha - 1)))
