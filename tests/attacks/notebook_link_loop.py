"""Hands in links that point to themselves, to each other, to nothing and to the folders above."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    (folder / "01_e_step.ipynb").symlink_to("01_e_step.ipynb")
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    (folder / "up").symlink_to("..")
    (folder / "here").symlink_to(".")
    (folder / "course").symlink_to(folder.parents[2])
    (folder / "nothing").symlink_to("/nonexistent")
