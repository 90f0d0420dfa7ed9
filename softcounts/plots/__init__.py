"""Pictures: one function each, which checks its input and returns a Picture with a text alternative."""

from softcounts.plots.curves import line, trace, underflow
from softcounts.plots.digits import digits, halves, held_out, never_on, prototypes, two_climbs
from softcounts.plots.picture import Picture
from softcounts.plots.scatter import data, gallery, mixture, stuck, switched
from softcounts.plots.steps import bound, collapse, half_steps

__all__ = [
    "Picture", "bound", "collapse", "data", "digits", "gallery", "half_steps", "halves", "held_out", "line", "mixture",
    "never_on", "prototypes", "stuck", "switched", "trace", "two_climbs", "underflow",
]  # fmt: skip
