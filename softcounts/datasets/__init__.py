"""The data of the lessons: files of the package, made-up data from a seed, and a survey to download."""

from softcounts.datasets.classes import digit_components, hide_labels, three_clumps, two_leaves
from softcounts.datasets.deaths import daily_deaths
from softcounts.datasets.inverse import arm, bent, reach
from softcounts.datasets.lines import bent_line
from softcounts.datasets.ratings import Ratings, old_faithful_gaps, ratings
from softcounts.datasets.shipped import (
    MEASURES,
    SPECIES,
    Scale,
    co2_gnp,
    galaxies,
    mnist,
    old_faithful,
    old_faithful_scale,
    penguins,
    penguins_scale,
)
from softcounts.datasets.survey import food_world_cup
from softcounts.datasets.synthetic import blobs, crescent, four_rooms

__all__ = [
    "MEASURES",
    "SPECIES",
    "Ratings",
    "Scale",
    "arm",
    "bent",
    "bent_line",
    "blobs",
    "co2_gnp",
    "crescent",
    "daily_deaths",
    "digit_components",
    "food_world_cup",
    "four_rooms",
    "galaxies",
    "hide_labels",
    "mnist",
    "old_faithful",
    "old_faithful_gaps",
    "old_faithful_scale",
    "penguins",
    "penguins_scale",
    "ratings",
    "reach",
    "three_clumps",
    "two_leaves",
]  # fmt: skip
