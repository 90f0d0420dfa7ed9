"""Adds markdown and raw cells with scripts, attachments and styles, and writes scripts into the lesson's own text."""

TRACE = "PWNED_text"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    html = "<script>document.title = 'PWNED_text'</script><style>.score{display:none}</style>![x](attachment:x.svg)"
    attachments = {"x.svg": {"image/svg+xml": "<svg onload=\"name='PWNED_text'\"/>", "text/html": html}}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = html
            cell["attachments"] = attachments
    extra = {"cell_type": "raw", "id": "rawhtml", "metadata": {"format": "text/html"}, "source": html}
    notebook["cells"].insert(1, extra)
