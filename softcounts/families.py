"""Exponential families that no lesson asks for: what a function that takes a family can be tried with."""

from typing import NamedTuple

import numpy as np

FAMILIES = {
    "exponential": lambda means: (-1 / means, np.log(means).sum(axis=1)),
    "geometric": lambda means: (np.log(means) - np.log1p(means), np.log1p(means).sum(axis=1)),
    "unit normal": lambda means: (means.copy(), (means**2).sum(axis=1) / 2),
}


class Family(NamedTuple):
    """A family by its name: called with the means (K, s) of the statistics T(x) = x, it returns eta (K, s), log_z (K,).

    `name`: "exponential" (waiting times, h = 1), "geometric" (failures before a success, h = 1) or "unit normal"
    (variance 1, h = exp(-|x|^2 / 2) / (2 pi)^(s/2)). Raises ValueError for another name (Bishop PRML 2.4).
    """

    name: str

    def __call__(self, means):
        """Natural parameters and log normalisers of the members with these means."""
        if self.name not in FAMILIES:
            raise ValueError(f"no family {self.name!r}: there are {', '.join(FAMILIES)}")
        return FAMILIES[self.name](np.asarray(means, dtype=float))
