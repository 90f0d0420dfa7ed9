"""Hands in links to whatever other students have submitted and to their graded notebooks."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    submitted = folder.parents[1]
    others = [place for place in sorted(submitted.iterdir()) if place != folder.parent]
    targets = [place / folder.name / "01_e_step.ipynb" for place in others] or [submitted / "somebody/01_e_step.ipynb"]
    (folder / "01_e_step.ipynb").symlink_to(targets[0])
    (folder / "all").symlink_to(submitted)
