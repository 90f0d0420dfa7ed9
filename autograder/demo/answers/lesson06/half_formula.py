"""The cost counts ink only."""

import numpy as np


def nll(X, theta):
    """The average cost of the pictures."""
    with np.errstate(divide="ignore"):
        cost = np.where(X == 1, -np.log(theta), 0.0)
    return cost.sum() / len(X)
