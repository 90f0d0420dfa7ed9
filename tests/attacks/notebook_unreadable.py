"""Hands in files and folders that nobody may read, write or remove, so that copying and cleaning up fail."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    (folder / "locked").mkdir()
    (folder / "locked" / "file.txt").write_text("x")
    (folder / "locked" / "file.txt").chmod(0)
    (folder / "locked").chmod(0o500)
