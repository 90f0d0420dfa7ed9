"""Hands in a folder by the notebook's name, with the real notebook inside."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    (folder / "01_e_step.ipynb").mkdir()
    (folder / "01_e_step.ipynb" / "01_e_step.ipynb").write_text(json.dumps(notebook))
