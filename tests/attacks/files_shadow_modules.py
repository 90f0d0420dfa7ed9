"""Hands in modules named numpy, sitecustomize, softcounts and autograder beside the notebook."""


def tamper(notebook, folder):
    """Put the modules beside the notebook."""
    code = "print('SHADOW' + '_MODULE')\ndef estep(*args): return 10\n__getattr__ = lambda name: 10\n"
    for name in ("numpy", "sitecustomize", "usercustomize", "json", "nbgrader_config"):
        (folder / f"{name}.py").write_text(code)
    for name in ("softcounts", "autograder", "scipy"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(code)


TRACE = "SHADOW_MODULE"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
