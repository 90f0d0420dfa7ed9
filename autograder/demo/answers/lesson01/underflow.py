"""Densities first, logarithms afterwards."""

import numpy as np


def estep(X, mixture):
    """Soft counts and log-likelihood."""
    joint = mixture.p * np.exp(log_gaussian(X, mixture.mu, mixture.var))
    rows = joint.sum(axis=1, keepdims=True)
    return joint / rows, float(np.log(rows).sum())
