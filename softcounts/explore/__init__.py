"""Sliders: one function each, which returns an Explorer."""

from softcounts.explore.classes import covariance, labels
from softcounts.explore.explorer import Explorer
from softcounts.explore.gaussian import mixture, run

__all__ = ["Explorer", "covariance", "labels", "mixture", "run"]
