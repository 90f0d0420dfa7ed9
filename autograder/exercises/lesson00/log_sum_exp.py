"""Practice: the logarithm of a sum of exponentials, row by row."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import numpy_basics
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("exp-first", ("top[:, 0] + np.log(np.exp(A - top)", "np.log(np.exp(A)"),
    "exp(-1000) is 0 in floating point, and the logarithm of 0 is -inf: the numbers vanish before you add them.",
    "What does adding a constant c to a whole row do to the result? Choose c so that the largest entry becomes 0.")
mistakes.edit("one-maximum-for-all", [("axis=1, keepdims=True", ""), ("top[:, 0]", "top")],
    "One maximum for the whole table helps only the row in which it stands; a row far below still vanishes.",
    "How many maxima do you need for n rows?")
mistakes.edit("maximum-not-added-back", ("top[:, 0] + ", ""),
    "You subtracted the row's maximum and never added it again.",
    "log(e^m * s) = m + log s. Which part is missing?")
mistakes.edit("just-the-maximum", (" + np.log(np.exp(A - top).sum(axis=1))", ""),
    "The largest entry is close to the answer, but the smaller ones count too.",
    "With two equal entries a, a the answer is a + log 2. What do you get?")
mistakes.edit("sum-of-logs", ("top[:, 0] + np.log(np.exp(A - top).sum(axis=1))", "A.sum(axis=1)"),
    "The logarithm of a sum is not the sum of the logarithms: log(e^a) + log(e^b) is just a + b.",
    "What has to be added up before the logarithm is taken?")
mistakes.edit("down-the-columns",
    [("axis=1, keepdims=True", "axis=0"), ("top[:, 0]", "top"), ("sum(axis=1)", "sum(axis=0)")],
    "You removed the rows: one number per column came out.",
    "You want one number per row. Which axis must disappear?")
# fmt: on


def cases(rng):
    """Ordinary rows, and rows about -1000 and +1000 side by side."""
    ordinary = [(2, 3), (4, 3), (5, 2), (3, 1), (1, 4)]
    far = np.round(draws.data(rng, 4, 3), 2) + np.array([-1000.0, 1000.0, 0.0, -2500.0])[:, None]
    return [
        *(Case("ordinary", f"{n} rows, {K} columns", (np.round(draws.data(rng, n, K), 2),)) for n, K in ordinary),
        Case("far", "rows about -1000, 1000, 0 and -2500", (far,)),
        Case(
            "far", "entries from -2000 to 2000 in one row", (np.array([[0.5, -2000.0, 2000.0], [-1500.0, 0.0, 1.0]]),)
        ),
    ]


ORDINARY = (
    "For the row [0, 0] the answer is log 2 = 0.693. Does your function say so?",
    "Three steps: exponentiate, add along each row, take the logarithm.",
    "The sum must remove axis 1, so that n rows give n numbers.",
)
FAR = (
    "What is np.exp(-1000.0)? And the logarithm of that?",
    "log sum_j exp(a_j) = m + log sum_j exp(a_j - m) for any m. With m the row's maximum nothing can vanish.",
    "Take the maximum along axis 1 with keepdims=True, subtract it, exponentiate, add, take the log, add it back.",
)
EXERCISE = Exercise(
    "00_start_here",
    numpy_basics.log_sum_exp,
    ("values",),
    cases,
    (
        Criterion("ordinary rows", 0, ("ordinary",), ORDINARY),
        Criterion("rows far from 0", 0, ("far",), FAR),
        *form_and_left_alone(0, 0),
    ),
    mistakes,
    {},
)
