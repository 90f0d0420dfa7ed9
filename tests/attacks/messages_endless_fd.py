"""Writes without end to the raw descriptors 1 and 2, past the kernel's own counting of output."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import os

line = b"points: 10\n" * 5000
for _ in range(20_000):
    for number in (1, 2):
        try:
            os.write(number, line)
        except OSError:
            pass
""",
}
