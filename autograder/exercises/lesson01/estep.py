"""The E-step: soft counts and the log-likelihood."""

import numpy as np

from autograder.exercises import draws, estep_slips
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson01 import log_gaussian as densities
from autograder.reference import gaussian
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("no-mixing-weight", (" + np.log(mixture.p)", ""),
    "The mixing weights p_j are left out. Bayes' rule has a prior; with equal weights you cannot see the slip.",
    "Try p = (0.7, 0.2, 0.1) by hand on one point. Which component gains when its weight grows?")
for slip in densities.mistakes:
    if slip.name not in ("points-along-columns", "density-not-log", "log-of-density", "no-two-pi"):
        mistakes.append(slip)
mistakes.edit("no-two-pi", ("2 * np.pi * var", "var"),
    "The soft counts are right, because a factor common to all components cancels; in the log-likelihood it stays.",
    "Which constant of the bell curve did you leave out?")
estep_slips.add_to(mistakes)
mistakes.edit("ll-base-10", ("float(rows.sum())", "float(rows.sum() / np.log(10))"),
    "The logarithm is to base 10; the contract is the natural logarithm.",
    "By which constant factor do you miss, and which NumPy function has base e?")
mistakes.edit("writes-into-mixture",
    ("    return np.exp(joint - rows)", "    mixture.var[:] *= 2\n    return np.exp(joint - rows)"),
    "A NamedTuple protects its names, not the arrays inside: an in-place operation changed the caller's mixture.",
    "Which line uses `*=`, `/=`, `+=` or an index on the left, and on which array?")
# fmt: on


def arguments(rng, n, d, K, offset=0.0):
    """Data and mixture of these sizes, moved by `offset` in every coordinate."""
    drawn = draws.mixture(rng, K, d)
    return draws.data(rng, n, d) + offset, drawn._replace(mu=drawn.mu + offset)


def far_points(rng):
    """Two points about their components and two 1000 standard deviations away, each in its own direction."""
    X, drawn = arguments(rng, 4, 2, 3)
    angle = rng.uniform(0, 2 * np.pi, 2)
    X[:2] += 1000 * np.sqrt(drawn.var.max()) * np.column_stack([np.cos(angle), np.sin(angle)])
    return X, drawn


def narrow_and_wide(rng):
    """Variances of 1e-8, about 1 and 1e8, and two of the points close to the narrow component."""
    X, drawn = arguments(rng, 4, 2, 3)
    X, _, var = densities.narrow_and_wide(X, drawn.mu, drawn.var)
    return X, drawn._replace(var=var)


def weight_zero(rng, apart):
    """A component of weight 0 with two points on it, `apart` standard deviations from the wider of the others."""
    X, drawn = arguments(rng, 6, 2, 3)
    wide = max(0, 2, key=drawn.var.item)
    drawn.mu[1] = drawn.mu[wide] + [apart * np.sqrt(drawn.var[wide]), 0.0]
    X[:2] = drawn.mu[1] + [0.0, 0.1] * X[:2]
    return X, drawn._replace(p=np.array([0.7, 0.0, 0.3]))


def cases(rng):
    """Ordinary sizes with a repeated point and components alike, sizes that are 1 or alike, far-away points, a far
    origin, a weight of 0.
    """
    ordinary = [(4, 2, 3), (draws.integer(rng, 6, 8), 2, 3), (5, 4, 2)]
    X, drawn = arguments(rng, 6, 3, 4)
    X[2], X[4] = 0.0, X[1]
    Y, two = arguments(rng, 5, 3, 2)
    alike = two._replace(mu=two.mu[[0, 0]], var=two.var[[0, 0]], p=np.array([0.5, 0.5]))
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(6, 3, 4) + ", one point twice, one at 0", (X, drawn)),
        Case("ordinary", "two components exactly alike", (Y, alike)),
        *(Case("sizes", draws.sizes(*size), arguments(rng, *size)) for size in draws.EDGES),
        Case("far", "two points 1000 standard deviations away", far_points(rng)),
        Case("far", "variances 1e-8, about 1 and 1e8", narrow_and_wide(rng)),
        Case("far", "d = 1200 coordinates", draws.rounded(arguments(rng, 3, 1200, 2))),
        Case("offset", "all data about 1,000,000, spread 1", arguments(rng, 6, 2, 3, offset=1e6)),
        Case("weight 0", "a component with p_j = 0", weight_zero(rng, 12)),
        # So far that even p_j + 1e-300 shows, and so near that no density vanishes: far points are judged above.
        Case("weight 0", "a component with p_j = 0, 37 standard deviations away", weight_zero(rng, 37.3)),
    ]


ORDINARY = (
    "Take one point and two components with unequal weights. What are its two shares by hand?",
    "E2 adds log p_j to the log density; E3 is one log-sum-exp per row; E4 subtracts it and exponentiates.",
    "The row values of E3 are log p(x_i): E4 uses them as (n, 1), and E5 is simply their sum over i.",
)
EXERCISE = Exercise(
    "01_e_step",
    gaussian.estep,
    ("post", "log_likelihood"),
    cases,
    (
        Criterion("ordinary data", 5, ("ordinary",), ORDINARY),
        of_any_size(1, "Keep the row values as (n, 1) while you need them beside (n, K)."),
        Criterion("far-away points", 1.5, ("far",), estep_slips.FAR),
        Criterion("far from the origin", 0.5, ("offset",), densities.OFFSET),
        Criterion("a component of weight 0", 1, ("weight 0",), estep_slips.WEIGHT),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
    uses=("log_gaussian",),
    inlined=("log_gaussian",),
)
