"""Puts named pipes and a socket beside an ordinary notebook, for whoever copies the folder."""

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
    import socket

    os.mkfifo(folder / "data.csv")
    (folder / "sub").mkdir()
    os.mkfifo(folder / "sub" / "helper.py")
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "s"))
