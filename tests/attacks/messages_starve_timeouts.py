"""Sends messages of a type that nobody shows, faster than they are read, for as long as it is let."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


kernel = get_ipython().kernel
parent = kernel.get_parent()
while True:
    kernel.session.send(kernel.iopub_socket, "nothing", {"text": "x" * 1000}, parent=parent)
""",
}
