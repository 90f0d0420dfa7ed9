"""Writes HTML into the notebook's title, authors, widget state and language, which a page template puts in its head."""

TRACE = "PWNED_title"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    html = "</title></script><script>document.title = 'PWNED_title'</script>"
    state = {"x": {"model_name": html, "model_module": html, "model_module_version": html, "state": {"value": html}}}
    widgets = {"application/vnd.jupyter.widget-state+json": {"version_major": 2, "version_minor": 0, "state": state}}
    notebook["metadata"] |= {"title": html, "authors": [{"name": html}], "widgets": widgets}
    notebook["metadata"]["language_info"] |= {"name": html, "pygments_lexer": html, "codemirror_mode": html}
