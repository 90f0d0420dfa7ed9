"""Deaths a day, counted: the data on which mixtures of Poissons were first fitted by EM's formulas."""

import numpy as np

DAYS = (162, 267, 271, 185, 111, 61, 27, 8, 3, 1)
"""On how many days there were 0, 1, ..., 9 deaths."""


def daily_deaths():
    """Return X (1096, 1): how many women of 80 and more died, day by day, 1910 to 1912, as The Times of London told.

    The order of the days is not known: they are sorted. Source: Hasselblad 1969; Lange, Applied Probability, table 2.6.
    """
    return np.repeat(np.arange(float(len(DAYS))), DAYS)[:, None]
