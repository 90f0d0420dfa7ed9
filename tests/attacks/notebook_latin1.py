"""Hands in a notebook whose text holds single bytes of Latin-1 and a null byte, inside otherwise valid JSON."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    data = json.dumps(notebook).encode()
    (folder / "01_e_step.ipynb").write_bytes(data.replace(b"zeros", b"zeros\xe9\xff", 1).replace(b"Faithful", b"\0", 1))
