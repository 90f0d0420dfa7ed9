"""Log densities of every point under every component."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.reference import gaussian
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("half-power", ("-d / 2", "-1 / 2"),
    "The normaliser is that of the 1-D bell curve. In d dimensions there is one factor per coordinate.",
    "Integrate your density over the plane (d = 2): is it 1? How does the power of 2 pi var depend on d?")
mistakes.edit("variance-as-sd", [("pi * var", "pi * var**2"), ("(2 * var)", "(2 * var**2)")],
    "You squared `var`, but `var` already is sigma squared.",
    "What are the units of `var` when x is in minutes? Does it still need squaring?")
mistakes.edit("squared-only-in-exponent", ("(2 * var)", "(2 * var**2)"),
    "In the exponent `var` was squared, in the normaliser it was not; it already is sigma squared in both.",
    "Which of the two places treats `var` as a standard deviation?")
mistakes.edit("squared-only-in-normaliser", ("pi * var", "pi * var**2"),
    "In the normaliser `var` was squared, in the exponent it was not; it already is sigma squared in both.",
    "Which of the two places treats `var` as a standard deviation?")
mistakes.edit("no-half", ("(2 * var)", "var"),
    "The exponent lacks its factor one half: your bell is too narrow.",
    "At a distance of one standard deviation the density is e^(-1/2) of the peak. What is yours?")
mistakes.edit("no-normaliser", ("-d / 2 * np.log(2 * np.pi * var) - squared", "-squared"),
    "Only the exponent is there. Without the normaliser a wide component always looks better than a narrow one.",
    "What is the log density at the mean itself, where the exponent is 0?")
mistakes.edit("no-two-pi", ("2 * np.pi * var", "var"),
    "The factor 2 pi is missing from the normaliser, so every value is too high by the same constant.",
    "Your density must integrate to 1. By which factor does it miss?")
mistakes.edit("normaliser-added", ("return -d", "return d"),
    "The normaliser divides the density, so its logarithm is subtracted; you added it.",
    "Should the peak of a wide bell be higher or lower than that of a narrow one?")
mistakes.edit("distance-not-squared", ("- squared", "- np.sqrt(squared)"),
    "The exponent holds the distance itself; it should hold its square.",
    "Double the distance to the mean: by which factor should the exponent grow?")
mistakes.edit("density-not-log", [("return -d", "return np.exp(-d"), ("(2 * var)", "(2 * var))")],
    "These are densities; the logarithm of the density is promised.",
    "Far from the mean a density is 0 in floating point. Why does its logarithm survive?")
mistakes.edit("log-of-density",
    ("-d / 2 * np.log(2 * np.pi * var) - squared / (2 * var)",
     "np.log(np.exp(-squared / (2 * var)) / (2 * np.pi * var) ** (d / 2))"),
    "You formed the density and then took its logarithm. Far from the mean the density is exactly 0 by then.",
    "The logarithm undoes the exponential. What is left on paper if you never take either?")
mistakes.edit("log-of-floored-density",
    [("return -d", "return np.log(np.exp(-d"), ("(2 * var)", "(2 * var)) + 1e-16)")],
    "Adding a tiny number to the density does not rescue an underflow: it replaces the data by a constant.",
    "Two points, 40 and 400 standard deviations away: does your function still tell them apart?")
mistakes.edit("expanded-square",
    ("((X[:, None, :] - mu) ** 2).sum(axis=2)", "(X**2).sum(axis=1)[:, None] - 2 * X @ mu.T + (mu**2).sum(axis=1)"),
    "|x|^2 - 2 x.mu + |mu|^2 subtracts huge numbers that are nearly equal; far from the origin the digits are gone.",
    "With x = 1000000.3 and mu = 1000000, what is left of x^2 - 2 x mu + mu^2? And of (x - mu)^2?")
mistakes.edit("three-point-one-four", ("np.pi", "3.14"),
    "The value of pi is cut off: every entry is off by the same small constant.",
    "Where does NumPy keep pi to 16 digits?")
mistakes.edit("points-along-columns", [("return -d", "return (-d"), ("(2 * var)", "(2 * var)).T")],
    "Rows and columns are swapped: yours is (K, n), with a row per component.",
    "The contract is a row per point. Which array should get the extra axis?")
# fmt: on


def arguments(rng, n, d, K, offset=0.0):
    """Arguments X, mu, var of these sizes, moved by `offset` in every coordinate."""
    drawn = draws.mixture(rng, K, d)
    return draws.data(rng, n, d) + offset, drawn.mu + offset, drawn.var


def narrow_and_wide(X, mu, var):
    """Variances of 1e-8, about 1 and 1e8; the first two points lie close to the narrow component, the others do not."""
    return np.concatenate([mu[0] + 1e-4 * X[:2], X[2:]]), mu, np.array([1e-8, var[1], 1e8])


def cases(rng):
    """Ordinary sizes, a repeated point, sizes that are 1 or alike, far-away points, a far origin."""
    ordinary = [(4, 2, 3), (draws.integer(rng, 6, 8), 2, 3), (5, 4, 2)]
    X, *others = arguments(rng, 6, 3, 4)
    X[2], X[4] = 0.0, X[1]
    far, mu, var = arguments(rng, 4, 2, 3)
    far[0] += 1000 * np.sqrt(var.max())
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(6, 3, 4) + ", one point twice, one at 0", (X, *others)),
        *(Case("sizes", draws.sizes(*size), arguments(rng, *size)) for size in draws.EDGES),
        Case("far", "one point about 1000 standard deviations away", (far, mu, var)),
        Case("far", "variances 1e-8, about 1 and 1e8", narrow_and_wide(*arguments(rng, 4, 2, 3))),
        Case("far", "d = 400 coordinates", draws.rounded(arguments(rng, 2, 400, 3))),
        Case("offset", "all data about 1,000,000, spread 1", arguments(rng, 6, 2, 3, offset=1e6)),
    ]


ORDINARY = (
    "What is the log density at the mean itself, in one dimension, for var = 1?",
    "Two parts: a normaliser that depends on d and var_j only, and an exponent with the squared distance.",
    "Step E1 says: minus d/2 times the logarithm of 2 pi var_j, minus the squared distance over 2 var_j.",
)
FAR = (
    "What is np.exp(-2000.0)?",
    "The density of a far point is 0 in floating point, but its logarithm is an ordinary number.",
    "Write the formula for the logarithm on paper first; then no exp and no log of a density is needed.",
)
OFFSET = (
    "How many digits does 1000000.3 squared need?",
    "A difference of two huge, nearly equal numbers loses its digits. Take differences early, squares late.",
    "Subtract mu_j from x_i first, coordinate by coordinate; then square and add.",
)
EXERCISE = Exercise(
    "01_e_step",
    gaussian.log_gaussian,
    ("log_density",),
    cases,
    (
        Criterion("ordinary data", 3, ("ordinary",), ORDINARY),
        of_any_size(0.5, "Sum over the coordinate axis only, and let the result stay (n, K)."),
        Criterion("far-away points", 1, ("far",), FAR),
        Criterion("far from the origin", 0.5, ("offset",), OFFSET),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {},
)
