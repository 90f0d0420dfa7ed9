"""Wrong M-steps with a prior, on the galaxies."""

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.reference import gaussian, priors
from softcounts import datasets
from softcounts.initial import init
from softcounts.judge.puzzle import Puzzle
from softcounts.mixtures import MixturePrior

STRONG = MixturePrior(np.array([20.8]), 5.0, 3.0, 6.0, 3.0)
WEAK = MixturePrior(np.array([20.8]), 0.1, 1.0, 1.0, 1.0)
KEY = "08_priors/map_mstep"


def after(mstep, prior, start, most):
    """The mixtures of up to `most` passes with that M-step, to the last before a collapse."""
    X, found = datasets.galaxies(), [start]
    while len(found) < most and found[-1].var.min() > 1e-8:
        found.append(mstep(X, gaussian.estep(X, found[-1])[0], prior))
    return found


def towards_nothing():
    """Forty passes whose invented points are counted and not added, and the right ones."""
    slip = mistaken(find(KEY), "no-pull")
    start, _ = init(datasets.galaxies(), 3, 0)
    wrong, right = (after(step, STRONG, start, 40)[-1] for step in (slip, priors.map_mstep))
    return Puzzle(mixture=wrong, right=right)


def still_narrow():
    """The smallest variance of passes without the scale above the line."""
    start, _ = init(datasets.galaxies(), 8, 6)
    found = after(mistaken(find(KEY), "scale-left-out"), WEAK, start, 400)
    return Puzzle(trace=np.array([mixture.var.min() for mixture in found]))


PUZZLES = (towards_nothing, still_narrow)
