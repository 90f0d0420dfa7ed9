"""Pictures: one function each, which checks its input and returns a Picture with a text alternative."""

from softcounts.plots.classes import boundaries, ellipses, labelled
from softcounts.plots.curves import line, trace, underflow
from softcounts.plots.learning import climbing, errors
from softcounts.plots.picture import Picture
from softcounts.plots.scatter import data, gallery, mixture, stuck, switched
from softcounts.plots.steps import bound, collapse, half_steps

__all__ = [
    "Picture", "bound", "boundaries", "climbing", "collapse", "data", "ellipses", "errors", "gallery", "half_steps",
    "labelled", "line", "mixture", "stuck", "switched", "trace", "underflow",
]  # fmt: skip
