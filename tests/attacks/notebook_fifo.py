"""Hands in a named pipe as the notebook: whoever opens it waits for ever."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import os

    os.mkfifo(folder / "01_e_step.ipynb")
