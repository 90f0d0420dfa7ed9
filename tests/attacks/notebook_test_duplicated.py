"""Hands in each test cell several times, which aborts a stock nbgrader's whole class run."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    tests = [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]
    for number in range(5):
        notebook["cells"] += [cell | {"id": f"again{number}{place}"} for place, cell in enumerate(tests)]
