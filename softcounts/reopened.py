"""What stands in the place of sliders and questions in a notebook that is opened again, before its cells are run."""

from IPython.display import display

# JupyterLab keeps what a cell showed, but not the widgets: in their place it says "model not found", in a panel.
WIDGET = ".lm-Panel.jp-OutputArea-output"
STYLE = f"""<style>
.softcounts-still {{ display: none }}
.jp-OutputArea:not(:has(.widget-container)) .softcounts-still {{ display: block }}
.jp-OutputArea:has(.softcounts-still) {WIDGET}:not(:has(.widget-container)) {{ display: none }}
</style>"""


class Reopened:
    """For a widget: shows beside it, hidden as long as it works, what `instead` returns as HTML."""

    def instead(self):
        """HTML with what there is to see without a kernel."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **options):
        # ipywidgets cuts a long repr short.
        return super()._repr_mimebundle_(**options) | {"text/plain": repr(self)}

    def _ipython_display_(self):
        display(self._repr_mimebundle_(), raw=True)
        still = f'{STYLE}<div class="softcounts-still">{self.instead()}</div>'
        display({"text/html": still, "text/plain": ""}, raw=True)
