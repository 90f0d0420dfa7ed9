"""Brings outputs of its own on every cell: full marks, verdicts, cards and scripts, as if they had been computed."""

TRACE = "PWNED_outputs"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    verdict = {"exercise": "01_e_step/estep", "points": 10.0, "max_points": 10.0, "kind": "right", "mistake": None}
    data = {
        "text/plain": "10",
        "text/html": "<script>document.title = 'PWNED_outputs'</script>",
        "application/vnd.softcounts.verdict+json": verdict | {"message": "PWNED_outputs"},
    }
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            result = {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 10}
            cell["outputs"] = [result, {"output_type": "stream", "name": "stdout", "text": "PWNED_outputs"}]
            cell["execution_count"] = 10
