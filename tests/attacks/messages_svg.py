"""Displays SVG pictures with onload handlers, scripts and foreign objects, under several spellings of the type."""

TRACE = "PWNED_svg"

CELLS = {
    "estep": r'''
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import base64

from IPython.display import SVG, display

mark = "PWN" + "ED_svg"
svg = f"""<svg xmlns="http://www.w3.org/2000/svg" onload="document.title = '{mark}'">
<script>document.title = "{mark}"</script>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="name='{mark}'"/></body></foreignObject>
</svg>"""
display(SVG(svg))
for kind in ("image/svg+xml", "image/svg", "IMAGE/SVG+XML", "text/xml", "application/xml", "image/gif", "image/jpeg"):
    display({kind: svg, "text/plain": "plain"}, raw=True)
    display({kind: base64.b64encode(svg.encode()).decode(), "text/plain": "plain"}, raw=True)
''',
}
