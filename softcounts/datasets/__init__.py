"""The data of the lessons: files of the package, and made-up data from a seed."""

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
from softcounts.datasets.synthetic import blobs, crescent, four_rooms

__all__ = [
    "MEASURES", "SPECIES", "Scale", "blobs", "crescent", "four_rooms", "mnist", "old_faithful", "old_faithful_scale",
    "penguins", "penguins_scale",
]  # fmt: skip
