"""Puts files beside the notebook whose names are options, patterns, tags, line breaks and no text at all."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import contextlib
    import os

    names = [b"--help", b"-rf", b"*", b"\n", b"a\nb.ipynb", b"<img src=x onerror=alert(1)>.ipynb", b"\xff\xfe.ipynb"]
    names += [
        b"..\\..\\PWNED_name.txt",
        b"~",
        b"$(touch x)",
        b"x" * 250,
        b"con",
        b"\xe2\x80\xaegnp.ipynb",
        b"{notebook_id}",
    ]
    for name in names:
        with contextlib.suppress(OSError), open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(b"{}")
