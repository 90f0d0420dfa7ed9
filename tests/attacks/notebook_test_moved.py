"""Moves the test cells to the very front and the solutions to the end, and removes all that lies between."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    cells = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    notebook["cells"] = sorted(cells, key=lambda cell: not cell["metadata"]["nbgrader"]["grade"])
