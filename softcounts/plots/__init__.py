"""Pictures: one function each, which checks its input and returns a Picture with a text alternative."""

from softcounts.plots.curves import line, trace, underflow
from softcounts.plots.gaps import gaps, shadow
from softcounts.plots.picture import Picture
from softcounts.plots.ratings import corner, counts, liking, over_k, support, tastes
from softcounts.plots.scatter import data, gallery, mixture, stuck, switched
from softcounts.plots.steps import bound, collapse, half_steps

__all__ = [
    "Picture", "bound", "collapse", "corner", "counts", "data", "gallery", "gaps", "half_steps", "liking", "line",
    "mixture", "over_k", "shadow", "stuck", "support", "switched", "tastes", "trace", "underflow",
]  # fmt: skip
