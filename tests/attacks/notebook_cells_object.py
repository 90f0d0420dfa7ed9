"""Gives the cells as one object instead of a list, keyed by their grade_ids."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    notebook["cells"] = {str(number): cell for number, cell in enumerate(notebook["cells"])}
