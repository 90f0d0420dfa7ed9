"""Hands in a file that is nearly JSON: cut off in the middle, with a trailing comma and a comment."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    text = json.dumps(notebook)
    (folder / "01_e_step.ipynb").write_text(text[: len(text) // 2] + ", // the rest is right\n")
