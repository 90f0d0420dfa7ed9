"""The soft counts are normalised down the columns."""

import numpy as np


def estep(X, mixture):
    """Soft counts and log-likelihood."""
    joint = mixture.p * np.exp(log_gaussian(X, mixture.mu, mixture.var))
    log_likelihood = np.log(joint.sum(axis=1)).sum()
    return joint / joint.sum(axis=0), float(log_likelihood)
