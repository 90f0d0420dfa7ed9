"""Nests metadata 900 deep, just readable, so that copying, validating or writing it overflows later."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    text = json.dumps(notebook)
    deep = '{"a":' * 900 + "1" + "}" * 900
    text = text.replace('"metadata": {', f'"metadata": {{"deep": {deep}, ').replace(", }", "}")
    (folder / "01_e_step.ipynb").write_text(text)
