"""Gives numbers, objects and nested lists as sources and outputs of cells, and cells that are no objects."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    odd = [7, None, {"text": "x"}, [1, 2], [["a"]], True, 1.5, ["10", None]]
    for number, cell in enumerate(notebook["cells"]):
        cell["source"] = odd[number % len(odd)]
        if cell["cell_type"] == "code":
            cell["outputs"] = odd[(number + 3) % len(odd)]
        cell["id"] = odd[(number + 1) % len(odd)]
    notebook["cells"] += [None, 7, "cell", [], {}, {"cell_type": "code"}, {"cell_type": ["code"]}, {"metadata": {}}]
