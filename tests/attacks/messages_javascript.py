"""Displays JavaScript in all its MIME types, which a notebook viewer might run."""

TRACE = "PWNED_javascript"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


from IPython.display import Javascript, display

mark = "PWN" + "ED_javascript"
code = f"document.title = '{mark}'; element.append('{mark}')"
display(Javascript(code))
kinds = ["application/javascript", "text/javascript", "application/x-javascript", "application/ecmascript"]
kinds += ["application/vnd.bokehjs_exec.v0+json", "application/vnd.plotly.v1+json", "application/vnd.vega.v5+json"]
kinds += [
    "application/vnd.mermaid",
    "text/vnd.mermaid",
    "application/pdf",
    "application/xhtml+xml",
    "application/json",
]
for kind in kinds:
    data = code if "json" not in kind else {"code": code, "data": [{"x": mark}]}
    display({kind: data, "text/plain": "plain"}, raw=True)
""",
}
