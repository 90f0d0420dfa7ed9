"""Displays HTML with scripts, frames, forms and styles that would act in the browser of whoever opens the feedback."""

TRACE = "PWNED_html"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


from IPython.display import HTML, IFrame, display

mark = "PWN" + "ED_html"
for html in (
    f"<script>document.title = '{mark}'</script>",
    f"<img src=x onerror='document.title = `{mark}`'>",
    f"<iframe srcdoc='<script>parent.name = `{mark}`</script>'></iframe>",
    f"<style>.score {{ display: none }} body::after {{ content: '{mark} 10 / 10' }}</style>",
    f"<form action='https://example.invalid/{mark}'><input name=password></form>",
    f"</div></div></div><h1>{mark} full marks</h1>",
    f"<meta http-equiv=refresh content='0; url=https://example.invalid/{mark}'>",
):
    display(HTML(html))
    display({"text/html": html, "text/plain": "plain", "TEXT/HTML": html, "text/html; charset=utf-8": html}, raw=True)
display(IFrame(f"https://example.invalid/{mark}", 100, 100))


class Both:
    def _repr_html_(self):
        return f"<script>name = '{mark}'</script>"

    def __repr__(self):
        return "both"


display(Both())
""",
}
