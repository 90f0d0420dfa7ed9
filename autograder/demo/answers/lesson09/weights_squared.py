"""The weights, not their roots, multiply the rows."""

import numpy as np


def weighted_least_squares(X, y, weights):
    """Least squares on weighted rows."""
    return np.linalg.lstsq(weights[:, None] * X, weights * y, rcond=None)[0]
