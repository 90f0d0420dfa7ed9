"""Hands in a link to /etc/passwd as the notebook, so that the file's text comes back in a message or the feedback."""

TRACE = "root:x:0:0"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    (folder / "01_e_step.ipynb").symlink_to("/etc/passwd")
    (folder / "data.txt").symlink_to("/etc/passwd")
