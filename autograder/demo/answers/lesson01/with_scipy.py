"""Right, with SciPy's help."""

import numpy as np


def log_gaussian(X, mu, var):
    """A sum of one-dimensional log densities."""
    from scipy.stats import norm

    return norm.logpdf(X[:, None, :], mu, np.sqrt(var)[:, None]).sum(axis=2)


def estep(X, mixture):
    """Two calls of scipy.special."""
    from scipy.special import logsumexp, softmax

    with np.errstate(divide="ignore"):
        log_joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    return softmax(log_joint, axis=1), float(logsumexp(log_joint, axis=1).sum())
