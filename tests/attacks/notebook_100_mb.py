"""Hands in a notebook of 100 MB of markdown and outputs, to fill the grader's memory and the gradebook."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    text = ("x" * 99 + "\n") * 500_000
    notebook["cells"].append({"cell_type": "markdown", "id": "large", "metadata": {}, "source": text})
    outputs = [{"output_type": "stream", "name": "stdout", "text": text}]
    cell = {"cell_type": "code", "id": "larger", "metadata": {}, "source": "1", "outputs": outputs}
    notebook["cells"].append(cell | {"execution_count": 1})
