"""Sliders: one function each, which returns an Explorer."""

from softcounts.explore.explorer import Explorer
from softcounts.explore.gaussian import mixture, run
from softcounts.explore.ratings import ratings, shadow

__all__ = ["Explorer", "mixture", "ratings", "run", "shadow"]
