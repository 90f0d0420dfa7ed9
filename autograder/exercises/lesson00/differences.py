"""Practice: all differences by broadcasting."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import numpy_basics
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("other-way-round", ("X[:, None, :] - mu", "mu - X[:, None, :]"),
    "You have mu_j - x_i: every sign is turned.",
    "Which of the two stands first in x_i - mu_j?")
mistakes.edit("axes-swapped", ("X[:, None, :] - mu", "X - mu[:, None, :]"),
    "Your first axis counts the means j, your second the points i.",
    "The contract is (n, K, d). Which of the two arrays must get the new axis in the middle?")
mistakes.edit("already-squared", ("X[:, None, :] - mu", "(X[:, None, :] - mu) ** 2"),
    "These are squared differences; only x_i - mu_j is asked for here.",
    "Which operation can you leave away?")
mistakes.edit("already-summed", ("X[:, None, :] - mu", "(X[:, None, :] - mu).sum(axis=2)"),
    "The coordinates have been added up, so the last axis is gone.",
    "The shape should be (n, K, d). Which sum can you leave away?")
# fmt: on


def cases(rng):
    """Sizes n, d, K all different."""
    shapes = [(2, 1, 3), (4, 3, 2), (draws.integer(rng, 5, 7), 2, 3), (1, 2, 3), (3, 2, 1)]
    return [
        Case("pairs", draws.sizes(n, d, K), (np.round(draws.data(rng, n, d), 2), np.round(draws.data(rng, K, d), 2)))
        for n, d, K in shapes
    ]


HINTS = (
    "With 4 points, 3 means and 2 coordinates, how many differences are there in all?",
    "Broadcasting stretches an axis of length 1. `X[:, None, :]` has shape (n, 1, d); mu has shape (K, d).",
    "Put the axis of length 1 into X where the means will be counted, then subtract mu: (n, 1, d) - (K, d).",
)
EXERCISE = Exercise(
    "00_start_here",
    numpy_basics.differences,
    ("delta",),
    cases,
    (Criterion("all pairs", 0, ("pairs",), HINTS), *form_and_left_alone(0, 0)),
    mistakes,
    {},
)
