"""Claims to be of format 99, a version that no reader knows."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    notebook |= {"nbformat": 99, "nbformat_minor": -1, "orig_nbformat": 1}
