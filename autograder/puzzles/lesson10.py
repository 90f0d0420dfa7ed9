"""Wrong mixture density networks. No network is trained here: its last digits would differ from machine to machine."""

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from softcounts import datasets
from softcounts.judge.puzzle import Puzzle

PLACES = np.linspace(-0.05, 1.05, 111)


def wrong(function, name):
    """That function of the lesson with the mistake of that name."""
    return mistaken(find(f"10_mixture_density_network/{function}"), name)


def together():
    """Gates in place of responsibilities: at each place three components walk to the mean of the answers near by."""
    y, x = datasets.bent(300, seed=0)
    slope, found = wrong("mdn_gradient", "prior-for-posterior"), []
    for place in PLACES:
        near = y[np.argsort(np.abs(x - place))[:20]]
        row = np.array([0.2, 0.0, -0.2, 0.1, 0.5, 0.9, -1.5, -1.5, -1.5])
        for _ in range(60):
            row = row - 0.02 * slope(np.tile(row, (len(near), 1)), near).sum(axis=0)
        found.append(row)
    return Puzzle(places=PLACES, outputs=np.round(found, 4))


def flat():
    """A softmax down the columns: the shares of a row sum to about 1/37."""
    outputs = np.column_stack([
        12 * (0.5 - PLACES), 2 - ((PLACES - 0.5) / 0.1) ** 2, 12 * (PLACES - 0.5),
        0.4 * PLACES, 1.5 - 2 * PLACES, 0.6 + 0.4 * PLACES,
        np.full((len(PLACES), 3), np.log(0.05)),
    ]).round(4)  # fmt: skip
    mean, mode = wrong("mean_and_mode", "softmax-down-the-column")(outputs)
    return Puzzle(places=PLACES, outputs=outputs, mean=mean.round(5), mode=mode)


PUZZLES = (together, flat)
