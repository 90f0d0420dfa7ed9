"""Hands in timestamp.txt as a link to a file of the system, whose text a parser would quote in its error."""

TRACE = "root:x:0:0"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    (folder / "timestamp.txt").symlink_to("/etc/passwd")
