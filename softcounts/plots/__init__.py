"""Pictures: one function each, which checks its input and returns a Picture with a text alternative."""

from softcounts.plots.classes import boundaries, ellipses, labelled
from softcounts.plots.curves import line, trace, underflow
from softcounts.plots.density import answers, arms, conditional
from softcounts.plots.digits import digits, halves, held_out, never_on, prototypes, two_climbs
from softcounts.plots.experts import experts, lines
from softcounts.plots.families import poissons, tilt
from softcounts.plots.gaps import gaps, shadow
from softcounts.plots.learning import climbing, errors
from softcounts.plots.picture import Picture
from softcounts.plots.priors import belief, bells, coin, shrinking
from softcounts.plots.ratings import corner, counts, liking, over_k, support, tastes
from softcounts.plots.scatter import data, gallery, mixture, stuck, switched
from softcounts.plots.selection import confusion, criterion, distortion, groups, hardening, kmeans_beside_em
from softcounts.plots.steps import bound, collapse, half_steps

__all__ = [
    "Picture", "answers", "arms", "belief", "bells", "bound", "boundaries", "climbing", "coin",
    "collapse", "conditional", "confusion", "corner", "counts", "criterion", "data", "digits", "distortion", "ellipses",
    "errors", "experts", "gallery", "gaps", "groups", "half_steps", "halves", "hardening", "held_out",
    "kmeans_beside_em", "labelled", "liking", "line", "lines", "mixture", "never_on", "over_k", "poissons",
    "prototypes", "shadow", "shrinking", "stuck", "support", "switched", "tastes", "tilt", "trace",
    "two_climbs", "underflow",
]  # fmt: skip
