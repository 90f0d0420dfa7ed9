"""Puts links to /dev/zero and to endless devices beside the notebook, for whoever copies the folder."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    for name, device in (("data.csv", "zero"), ("noise.bin", "urandom"), ("tty.txt", "tty"), ("in.txt", "stdin")):
        (folder / name).symlink_to(f"/dev/{device}")
    (folder / "timestamp.txt").symlink_to("/dev/zero")
