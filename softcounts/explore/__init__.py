"""Sliders: one function each, which returns an Explorer."""

from softcounts.explore.digits import prototypes, smoothing, threshold
from softcounts.explore.explorer import Explorer
from softcounts.explore.gaussian import mixture, run

__all__ = [
    "Explorer", "choose", "hardening", "mixture", "run",
]  # fmt: skip
__all__ = ["Explorer", "mixture", "prototypes", "ratings", "run", "shadow", "smoothing", "threshold"]
from softcounts.explore.ratings import ratings, shadow
from softcounts.explore.selection import choose, hardening
