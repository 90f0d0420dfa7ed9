"""Gives all cells the same id, and ids with HTML, slashes and a million letters."""

TRACE = '<script>document.title = "PWNED_id"'

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    ids = ["same", "same", '"><script>document.title = "PWNED_id"</script>', "../../x", "x" * 10**6, ""]
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = ids[number % len(ids)]
        cell["metadata"] |= {"id": ids[2], "name": ids[2], "slideshow": {"slide_type": ids[2]}}
