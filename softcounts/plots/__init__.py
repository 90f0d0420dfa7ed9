"""Pictures: one function each, which checks its input and returns a Picture with a text alternative."""

from softcounts.plots.curves import line, trace, underflow
from softcounts.plots.digits import digits, halves, held_out, never_on, prototypes, two_climbs
from softcounts.plots.gaps import gaps, shadow
from softcounts.plots.picture import Picture
from softcounts.plots.ratings import corner, counts, liking, over_k, support, tastes
from softcounts.plots.scatter import data, gallery, mixture, stuck, switched
from softcounts.plots.steps import bound, collapse, half_steps

__all__ = [
    "Picture", "bound", "collapse", "corner", "counts", "data", "digits", "gallery", "gaps", "half_steps", "halves", "held_out", "liking", "line", "mixture", "never_on", "over_k", "prototypes", "shadow", "stuck", "support", "switched", "tastes", "trace", "two_climbs", "underflow",
]  # fmt: skip
