"""Nests the notebook's metadata 100,000 lists deep, to overflow the stack of whoever reads it."""

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
    deep = "[" * 100_000 + "]" * 100_000
    (folder / "01_e_step.ipynb").write_text(f'{{"deep": {deep}, {text[1:]}')
