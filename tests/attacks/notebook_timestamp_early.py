"""Claims in timestamp.txt to have been handed in long ago, with a year beyond what a database holds."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    (folder / "timestamp.txt").write_text("0001-01-01 00:00:00.000000 +99:99\n")
