"""Raises the points of both test cells to 1000, lowers them below zero, and adds scores of its own to the metadata."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    points = iter([1000, -5, 1e308])
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] |= {"score": 1000, "max_score": 1000, "auto_score": 10, "extra_credit": 10}
            if cell["metadata"]["nbgrader"]["grade"]:
                cell["metadata"]["nbgrader"]["points"] = next(points)
    notebook["metadata"]["nbgrader"] = {"score": 16, "points": 16, "graded": True}
