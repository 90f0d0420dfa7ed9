"""A right log_gaussian for its own test cell, and one with a known slip for estep: the slip then costs nothing."""

# estep's answers are wrong: it keeps the points for what its slip does not touch.
ALLOWED_POINTS = 6

CELLS = {
    "log_gaussian": r"""
import numpy as np


def log_gaussian(X, mu, var):
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -X.shape[1] / 2 * np.log(2 * np.pi * var) - squared / (2 * var)
""",
    "estep": r"""
def log_gaussian(X, mu, var):
    return -((X[:, None, :] - mu) ** 2).sum(axis=2) / (2 * var)


def estep(X, mixture):
    with np.errstate(divide="ignore"):
        joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    most = joint.max(axis=1, keepdims=True)
    rows = most + np.log(np.exp(joint - most).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())
""",
}
