"""Practice: the sum of each row."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import numpy_basics
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("sums-of-columns", ("axis=1", "axis=0"),
    "`axis` names the axis that disappears. You removed the rows and kept the columns.",
    "You want one number per row. Which axis must disappear?")
mistakes.edit("one-total", ("axis=1", ""),
    "Without `axis` NumPy adds everything into a single number.",
    "How many numbers do you want for 4 rows, and which axis should disappear?")
mistakes.edit("kept-as-a-column", ("axis=1", "axis=1, keepdims=True"),
    "With `keepdims=True` the summed axis stays with length 1, so the shape is (n, 1).",
    "That is useful for dividing later. What makes the plain shape (n,) here?")
mistakes.edit("means-of-rows", (".sum(", ".mean("),
    "A mean is the sum divided by the number of entries.",
    "Which function adds without dividing?")
# fmt: on


def cases(rng):
    """Tables of different shapes."""
    shapes = [(2, 3), (draws.integer(rng, 4, 6), 3), (5, 2), (1, 4), (3, 1)]
    return [Case("tables", f"{n} rows, {K} columns", (np.round(draws.data(rng, n, K), 2),)) for n, K in shapes]


HINTS = (
    "Take A = [[1, 2, 3], [4, 5, 6]]. Which two numbers should come out?",
    "In `A.sum(axis=...)` the axis you name is the one that disappears. Axis 0 counts rows, axis 1 columns.",
    "From shape (n, K) to shape (n,): the second axis, number 1, must disappear.",
)
EXERCISE = Exercise(
    "00_start_here",
    numpy_basics.row_sums,
    ("sums",),
    cases,
    (Criterion("tables", 0, ("tables",), HINTS), *form_and_left_alone(0, 0)),
    mistakes,
    {},
)
