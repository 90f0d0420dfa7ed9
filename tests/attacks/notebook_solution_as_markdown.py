"""Turns the solution cells to markdown with a script in it, to be shown unescaped in the feedback."""

TRACE = '<script>document.title = "PWNED_markdown_cell"'


def tamper(notebook, folder):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["cell_type"] = cell["metadata"]["nbgrader"]["cell_type"] = "markdown"
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
            cell["source"] = (
                "".join(cell["source"]) + '\n</pre><script>document.title = "PWNED_markdown_cell"</script>\n'
            )


CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
