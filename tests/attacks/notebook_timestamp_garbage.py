"""Hands in a timestamp.txt that is no date but bytes of any kind, before the notebook is even looked at."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    (folder / "timestamp.txt").write_bytes(b"\xff\xfe\0 yesterday <script>alert(1)</script> 9999-99-99 " + b"9" * 10**6)
