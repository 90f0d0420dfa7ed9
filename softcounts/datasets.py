"""The data of the lessons. Files come with the package and are checked when they are read."""

import hashlib
from importlib import resources
from typing import NamedTuple

import numpy as np

from softcounts import inputs

CHECKSUMS = {"old_faithful.csv": "35755e109446ec911891b1eae5cb33bc2f18367ce712145e4f9d27d19f575bad"}
OLD_FAITHFUL_NAMES = ("eruption (minutes)", "waiting (minutes)")


class Scale(NamedTuple):
    """How standard units were made: raw = mean + sd * standard, per column; `names` (with units) for the axes."""

    mean: np.ndarray
    sd: np.ndarray
    names: tuple


def old_faithful(units="standard"):
    """Return 272 eruptions of Old Faithful, X (272, 2): duration, and waiting time to the next eruption.

    `units`: "minutes", or "standard", which is (minutes - mean) / sd per column. Source: Azzalini and Bowman 1990.
    Raises ValueError for other units, OSError where the file is missing or damaged.
    """
    inputs.one_of(units, ("standard", "minutes"), "units")
    minutes = np.loadtxt(_text("old_faithful.csv").splitlines(), delimiter=",", skiprows=1)
    return minutes if units == "minutes" else (minutes - minutes.mean(axis=0)) / minutes.std(axis=0)


def old_faithful_scale():
    """The Scale that turns `old_faithful()` back into minutes; pictures take it as `scale`."""
    minutes = old_faithful("minutes")
    return Scale(minutes.mean(axis=0), minutes.std(axis=0), OLD_FAITHFUL_NAMES)


def four_rooms(n=200, seed=0):
    """Return n points in the four rooms of a square, X (n, 2): compact groups of unequal size, centres at (+-3, +-3).

    `seed`: an int or a numpy Generator. Four components from a random start often share the rooms out badly.
    """
    n = inputs.whole(n, 4, 10**7, "n")
    rng = inputs.generator(seed)
    sizes = np.diff(np.round(n * np.array([0.0, 0.4, 0.7, 0.9, 1.0])).astype(int))
    centres = np.repeat(3.0 * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]), sizes, axis=0)
    return rng.permutation(centres + 0.7 * rng.normal(size=(n, 2)))


def _text(name):
    """The file's text. Raises OSError where it is missing or not what was shipped."""
    try:
        content = (resources.files("softcounts") / "data" / name).read_bytes()
    except FileNotFoundError:
        raise OSError(f"the data file {name} is missing from softcounts: install softcounts again") from None
    if hashlib.sha256(content).hexdigest() != CHECKSUMS[name]:
        raise OSError(f"the data file {name} is damaged (wrong checksum): install softcounts again")
    return content.decode("utf-8")
