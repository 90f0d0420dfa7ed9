"""Turns the solution cells to raw cells that hold HTML for the converter to pass through."""

TRACE = '<script>document.title = "PWNED_raw"'

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["cell_type"] = "raw"
            cell["metadata"] |= {"raw_mimetype": "text/html", "format": "text/html"}
            cell["metadata"]["nbgrader"]["cell_type"] = "raw"
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
            cell["source"] = '<script>document.title = "PWNED_raw"</script>'
