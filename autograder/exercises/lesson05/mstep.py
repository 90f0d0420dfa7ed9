"""The M-step with missing entries, a support rule and a floor."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, form_and_left_alone, of_any_size
from autograder.exercises.lesson05.holes import arguments, punched
from autograder.exercises.lesson05.mstep_mistakes import mistakes
from autograder.reference import missing
from softcounts.judge import Case, Criterion

right = missing.mstep


def supports(X, post):
    """sum_i post_ij M_il, shape (K, d)."""
    return post.T @ ~np.isnan(X)


def drawn(rng, n, d, K):
    """Data with holes, soft counts and the mixture before."""
    X, mixture = arguments(rng, n, d, K)
    return X, draws.soft(rng, n, K), mixture


def supported(make, *sizes, floor=0.25):
    """A draw of make(*sizes) in which every mean moves, so that who forgot the support rule loses nothing here.

    All variances lie above the floor, but for the first component of `tight`.
    """
    while True:
        X, post, mixture = make(*sizes)
        var = right(X, post, mixture, 0.0).var
        if (supports(X, post) >= 1.05).all() and (var[make is tight :] > 1.1 * floor).all():
            return X, post, mixture


def whole(rng, n, d, K):
    """Data in which nothing is missing."""
    return draws.data(rng, n, d), draws.soft(rng, n, K), draws.mixture(rng, K, d)


def column(rng):
    """One coordinate, missing in one row."""
    X, post, mixture = whole(rng, 8, 1, 2)
    X[draws.integer(rng, 0, 7)] = np.nan
    return X, post, mixture


def twice(rng):
    """Nothing missing, and one row twice."""
    X, post, mixture = whole(rng, 9, 2, 3)
    X[4] = X[1]
    return X, post, mixture


def partial(rng):
    """A column that two rows observe, with supports on both sides of 1, and one that nobody observes."""
    X, post, mixture = drawn(rng, 8, 5, 3)
    X[:, 4], X[:6, 3] = np.nan, np.nan
    X[6:, 3] = draws.data(rng, 2, 1)[:, 0]
    post[6:] = np.array([[0.3, 0.1, 0.6], [0.2, 0.1, 0.7]])[:, rng.permutation(3)]
    return X, post, mixture


def threshold(rng):
    """Soft counts in quarters: the supports of columns 0, 1 and 2 in one component are 1, 0.75 and 1.25."""
    X, mixture = draws.data(rng, 8, 4), draws.mixture(rng, 2, 4)
    first = np.array([0.25, 0.75, 0.5, 0.25, 0.75, 0.5, 0.25, 0.25])
    X[2:, 0], X[[0, 2, 3, 4, 5, 6, 7], 1], X[[0, 3, 4, 5, 6, 7], 2] = np.nan, np.nan, np.nan
    columns, rows = rng.permutation(4), rng.permutation(8)
    post = np.column_stack([first, 1 - first])[:, rng.permutation(2)]
    return X[rows][:, columns], post[rows], mixture._replace(mu=mixture.mu[:, columns])


def tight(rng, spread):
    """Three groups of three or four rows; the first agrees within about `spread` of its mean."""
    post = np.eye(3)[[0, 0, 0, 0, 1, 1, 1, 2, 2, 2]] * 0.9 + 1 / 30
    post[:, 0] = [0.95, 0.9, 0.95, 0.9, 0, 0, 0, 0, 0, 0]
    post[:, 1:] *= ((1 - post[:, 0]) / post[:, 1:].sum(axis=1))[:, None]
    X = draws.data(rng, 10, 4, spread=2.0)
    X[:4] = X[0] + spread * np.array([[1], [-1], [1.1], [-0.9]])
    rows = rng.permutation(10)
    return punched(rng, X)[rows], post[rows], draws.mixture(rng, 3, 4)


def lonely(rng):
    """One component owns a single row, one only a row with nothing observed, one nothing at all; one has the rest."""
    X, mixture = punched(rng, draws.data(rng, 6, 3, spread=2.0)), draws.mixture(rng, 4, 3)
    X[5] = np.nan
    columns = rng.permutation(4)
    post = np.eye(4)[columns][[0, 1, 1, 1, 1, 2]]
    return X, post, mixture


def silent(rng):
    """Two rows with nothing observed, and one of zeros, which are data."""
    X, post, mixture = drawn(rng, 12, 3, 2)
    X[:2], X[2] = np.nan, 0.0
    return X, post, mixture


def rare(rng):
    """A component that owns less than one entry in all: its means stay, its variance about them is above the floor."""
    while True:
        X, post, mixture = drawn(rng, 7, 4, 3)
        post[:, 0] *= 0.1
        post /= post.sum(axis=1, keepdims=True)
        entries, var = supports(X, post).sum(axis=1)[0], right(X, post, mixture, 0.0).var[0]
        if entries < 0.9 and var > 0.5:
            return X, post, mixture


# Sizes that are 1 or alike, with rows enough for every mean to move, and with too few.
SIZED, SMALL = [(5, 3, 1), (5, 5, 2), (10, 3, 3)], [(3, 2, 3), (2, 3, 4), (1, 3, 2)]


def cases(rng):
    """Ordinary sizes, sizes that are 1 or alike, little support, exact thresholds, floors by default and by name, rows
    and components alone.
    """
    return [
        Case("ordinary", draws.sizes(12, 3, 2), supported(drawn, rng, 12, 3, 2)),
        Case("ordinary", "min_variance = 0.1", (*supported(drawn, rng, draws.integer(rng, 14, 16), 4, 3), 0.1)),
        Case("ordinary", "nothing missing, " + draws.sizes(9, 2, 3) + ", one row twice", supported(twice, rng)),
        Case("silent", "two rows with nothing observed, one of zeros", supported(silent, rng)),
        Case("support", "a column that only two rows observe, and one that nobody does", partial(rng)),
        Case("support", "soft counts in quarters, a support of exactly 1", threshold(rng)),
        Case("support", "a component that owns a small part of one row", rare(rng)),
        Case("sizes", draws.sizes(8, 1, 2), supported(column, rng)),
        *(
            Case("sizes", draws.sizes(*size), supported(drawn, rng, *size))
            for size in [(5, 3, 1), (5, 5, 2), (10, 3, 3)]
        ),
        *(Case("support", draws.sizes(*size), drawn(rng, *size)) for size in [(3, 2, 3), (2, 3, 4), (1, 3, 2)]),
        Case("floor", "a tight component, min_variance by default", supported(tight, rng, 0.3)),
        Case("floor", "a tight component, min_variance = 0.5", (*supported(tight, rng, 0.4, floor=0.5), 0.5)),
        Case("floor", "a tight component, min_variance = 0.04", (*supported(tight, rng, 0.35), 0.04)),
        Case("floor", "a very tight component, min_variance = 0", (*supported(tight, rng, 0.01), 0.0)),
        Case("alone", "components that own one row, a silent row, and nothing", lonely(rng)),
        Case("alone", "the same, min_variance = 0.36", (*lonely(rng), 0.36)),
        Case("alone", "the same, min_variance = 1e-7", (*lonely(rng), 1e-7)),
    ]


ORDINARY = (
    "Ten people, all in one group; two rated the film, with 3 and 5. What is the group's mean, and from how many?",
    "M1 adds soft counts over the rows that observe l; M2 and M3 divide by the weights that really went in; M4 by n.",
    "With a mask M of zeros and ones and zeros for the gaps, M1 and the sums of M2 are two matrix products.",
)
SILENT = (
    "A person rated nothing. Does that change how many people there are?",
    "M4 counts rows, whatever they hold: one row, one vote.",
    "p_j is the sum of the column of post, divided by the number of all rows.",
)
SUPPORT = (
    "For one component and one film: how much weight saw it?",
    "The support is a table (K, d). Each entry decides alone whether mu_jl moves, at 1 or more, or stays as it was.",
    "np.where with three tables (K, d): the test, the new means, the old means; mind what a division by 0 would leave.",
)
FLOOR = (
    "Which of your variances lie below the floor, and what should they be?",
    "A floor lifts what lies below it and leaves the rest alone; the caller says how high it is.",
    "Take the larger of the variance and min_variance, entry by entry, at the very end.",
)
ALONE = (
    "What are the mean and the variance of a component that owns exactly one row?",
    "No spread gives the floor; nothing observed gives old means and the floor; no rows give p_j = 0.",
    "Settle what 0/0 means before the floor: put a harmless number below the line where the sum is 0.",
)
EXERCISE = Exercise(
    "05_missing_data",
    missing.mstep,
    ("mixture",),
    cases,
    (
        Criterion("rows with gaps", 4, ("ordinary",), ORDINARY),
        Criterion("rows with nothing observed", 0.5, ("silent",), SILENT),
        Criterion("the support rule", 2, ("support",), SUPPORT),
        of_any_size(0.5, "mu stays (K, d), var and p stay (K,), whatever the sizes."),
        Criterion("the floor under the variance", 1, ("floor",), FLOOR),
        Criterion("components alone or empty", 1, ("alone",), ALONE),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"mixture.var": ("positive",), "mixture.p": ("sums_to_one",)},
)
