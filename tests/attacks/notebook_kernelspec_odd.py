"""Names a kernel by a path, an unknown name, a number and an object, so that starting one fails for the whole class."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    notebook["metadata"]["kernelspec"] = {"name": "../../../../bin/sh", "display_name": 7, "language": ["python"]}
    notebook["metadata"]["language_info"] = {"name": {"x": 1}, "pygments_lexer": "../../x", "nbconvert_exporter": "os"}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {"x": "</script>"}}}
    notebook["metadata"]["title"] = "</title><script>alert(1)</script>"
