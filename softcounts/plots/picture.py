"""What all pictures share: figures with a text alternative, colours and markers, axes in raw units."""

import base64
import html
import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from softcounts import inputs

# Okabe and Ito's colours, dark ones first; markers and numbers say the same for those who cannot tell them apart.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#999999")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
RED, GREY = "#D55E00", "#777777"
PIXELS_PER_INCH = 96


class Picture(Figure):
    """A Figure of its own (unknown to pyplot) with `alt`, one or two sentences that say what is to be seen."""

    def __init__(self, width=6.4, height=4.4, rows=1, columns=1, layout="constrained", **options):
        """`rows` x `columns` axes (see `grid`), `width` and `height` in inches. `layout` "none" is faster to draw."""
        super().__init__(figsize=(width, height), layout=layout)
        FigureCanvasAgg(self)
        self.alt = ""
        self._rows = tuple(map(tuple, self.subplots(rows, columns, squeeze=False, **options)))

    @property
    def grid(self):
        """The axes as an array (rows, columns)."""
        # Built anew each time: the garbage collector cannot see into an array, so a kept one would keep the figure.
        return np.array(self._rows, dtype=object)

    def png(self, dpi=120):
        """The picture as PNG bytes."""
        stream = io.BytesIO()
        self.savefig(stream, format="png", dpi=dpi)
        return stream.getvalue()

    def html(self, dpi=120):
        """An <img> with the text alternative."""
        data = base64.b64encode(self.png(dpi)).decode("ascii")
        width = round(self.get_figwidth() * PIXELS_PER_INCH)
        shown = f'alt="{html.escape(self.alt)}" width="{width}" style="max-width: 100%"'
        return f'<img {shown} src="data:image/png;base64,{data}">'

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": f"Picture: {self.alt}"}


def colours(K):
    """The first K colours as RGB (K, 3); they repeat after eight."""
    codes = [COLOURS[j % len(COLOURS)] for j in range(K)]
    return np.array([[int(code[k : k + 2], 16) / 255 for k in (1, 3, 5)] for code in codes])


def marker(j):
    """The marker of component j."""
    return MARKERS[j % len(MARKERS)]


def label_axes(axes, scale=None, names=None):
    """Name both axes; with `scale` (mean, sd, names) the ticks are round numbers in raw units."""
    scale = inputs.scale(scale)
    names = inputs.axis_names(names or (scale.names if scale else ("$x_1$", "$x_2$")))
    axes.set_xlabel(names[0])
    axes.set_ylabel(names[1])
    if scale is None:
        return
    for axis, mean, sd, limits in (
        (axes.xaxis, scale.mean[0], scale.sd[0], axes.get_xlim()),
        (axes.yaxis, scale.mean[1], scale.sd[1], axes.get_ylim()),
    ):
        low, high = (mean + sd * limit for limit in limits)
        ticks = [tick for tick in MaxNLocator(5).tick_values(low, high) if low <= tick <= high]
        axis.set_ticks([(tick - mean) / sd for tick in ticks], [f"{tick:g}" for tick in ticks])


def limits(X, margin=0.12):
    """Lower and upper corner of the frame about the data, each (2,)."""
    low, high = X.min(axis=0), X.max(axis=0)
    pad = margin * (high - low).max() + 1e-9
    return low - pad, high + pad


def frame(axes, X):
    """Fix the limits about the data, with equal units on both axes."""
    low, high = limits(X)
    axes.set_xlim(low[0], high[0])
    axes.set_ylim(low[1], high[1])
    axes.set_aspect("equal", adjustable="box")


def listed(values, form="{:.2f}"):
    """Numbers for an alt text: 0.36 and 0.64."""
    texts = [form.format(value) for value in values]
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " and " + texts[-1]
