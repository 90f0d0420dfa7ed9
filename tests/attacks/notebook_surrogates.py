"""Writes lone surrogates into sources, ids and metadata, which JSON can hold and a UTF-8 file cannot."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    notebook["metadata"]["title"] = "\ud800"
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]) + "\n# \ud800 \udfff"
        cell["metadata"]["\ud800"] = "\udfff"
    (folder / "01_e_step.ipynb").write_text(json.dumps(notebook, ensure_ascii=True))
