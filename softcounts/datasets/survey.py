"""A real survey, downloaded when it is asked for, checked, and kept in a cache."""

import csv
import io
import os
from pathlib import Path

import numpy as np

FILE = "food-world-cup-data.csv"
ADDRESS = (
    "https://raw.githubusercontent.com/fivethirtyeight/data/fcf572c4fba05a42f1f34f415bd5e6dc389efd68/food-world-cup/"
    + FILE
)
SHA256 = "0ada78c5e93576f50fa84954d1c940292c2211ff9f0cfc0ba5f2d46ac232dd98"
FOLDER_VARIABLE = "SOFTCOUNTS_DATA"
QUESTION = "the traditional cuisine of"
SECONDS = 10


def food_world_cup():
    """Return FiveThirtyEight's Food World Cup survey: X (1276, 40), ratings 1 to 5, NaN where missing, and 40 names.

    People (rows) rated the cuisines (columns) that they know; "N/A" and no answer are both missing, and who rated
    nothing is left out. Licence CC BY 4.0. The first call downloads the file (0.3 MB) into the user's cache folder, or
    the one that the environment variable SOFTCOUNTS_DATA names; later calls need no network. Raises OSError, in one
    sentence with the cure, where the file can neither be found nor downloaded.
    """
    header, *people = csv.reader(io.StringIO(_fetch().read_bytes().decode("mac-roman"), newline=""))
    columns = [k for k, question in enumerate(header) if QUESTION in question.replace("\xa0", " ")]
    X = np.array([[_rating(person[k]) for k in columns] for person in people])
    return X[~np.isnan(X).all(axis=1)], [_name(header[k]) for k in columns]


def _rating(answer):
    return np.nan if answer.strip() in ("", "N/A") else float(answer)


def _name(question):
    return question.replace("\xa0", " ").split(QUESTION)[1].strip(" .:").removeprefix("the ")


def _fetch():
    """The file's path, after a download where it is missing or damaged."""
    # Loaded here and not above: grading and lessons that need no survey should not wait for it.
    import pooch

    folder = Path(os.environ.get(FOLDER_VARIABLE) or pooch.os_cache("softcounts"))
    try:
        download = pooch.HTTPDownloader(timeout=SECONDS)
        return Path(pooch.retrieve(ADDRESS, f"sha256:{SHA256}", fname=FILE, path=folder, downloader=download))
    except ValueError:
        trouble = "and its address now gives another file (wrong checksum)"
    except OSError as error:
        trouble = f"and could not be downloaded ({type(error).__name__})"
    state = "is damaged" if (folder / FILE).exists() else "is missing"
    raise OSError(
        f"the Food World Cup survey {state} in the folder {folder} {trouble}: go online and run this again, or get "
        f"{ADDRESS} by hand and put it into that folder as {FILE}"
    ) from None
