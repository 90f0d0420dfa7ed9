"""Gives grade_ids that are paths, templates, numbers, lists and a megabyte of text."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    odd = [
        "../../../gradebook",
        "{{ 7 * 7 }}",
        7,
        ["estep"],
        {"a": 1},
        None,
        "x" * 10**6,
        "estep\0",
        "' OR 1=1 --",
        True,
    ]
    originals = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    for number, name in enumerate(odd):
        cell = originals[number % len(originals)]
        copy = cell | {"metadata": {"nbgrader": cell["metadata"]["nbgrader"] | {"grade_id": name}}}
        notebook["cells"].insert(0, copy | {"id": f"odd{number}"})
