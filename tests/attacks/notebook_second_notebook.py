"""Hands in further notebooks of other lessons and spellings, in the hope that one is taken or stops the class."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    for name in (
        "02_m_step",
        "01_E_STEP",
        "01_e_step (1)",
        "01_e_step-Copy1",
        ".ipynb_checkpoints/01_e_step-checkpoint",
    ):
        path = folder / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(notebook))
    (folder / "broken.ipynb").write_text("{")
