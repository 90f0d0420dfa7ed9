"""The E-step forgets the normaliser."""

import numpy as np


def estep(T, log_h, mixture):
    """Soft counts and log-likelihood."""
    with np.errstate(divide="ignore"):
        joint = log_h[:, None] + T @ mixture.eta.T + np.log(mixture.p)
    rows = np.logaddexp.reduce(joint, axis=1)
    return np.exp(joint - rows[:, None]), rows.sum()
