"""Hands in a link to the course's source notebook, which holds the right answers."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    source = folder.parents[2] / "source" / "01_e_step"
    (folder / "01_e_step.ipynb").symlink_to(source / "01_e_step.ipynb")
    (folder / "source").symlink_to(source)
