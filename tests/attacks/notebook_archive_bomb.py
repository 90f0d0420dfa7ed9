"""Hands in a gzip file that unpacks to a gigabyte under the notebook's name."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import gzip

    with gzip.open(folder / "01_e_step.ipynb", "wb", compresslevel=1) as file:
        for _ in range(64):
            file.write(bytes(2**24))
