"""Hands in a hard link to the course's source notebook, which no test for symbolic links can see."""

CELLS = {
    "estep": r"""
import os

import numpy as np


def estep(X, mixture):
    for name in ("nbgrader_config.py", "notes.ipynb"):
        try:
            with open(name, "a") as file:
                file.write("# changed\n")
        except OSError:
            pass
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    course = folder.parents[2]
    for name, target in (
        ("notes.ipynb", course / "source" / "01_e_step" / "01_e_step.ipynb"),
        ("nbgrader_config.py", course / "nbgrader_config.py"),
    ):
        if target.exists():
            (folder / name).hardlink_to(target)
