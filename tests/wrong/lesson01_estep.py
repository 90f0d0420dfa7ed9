"""Wrong answers to `estep` of lesson 01, written from the lesson's text alone."""

import numpy as np
from scipy import special

HELPERS = ("log_gaussian",)


def log_gaussian(X, mu, var):
    """Log density of each point under each component, shape (n, K)."""
    d = X.shape[1]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -d / 2 * np.log(2 * np.pi * var) - squared / (2 * var)


def _log_joint(X, mixture):
    with np.errstate(divide="ignore"):
        return log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)


def prior_added_without_log(X, mixture):
    """Adds p_j itself to the log density instead of log p_j."""
    a = log_gaussian(X, mixture.mu, mixture.var) + mixture.p
    logpx = special.logsumexp(a, axis=1, keepdims=True)
    post = np.exp(a - logpx)
    return post, float(logpx.sum())


def one_maximum_for_the_table(X, mixture):
    """Subtracts the maximum of the whole table, so rows far below it vanish."""
    a = _log_joint(X, mixture)
    M = np.max(a)
    with np.errstate(divide="ignore", invalid="ignore"):
        w = np.exp(a - M)
        s = w.sum(axis=1, keepdims=True)
        return w / s, float((M + np.log(s)).sum())


def maximum_not_added_back(X, mixture):
    """Gets the shares right but leaves the row maxima out of the log-likelihood."""
    a = _log_joint(X, mixture)
    shifted = a - a.max(axis=1, keepdims=True)
    e = np.exp(shifted)
    total = e.sum(axis=1, keepdims=True)
    return e / total, float(np.log(total).sum())


def mean_log_likelihood(X, mixture):
    """Averages log p(x_i) over the points instead of adding it up."""
    a = _log_joint(X, mixture)
    lse = special.logsumexp(a, axis=1)
    return np.exp(a - lse[:, None]), float(np.mean(lse))


def likelihood_of_the_winner(X, mixture):
    """Adds up the row maxima of the log joint as the log-likelihood, without the other components."""
    a = _log_joint(X, mixture)
    best = a.max(axis=1, keepdims=True)
    w = np.exp(a - best)
    post = w / w.sum(axis=1, keepdims=True)
    return post, float(best.sum())


def small_number_in_log_weight(X, mixture):
    """Takes log(p_j + 1e-3) to avoid log 0, which shifts every share and gives weight 0 a share."""
    lw = np.log(mixture.p + 1e-3)
    a = log_gaussian(X, mixture.mu, mixture.var) + lw[np.newaxis, :]
    lse = special.logsumexp(a, axis=1, keepdims=True)
    return np.exp(a - lse), float(np.sum(lse))


def likelihood_through_entropy(X, mixture):
    """Writes the log-likelihood as sum of post (a - log post), which is nan wherever a share is exactly 0."""
    a = _log_joint(X, mixture)
    m = a.max(axis=1, keepdims=True)
    e = np.exp(a - m)
    post = e / e.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        ll = np.sum(post * (a - np.log(post)))
    return post, float(ll)


def log_shares_returned(X, mixture):
    """Forgets the exponential in E4 and returns the logarithms of the shares."""
    a = _log_joint(X, mixture)
    lse = np.logaddexp.reduce(a, axis=1)
    return a - lse[:, None], float(lse.sum())


def likelihood_per_point(X, mixture):
    """Returns the array of log p(x_i) without adding it up to one number."""
    a = _log_joint(X, mixture)
    logpx = special.logsumexp(a, axis=1)
    return np.exp(a - logpx[:, None]), logpx


def prior_only_in_the_shares(X, mixture):
    """Uses the weights for the shares, but sums the bare densities for the log-likelihood."""
    logN = log_gaussian(X, mixture.mu, mixture.var)
    with np.errstate(divide="ignore"):
        post = special.softmax(logN + np.log(mixture.p), axis=1)
    return post, float(special.logsumexp(logN, axis=1).sum())


def row_maximum_without_keepdims(X, mixture):
    """Leaves the row maxima in shape (n,), which NumPy lines up with the columns."""
    a = _log_joint(X, mixture)
    m = a.max(axis=1)
    s = np.exp(a - m)
    lse = m + np.log(s.sum(axis=1))
    return np.exp(a - lse), float(lse.sum())


def prior_after_the_shares_and_log10(X, mixture):
    """Multiplies finished shares by p_j without dividing again, and gives the log-likelihood to base 10."""
    L = log_gaussian(X, mixture.mu, mixture.var)
    post = special.softmax(L, axis=1) * mixture.p
    ll = special.logsumexp(L, axis=1, b=mixture.p[None, :])
    return post, float(ll.sum() / np.log(10))


def prior_twice_and_table_maximum(X, mixture):
    """Adds log p_j twice, and subtracts one maximum for the whole table."""
    with np.errstate(divide="ignore", invalid="ignore"):
        a = log_gaussian(X, mixture.mu, mixture.var) + 2 * np.log(mixture.p)
        M = a.max()
        w = np.exp(a - M)
        s = w.sum(axis=1)
        return w / s[:, None], float(np.sum(M + np.log(s)))


def likelihood_from_shares_and_prior_unlogged(X, mixture):
    """Adds p_j instead of log p_j, and takes the log of the row sums of post, which is always about 0."""
    a = mixture.p + log_gaussian(X, mixture.mu, mixture.var)
    a = a - a.max(axis=1, keepdims=True)
    post = np.exp(a) / np.exp(a).sum(axis=1, keepdims=True)
    return post, float(np.log(post.sum(axis=1)).sum())


def table_maximum_and_mean(X, mixture):
    """Subtracts one maximum for the whole table, and averages the log-likelihood over the points."""
    a = _log_joint(X, mixture)
    biggest = a.ravel().max()
    with np.errstate(divide="ignore", invalid="ignore"):
        px = np.exp(a - biggest).sum(axis=1)
        post = np.exp(a - biggest) / px[:, None]
        return post, float(np.mean(biggest + np.log(px)))


def log_shares_and_log_of_total(X, mixture):
    """Returns the logarithms of the shares, and the logarithm of the sum of all p(x_i)."""
    a = _log_joint(X, mixture)
    log_post = special.log_softmax(a, axis=1)
    return log_post, float(np.logaddexp.reduce(a, axis=None))
