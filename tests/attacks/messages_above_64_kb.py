"""An honest student who prints 300,000 letters: pyzmq sends messages above 64 KB from a thread that it makes then."""

ALLOWED_POINTS = 6

CELLS = {
    "log_gaussian": r"""
import numpy as np

print("x" * 300_000)


def log_gaussian(X, mu, var):
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -X.shape[1] / 2 * np.log(2 * np.pi * var) - squared / (2 * var)
""",
}
