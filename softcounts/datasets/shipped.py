"""Files that come with the package; they are checked when they are read."""

import hashlib
import io
from importlib import resources
from typing import NamedTuple

import numpy as np

from softcounts import inputs

CHECKSUMS = {
    "galaxies.csv": "3d4ed84b10fc352565d9a568c7fdd8ae143c523725bf88b91a9621e2f385c1b8",
    "co2_gnp.csv": "e76086ef44e7f062391f8fd9f71c60afb8ade300566bf2612b5c9b75f11edc65",
    "mnist_gray_10k.npz": "767e379178cb960aeb763c37677a0e22fcad31e3cc6dd8802528f4e7227b0689",
    "old_faithful.csv": "35755e109446ec911891b1eae5cb33bc2f18367ce712145e4f9d27d19f575bad",
    "penguins.csv": "f204db2c753b0937caac3cb35258562c14f073e4bbc76be24b4c51ce22767a93",
}
OLD_FAITHFUL_NAMES = ("eruption (minutes)", "waiting (minutes)")
SPECIES = ("Adelie", "Chinstrap", "Gentoo")
MEASURES = ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
MEASURE_NAMES = dict(
    zip(MEASURES, ("bill length (mm)", "bill depth (mm)", "flipper length (mm)", "body mass (g)"), strict=True)
)


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
    minutes = np.loadtxt(_bytes("old_faithful.csv").decode("utf-8").splitlines(), delimiter=",", skiprows=1)
    return minutes if units == "minutes" else (minutes - minutes.mean(axis=0)) / minutes.std(axis=0)


def old_faithful_scale():
    """The Scale that turns `old_faithful()` back into minutes; pictures take it as `scale`."""
    minutes = old_faithful("minutes")
    return Scale(minutes.mean(axis=0), minutes.std(axis=0), OLD_FAITHFUL_NAMES)


def galaxies():
    """Return 82 velocities of galaxies, X (82, 1), in 1000 km/s. Sources: Postman and others 1986, Roeder 1990.

    Raises OSError where the file is missing or damaged.
    """
    return np.loadtxt(_bytes("galaxies.csv").decode("utf-8").splitlines(), skiprows=1)[:, None] / 1000


def penguins(columns=MEASURES, units="standard"):
    """Return 342 Palmer penguins, X (342, d) and y (342,) int: measures, and the species' index in SPECIES.

    `columns`: names from MEASURES, one a coordinate. `units`: "raw" (mm and g), or "standard", which is
    (raw - mean) / sd per column. The two penguins that were not measured are left out. Source: Horst, Hill and Gorman
    2020. Raises ValueError for other columns or units, OSError where the file is missing or damaged.
    """
    inputs.one_of(units, ("standard", "raw"), "units")
    wanted = [inputs.one_of(name, MEASURES, "column") for name in columns]
    header, *rows = (line.split(",") for line in _bytes("penguins.csv").decode("utf-8").split())
    measured = [row for row in rows if "NA" not in (row[header.index(name)] for name in MEASURES)]
    raw = np.array([[float(row[header.index(name)]) for name in wanted] for row in measured])
    y = np.array([SPECIES.index(row[header.index("species")]) for row in measured])
    return (raw if units == "raw" else (raw - raw.mean(axis=0)) / raw.std(axis=0)), y


def penguins_scale(columns=MEASURES[:2]):
    """The Scale that turns `penguins(columns)`, two columns, back into mm and g; pictures take it as `scale`."""
    raw, _ = penguins(columns, "raw")
    return Scale(raw.mean(axis=0), raw.std(axis=0), tuple(MEASURE_NAMES[name] for name in columns))


def co2_gnp():
    """Return 28 countries in 1996: gross national product per head (thousand dollars), (28,); carbon dioxide per head
    (tonnes), (28,); and their short names, a tuple of 28.

    Source: Hurn, Justel and Robert 2003. Raises OSError where the file is missing or damaged.
    """
    gnp, co2, names = zip(*(line.split(",") for line in _bytes("co2_gnp.csv").decode("utf-8").split()[1:]), strict=True)
    return np.array(gnp, dtype=float), np.array(co2, dtype=float), names


def mnist(part="train"):
    """Return handwritten digits: images (n, 28, 28) uint8, 0 (paper) to 255 (ink), and labels (n,) int, 0 to 9.

    `part`: "train" (n = 8000) or "test" (n = 2000): the first of MNIST's own. Source: LeCun and Cortes.
    Raises ValueError for another part, OSError where the file is missing or damaged.
    """
    inputs.one_of(part, ("train", "test"), "part")
    with np.load(io.BytesIO(_bytes("mnist_gray_10k.npz"))) as arrays:
        return arrays[f"{part}_x"], arrays[f"{part}_y"].astype(int)


def _bytes(name):
    """The file's content. Raises OSError where it is missing or not what was shipped."""
    try:
        content = (resources.files("softcounts") / "data" / name).read_bytes()
    except FileNotFoundError:
        raise OSError(f"the data file {name} is missing from softcounts: install softcounts again") from None
    if name.endswith(".csv"):
        content = content.replace(b"\r\n", b"\n")  # as git writes lines on Windows
    if hashlib.sha256(content).hexdigest() != CHECKSUMS[name]:
        raise OSError(f"the data file {name} is damaged (wrong checksum): install softcounts again")
    return content
