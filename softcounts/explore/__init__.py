"""Sliders: one function each, which returns an Explorer."""

from softcounts.explore.explorer import Explorer
from softcounts.explore.gaussian import mixture, run
from softcounts.explore.selection import choose, hardening

__all__ = ["Explorer", "choose", "hardening", "mixture", "run"]
