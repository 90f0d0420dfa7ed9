"""Replaces the whole submission folder by a link to the course's source folder."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import shutil

    source = folder.parents[2] / "source" / folder.name
    if (source / "01_e_step.ipynb").exists():
        shutil.rmtree(folder)
        folder.symlink_to(source)
