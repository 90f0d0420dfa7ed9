"""Hands in a notebook in UTF-16 with bytes in its middle that are no text in any encoding."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    data = json.dumps(notebook).encode("utf-16")
    (folder / "01_e_step.ipynb").write_bytes(data[:1000] + b"\xff\xfe\x00\xd8\xd8\x00" + data[1000:])
