"""Sliders: one function each, which returns an Explorer."""

from softcounts.explore.explorer import Explorer
from softcounts.explore.gaussian import mixture, run

__all__ = ["Explorer", "mixture", "run"]
