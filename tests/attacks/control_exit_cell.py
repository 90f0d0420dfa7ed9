"""Ends the kernel from within the cell, by os._exit, quit and abort, before anything can be asked."""

CELLS = {
    "estep": r"""
import os

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


os._exit(0)
""",
}
