"""Pictures: one function each, which checks its input and returns a Picture with a text alternative."""

from softcounts.plots.curves import line, trace, underflow
from softcounts.plots.picture import Picture
from softcounts.plots.scatter import data, gallery, mixture, stuck, switched
from softcounts.plots.selection import confusion, criterion, distortion, groups, hardening, kmeans_beside_em
from softcounts.plots.steps import bound, collapse, half_steps

__all__ = [
    "Picture", "bound", "collapse", "confusion", "criterion", "data", "distortion", "gallery", "groups", "half_steps",
    "hardening", "kmeans_beside_em", "line", "mixture", "stuck", "switched", "trace", "underflow",
]  # fmt: skip
