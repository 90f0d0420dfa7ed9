"""Hands in the solution cell a thousand times, each time with another text, so that choosing one takes for ever."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    cells = notebook["cells"]
    place = next(i for i, cell in enumerate(cells) if cell["metadata"].get("nbgrader", {}).get("grade_id") == "estep")
    copies = [
        cells[place] | {"id": f"copy{n}", "source": f"{''.join(cells[place]['source'])}\n# {n}\n"} for n in range(1000)
    ]
    cells[place:place] = copies
