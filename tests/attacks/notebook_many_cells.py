"""Adds 20,000 extra code cells, each of which the grader has to send, run and wait for."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    cell = {"cell_type": "code", "metadata": {}, "source": "import time; time.sleep(0.5)", "outputs": []}
    extra = [cell | {"id": f"extra{number}", "execution_count": None} for number in range(20_000)]
    notebook["cells"][2:2] = extra
