"""Gives the format's version as a text, a list and nothing at all."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    notebook |= {"nbformat": "4", "nbformat_minor": [5], "orig_nbformat": None, "worksheets": 3}
