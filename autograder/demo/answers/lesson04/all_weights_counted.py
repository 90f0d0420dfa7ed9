"""All K weights are counted as free, though they sum to one."""

import numpy as np


def bic(X, mixture, log_likelihood):
    """The Bayesian information criterion."""
    n, d = X.shape
    K = len(mixture.p)
    return log_likelihood - 0.5 * K * (d + 2) * np.log(n)
