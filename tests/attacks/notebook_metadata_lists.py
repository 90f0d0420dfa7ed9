"""Gives lists and numbers where metadata are expected, of the notebook, its cells and nbgrader's own settings."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    odd = [[], 7, None, "text", [["nbgrader"]], {"nbgrader": []}, {"nbgrader": "estep"}, {"nbgrader": None}]
    for number, cell in enumerate(notebook["cells"]):
        if "nbgrader" in cell["metadata"]:
            for name in ("points", "locked", "schema_version", "checksum", "grade", "task"):
                cell["metadata"]["nbgrader"][name] = odd[number % 5]
        else:
            cell["metadata"] = odd[number % len(odd)]
    notebook["metadata"] = ["kernelspec"]
