"""The data of the lessons: files of the package, and made-up data from a seed."""

from softcounts.datasets.classes import digit_components, hide_labels, three_clumps, two_leaves
from softcounts.datasets.shipped import (
    MEASURES,
    SPECIES,
    Scale,
    mnist,
    old_faithful,
    old_faithful_scale,
    penguins,
    penguins_scale,
)
from softcounts.datasets.synthetic import four_rooms

__all__ = [
    "MEASURES", "SPECIES", "Scale", "digit_components", "four_rooms", "hide_labels", "mnist", "old_faithful",
    "old_faithful_scale", "penguins", "penguins_scale", "three_clumps", "two_leaves",
]  # fmt: skip
