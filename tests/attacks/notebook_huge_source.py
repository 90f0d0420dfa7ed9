"""Hands in a solution cell whose source is 30 MB long, which is kept where other edits are dropped."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "estep":
            more = ("# " + "x" * 97 + "\n") * 150_000 + "y = '" + "<" * 15_000_000 + "'\n"
            cell["source"] = "".join(cell["source"]) + "\n" + more
