"""The gate is left out of the E-step."""

import numpy as np


def estep(X, y, mixture):
    """Soft counts and log-likelihood."""
    away = y[:, None] - X @ mixture.W.T
    joint = -0.5 * (np.log(2 * np.pi * mixture.var) + away**2 / mixture.var)
    rows = np.logaddexp.reduce(joint, axis=1)
    return np.exp(joint - rows[:, None]), float(rows.sum())
