"""Writes numbers of 100,000 digits, infinite exponents and NaN into versions, points and execution counts."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = "HUGE"
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] |= {"points": "NAN", "schema_version": "HUGE"}
    text = json.dumps(notebook).replace('"HUGE"', "9" * 100_000).replace('"NAN"', "1e999999")
    (folder / "01_e_step.ipynb").write_text(text)
