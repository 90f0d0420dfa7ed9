"""Takes all the memory that there is within the call."""

CELLS = {
    "estep": r"""
import numpy as np

kept = []


def estep(X, mixture):
    while True:
        kept.append(np.ones(10_000_000))
""",
}
