"""Hands in the notebook as format 3, with worksheets, inputs and heading cells, which a reader converts on the way."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    cells = []
    for cell in notebook["cells"]:
        old = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        if cell["cell_type"] == "code":
            result = {"output_type": "pyout", "prompt_number": 1, "text": "10", "html": "<b>10</b>", "metadata": {}}
            old |= {"input": cell["source"], "language": "python", "outputs": [result], "collapsed": False}
        cells.append(old if "input" in old else old | {"source": cell["source"]})
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": notebook["metadata"] | {"name": "../../x"}}
    old["worksheets"] = [{"cells": cells, "metadata": {}}, {"cells": cells, "metadata": {}}]
    (folder / "01_e_step.ipynb").write_text(json.dumps(old))
