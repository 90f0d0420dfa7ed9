"""Hands in a link to /dev/zero as the notebook itself, which never ends."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    (folder / "01_e_step.ipynb").symlink_to("/dev/zero")
