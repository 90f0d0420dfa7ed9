"""The line that fits best to weighted rows."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson09.material import rows
from autograder.reference import experts
from softcounts.judge import Case, Criterion

mistakes = Mistakes()
SOLVED = "np.linalg.solve(weighted @ X, weighted @ y)"


# fmt: off
mistakes.edit("unweighted", ("X.T * weights", "X.T"),
    "The weights have no part in it: this is the ordinary line through all rows.",
    "A row of weight 0.01: how strongly may it pull the line?")
mistakes.edit("weights-squared", ("X.T * weights", "X.T * weights**2"),
    "The weights came in squared. That happens when whole weights, not their roots, multiply the rows of X and y.",
    "In w (y - x b)^2, what do you get if you pull w inside the square?")
mistakes.edit("weights-rooted", ("X.T * weights", "X.T * np.sqrt(weights)"),
    "The roots of the weights stand where the weights belong. Roots are right only where they meet a second root.",
    "Count: how often does each row's weight enter your sum of w x x?")
mistakes.edit("weights-on-one-side", ("weighted @ y", "X.T @ y"),
    "The right side was summed without the weights, the left side with them.",
    "Both sums come from one derivative. Which factor stands in front of the whole residual there?")
mistakes.edit("weights-on-y-only", ("weighted @ X", "X.T @ X"),
    "The left side was summed without the weights, the right side with them.",
    "Multiply all weights by 10: should the line change, and does yours?")
mistakes.edit("y-without-its-root", ("weighted @ y", "(X.T * np.sqrt(weights)) @ y"),
    "The rows of X were multiplied by the root of their weight, but y was not.",
    "A residual is y - x b. If you scale it as a whole, which two things are scaled?")
mistakes.edit("present-or-absent", ("X.T * weights", "X.T * (weights > 0)"),
    "Every row with a weight above 0 counted in full.",
    "Two rows with the weights 0.9 and 0.1: whom should the line follow?")
mistakes.edit("each-column-alone", (SOLVED, "weighted @ y / np.diag(weighted @ X)"),
    "Each coefficient was fitted as if its column were alone. The columns share what they explain.",
    "What does the off-diagonal entry of your (d, d) matrix hold, and where did you use it?")
mistakes.edit("multiplied-not-solved", (SOLVED, "weighted @ X @ (weighted @ y)"),
    "You multiplied by the matrix. It stands on the side of b, so it has to be solved for.",
    "If 4 b = 8, do you multiply or divide?")
mistakes.edit("right-side-only", (SOLVED, "weighted @ y"),
    "You returned the right side of the equations; they have not been solved yet.",
    "What are the units of your result, if y is in tonnes and the weights are doubled?")
mistakes.edit("with-a-ridge", ("weighted @ X,", "weighted @ X + 1e-6 * np.eye(X.shape[1]),"),
    "A small ridge was added. Where all weights are tiny, it outweighs the data.",
    "Divide all weights by a billion. Should the line change?")
mistakes.edit("divided-by-the-total", (SOLVED, SOLVED + " / weights.sum()"),
    "You divided the coefficients by the sum of the weights. It stands on both sides of the equations and cancels.",
    "Multiply all weights by 10: should the line change, and does yours?")
mistakes.edit("a-column", (SOLVED, "np.linalg.solve(weighted @ X, weighted @ y[:, None])"),
    "The coefficients came as a column (d, 1). The contract is (d,).",
    "What is the shape of your right side?")
mistakes.edit("writes-into-data",
    ("weighted = X.T * weights", "X *= np.sqrt(weights)[:, None]\n    y = y * np.sqrt(weights)\n"
     "    weighted = X.T"),
    "You multiplied the rows of X in place. They belong to the caller, who still needs them.",
    "Which line uses `*=`, and on which array? What would a new array in its place cost?")
# fmt: on


def arguments(rng, n, d, offset=0.0):
    """Rows, answers that no line goes through, and unequal weights."""
    X = rows(rng, n, d, offset)
    y = (X - offset) @ rng.normal(size=d) + rng.normal(size=n)
    return X, y, rng.permutation(np.geomspace(0.1, 1.0, n)) * rng.uniform(0.9, 1.1, n)


def silent(rng):
    """Four rows of weight 0 that hold large numbers, beside enough others."""
    X, y, weights = arguments(rng, 11, 3)
    chosen = rng.choice(11, 4, replace=False)
    X[chosen], y[chosen], weights[chosen] = 1e6 * X[chosen], -1e8, 0.0
    return X, y, weights


def few(rng):
    """As many rows of a weight above 0 as columns; the others are all alike."""
    X, y, weights = arguments(rng, 3, 3)
    return np.vstack([X, np.ones((4, 3))]), np.append(y, np.zeros(4)), np.append(weights, np.zeros(4))


def cases(rng):
    """Ordinary sizes, data about 20, a row twice, sizes that are 1 or alike, weights of 0, and tiny ones."""
    X, y, weights = arguments(rng, 8, 3)
    X[5], X[2, 1:] = X[1], 0.0
    small = arguments(rng, 7, 2)
    return [
        Case("ordinary", "n = 6, d = 2", arguments(rng, 6, 2)),
        Case("ordinary", "d = 3", arguments(rng, draws.integer(rng, 8, 10), 3)),
        Case("ordinary", "n = 12, d = 4", arguments(rng, 12, 4)),
        Case("ordinary", "n = 8, d = 3, one row twice, one all zeros but for its 1", (X, y, weights)),
        Case("ordinary", "n = 9, d = 2, data about 20", arguments(rng, 9, 2, 20.0)),
        *(Case("sizes", f"n = {n}, d = {d}", arguments(rng, n, d)) for n, d in [(5, 1), (1, 1), (3, 3), (2, 2)]),
        Case("weight 0", "rows of weight 0 that hold large numbers", silent(rng)),
        Case("weight 0", "d rows with a weight, others without", few(rng)),
        Case("weight 0", "weights about 1e-9", (*small[:2], 1e-9 * small[2])),
    ]


ORDINARY = (
    "If X is the column of ones alone, which well-known number is b?",
    "W1 makes a matrix (d, d) and a vector (d,), both weighted; W2 solves the first for the second.",
    "Multiply each column of X.T by its row's weight once, and use that for both sums.",
)
SILENT = (
    "What does a row of weight 0 add to your two sums, whatever it holds?",
    "Nothing is divided by a weight, and no constant is added: only products with weights are summed.",
    "Scale all weights by any factor: both sides scale alike, and b stays.",
)
EXERCISE = Exercise(
    "09_mixture_of_experts",
    experts.weighted_least_squares,
    ("b",),
    cases,
    (
        Criterion("ordinary rows", 2.5, ("ordinary",), ORDINARY),
        of_any_size(0.75, "b is (d,) also for one column; with as many rows as columns the line meets all.", "n or d"),
        Criterion("weights of 0, and tiny ones", 0.75, ("weight 0",), SILENT),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {},
)
