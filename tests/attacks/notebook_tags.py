"""Tags every cell skip-execution, raises-exception, remove-cell and explore, so that nothing is run or counted."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    tags = ["skip-execution", "raises-exception", "remove-cell", "remove_cell", "hide-output", "explore", "grade"]
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": tags, "deletable": True, "editable": True}
