"""Hands in a solution whose source is hard to read: deep brackets, null bytes, long unary chains, odd line ends."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    extra = [
        "(" * 5000 + ")" * 5000,
        "-" * 100_000 + "1",
        "x\0y",
        "\x0c\x1a",
        "f'" + "{" * 2000,
        "\ud800",
        "\r\x85\u2028",
    ]
    extra += [
        "%" * 1000 + "x",
        "!" * 1000,
        "?" * 1000,
        "get_ipython(" * 3000,
        "1" + " if 1 else 1" * 20_000,
        "# coding: rot13",
    ]
    for number, text in enumerate(extra):
        cell = {"cell_type": "code", "id": f"hard{number}", "metadata": {}, "source": text, "outputs": []}
        notebook["cells"].insert(2, cell | {"execution_count": None})
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "log_gaussian":
            cell["source"] = "\n".join(extra)
    (folder / "01_e_step.ipynb").write_text(json.dumps(notebook))
