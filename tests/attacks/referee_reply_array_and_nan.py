"""Returns NaN, infinities and denormals everywhere, so that a careless comparison calls them close."""

CELLS = {
    "log_gaussian": r"""
import numpy as np


def log_gaussian(X, mu, var):
    return np.full((len(X), len(mu)), -np.inf)
""",
    "estep": r"""
import numpy as np


def estep(X, mixture):
    post = np.full((len(X), len(mixture.p)), np.nan)
    post.flat[::2] = np.inf
    return post, float("nan")
""",
}
