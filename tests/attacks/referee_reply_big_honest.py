"""Returns honest but enormous arrays from every case, so that the reply outgrows the grader's memory or time."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((5000, 5000)), tuple(tuple(range(10)) for _ in range(50_000))
""",
}
