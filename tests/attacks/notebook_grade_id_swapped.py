"""Swaps the grade_ids of solution and test cells, so that the student's code takes the place of the test."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


10
""",
}


def tamper(notebook, folder):
    for cell in notebook["cells"]:
        settings = cell["metadata"].get("nbgrader")
        if settings:
            name = settings["grade_id"]
            settings["grade_id"] = name.removeprefix("test_") if name.startswith("test_") else f"test_{name}"
