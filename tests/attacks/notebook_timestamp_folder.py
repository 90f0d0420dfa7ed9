"""Hands in folders named timestamp.txt and requirements.txt, where files are expected."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    for name in ("timestamp.txt", "requirements.txt", ".nbgrader.log"):
        (folder / name).mkdir()
