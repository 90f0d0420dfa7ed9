"""The E-step forgets the normaliser."""

import numpy as np
from scipy.special import logsumexp


def estep(T, log_h, mixture):
    """Soft counts and log-likelihood."""
    with np.errstate(divide="ignore"):
        joint = log_h[:, None] + T @ mixture.eta.T + np.log(mixture.p)
    rows = logsumexp(joint, axis=1)
    return np.exp(joint - rows[:, None]), rows.sum()
