"""Displays markdown and LaTeX with HTML, script links and macros, which a renderer might turn into code."""

TRACE = "PWNED_markdown"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


from IPython.display import Latex, Markdown, display

mark = "PWN" + "ED_markdown"
text = f"<script>name = '{mark}'</script>\n\n[{mark}](javascript:alert(1)) ![x](https://example.invalid/{mark})\n\n"
text += f"<a href='javascript:name=`{mark}`'>{mark}</a> <b onclick=alert(1)>{mark}</b>"
latex = f"$$\\href{{javascript:name='{mark}'}}{{{mark}}} \\unicode{{<script>}}$$ <img src=x onerror=\"name='{mark}'\">"
display(Markdown(text), Latex(latex))
for kind in ("text/markdown", "text/latex", "text/x-markdown", "text/restructuredtext", "application/x-latex"):
    display({kind: text + latex, "text/plain": "plain"}, raw=True)
""",
}
