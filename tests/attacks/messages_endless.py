"""Prints without end, in small pieces, from the cell itself."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


while True:
    print("all work and no play", 10, flush=True)
""",
}
