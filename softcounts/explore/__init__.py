"""Sliders: one function each, which returns an Explorer."""

from softcounts.explore.classes import covariance, labels
from softcounts.explore.density import density, guess
from softcounts.explore.digits import prototypes, smoothing, threshold
from softcounts.explore.experts import experts, gate
from softcounts.explore.explorer import Explorer
from softcounts.explore.families import one_em, tilt
from softcounts.explore.gaussian import mixture, run
from softcounts.explore.priors import belief, coin, strength
from softcounts.explore.ratings import ratings, shadow
from softcounts.explore.selection import choose, hardening

__all__ = [
    "Explorer", "belief", "choose", "coin", "covariance", "density", "experts", "gate", "guess", "hardening",
    "labels", "mixture", "one_em", "prototypes", "ratings", "run", "shadow", "smoothing", "strength",
    "threshold", "tilt",
]  # fmt: skip
