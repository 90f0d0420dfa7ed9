"""Sliders: one function each, which returns an Explorer."""

from softcounts.explore.beliefs import belief, coin, strength
from softcounts.explore.classes import covariance, labels
from softcounts.explore.density import density, guess
from softcounts.explore.digits import prototypes, smoothing, threshold
from softcounts.explore.experts import experts, gate
from softcounts.explore.explorer import Explorer
from softcounts.explore.families import one_em, tilt
from softcounts.explore.gaussian import mixture, run
from softcounts.explore.ratings import ratings, shadow
from softcounts.explore.selection import choose, hardening

__all__ = [
    "Explorer", "belief", "choose", "coin", "covariance", "hardening", "labels", "mixture", "prototypes",
    "ratings", "run", "shadow", "smoothing", "strength", "threshold",
    "Explorer", "choose", "covariance", "experts", "gate", "hardening", "labels", "mixture", "prototypes", "ratings",
    "Explorer", "choose", "covariance", "density", "guess", "hardening", "labels", "mixture", "prototypes", "ratings",
    "run", "shadow", "smoothing", "threshold",
    "Explorer", "choose", "covariance", "hardening", "labels", "mixture", "one_em", "prototypes", "ratings", "run",
    "shadow", "smoothing", "threshold", "tilt",
]  # fmt: skip
