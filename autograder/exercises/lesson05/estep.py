"""The E-step with missing entries."""

import numpy as np

from autograder.exercises import draws, estep_slips
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson05.holes import arguments, far_rows, many, silent, weight_zero
from autograder.reference import missing
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("zeros-as-data", ("(~np.isnan(X)).astype(float)", "np.ones(X.shape)"),
    "Missing entries were set to 0 and then counted as data: you told the model that people gave these films 0.",
    "A row with one entry and two gaps: how many coordinates should decide who it belongs to, and how many do?")
mistakes.edit("column-means-as-data", ("    M =", "    X = np.where(np.isnan(X), np.nanmean(X, axis=0), X)\n    M ="),
    "The gaps were filled with the means of their columns, and then counted as data. A guess became evidence.",
    "Ten people rated nothing but one film, the same. Should the model be sure about their other films?")
mistakes.edit("constant-with-d", ("rated / 2", "X.shape[1] / 2"),
    "The distances are over observed entries, but the constant still has d factors. There is one for each rating.",
    "A row with nothing observed: which term in your formula still differs between components?")
mistakes.edit("means-not-masked", ("M @ (mixture.mu**2).T", "(mixture.mu**2).sum(axis=1)"),
    "The data are 0 where they are missing, but the means are not: each gap adds (0 - mu)^2 to the distance.",
    "What should a missing entry add to the squared distance, whatever the mean is there?")
mistakes.edit("scaled-up",
    ("    with",
     "    squared = squared * X.shape[1] / np.maximum(rated, 1)\n"
     "    rated = np.where(rated > 0, X.shape[1], 0)\n"
     "    with"),
    "You stretched each distance to d coordinates, as if the unseen entries were like the seen ones.",
    "Two ratings tell less than twenty. After stretching, what is the difference between the two rows?")
mistakes.edit("average-count", ("rated / 2", "rated.mean() / 2"),
    "All rows share one number of observed entries, the average. Each row has a number of its own.",
    "For three rows with 1, 2 and 6 ratings: which three numbers stand in the constant?")
mistakes.edit("zeros-as-gaps", ("~np.isnan(X)", "np.nan_to_num(X) != 0"),
    "Entries that are 0 were taken for missing. NaN means missing; 0 is a number, and somebody said it.",
    "How do you find out what is missing: before the gaps are filled, or by looking for the fill afterwards?")
mistakes.edit("distances-averaged",
    ("squared / (2 * mixture.var)", "squared / np.maximum(rated, 1) / (2 * mixture.var)"),
    "You averaged the squared differences of a row; they must be added. Every rating is evidence of its own.",
    "Twenty ratings that all say the same, or two: where should you be surer?")
mistakes.edit("nan-spreads", ("np.where(np.isnan(X), 0.0, X)", "X"),
    "NaN was carried through the sums. Whatever touches NaN becomes NaN, so a row with one gap loses everything.",
    "Where can you note which entries are observed, before any arithmetic is done?")
mistakes.edit("complete-rows-only",
    ("    M =", "    X = np.where(np.isnan(X).any(axis=1, keepdims=True), np.nan, X)\n    M ="),
    "Rows with a gap were treated as if nothing were observed in them. What they do hold was thrown away.",
    "A person rated 40 of 41 films. What do you know about them?")
mistakes.edit("silent-rows-uniform",
    ("np.exp(joint - rows)", "np.where(rated == 0, 1 / len(mixture.p), np.exp(joint - rows))"),
    "A row with nothing observed was shared out equally. Without evidence, Bayes' rule leaves the prior as it is.",
    "Half of all people belong to component 1. Someone says nothing: what is your best guess?")
mistakes.edit("silent-rows-zero", ("np.exp(joint - rows)", "np.exp(joint - rows) * (rated > 0)"),
    "A row with nothing observed was given to nobody. It still is one person, and shares out one unit.",
    "No evidence came in. What does Bayes' rule leave of the prior?")
mistakes.edit("silent-rows-nan", ("squared / (2 * mixture.var)", "rated * (squared / rated) / (2 * mixture.var)"),
    "A row with nothing observed became NaN: somewhere the number of its entries, 0, stands below a line.",
    "Does the E-step need a mean over the observed entries, or a sum?")
mistakes.edit("no-mixing-weight", ("np.log(mixture.p) - rated", "-rated"),
    "The mixing weights p_j are left out. With few ratings in a row the prior matters more than ever.",
    "A row with nothing observed should get back exactly p. What does yours get?")
mistakes.edit("one-factor-only", ("rated / 2", "np.minimum(rated, 1) / 2"),
    "The constant has the factor of one coordinate, whatever the row holds. Each observed entry brings its own.",
    "Two independent ratings: how often does the bell curve's constant stand in their product?")
mistakes.edit("no-constant", (" - rated / 2 * np.log(2 * np.pi * mixture.var)", ""),
    "Only the exponent is there. The bell curve's constant depends on var_j and on the number of observed entries.",
    "Two components at the same mean, one wide and one narrow: who should get a point that sits on the mean?")
mistakes.edit("no-two-pi", ("2 * np.pi * mixture.var", "mixture.var"),
    "The soft counts are right, because this factor is the same for all components; in the log-likelihood it stays.",
    "Which number of the bell curve's constant did you leave out?")
mistakes.edit("no-half", ("(2 * mixture.var)", "mixture.var"),
    "The exponent lacks its half: your bells are too narrow.",
    "One standard deviation away from the mean, what fraction of the peak should be left?")
mistakes.edit("variance-as-sd",
    [("pi * mixture.var", "pi * mixture.var**2"), ("(2 * mixture.var)", "(2 * mixture.var**2)")],
    "The variances were squared once more. `mixture.var` already is sigma squared.",
    "What are the units of `var` if the data are in stars?")
estep_slips.add_to(
    mistakes,
    words={"point": "row", "halfway": "row that belongs half to each of two groups"},
    without=(
        "weight-not-logged", "weight-after-normalising", "wrong-axis-after-shift", "ll-mean", "likelihood-not-log",
        "data-in-float32",  # of small whole numbers nothing is lost
    ),
    instead={
        "density-underflow": {
            "why": "Your numbers are right until they vanish: with many ratings in a row every density is exactly 0, "
            "and 0/0 is nan."
        },
        "one-maximum-for-all": {
            "why": "One maximum for the whole table anchors only its own row. Rows with more ratings lie far below, "
            "and vanish."
        },
        "argmax-post": {"question": "A person with a single rating: how sure can you be of their group?"},
    },
)
mistakes.edit("ll-of-complete-rows", ("float(rows.sum())", "float(rows[rated == X.shape[1]].sum())"),
    "The log-likelihood adds only rows without a gap. What was observed in the others belongs to it, too.",
    "A person rated 40 of 41 films. Should the stopping rule not hear of them?")
mistakes.edit("ll-per-row", ("float(rows.sum())", "float(rows.mean())"),
    "You returned the mean over the rows; the contract is the total.",
    "Double every row: what should happen to a total, and what to a mean?")
mistakes.edit("ll-per-entry", ("float(rows.sum())", "float(rows.sum() / M.sum())"),
    "You divided by the number of observed entries. That is good for comparing tables; the contract is the total.",
    "Which of the two does the stopping rule of lesson 03 take?")
mistakes.edit("writes-into-data", ("X0 = np.where(np.isnan(X), 0.0, X)", "X[np.isnan(X)] = 0\n    X0 = X"),
    "The gaps were overwritten in the X that you were given. After one call nobody knows any more what was missing.",
    "Which line has an index of X on its left? What would a new array in its place cost?")
mistakes.edit("writes-into-mixture",
    ("    return np.exp(joint - rows)", "    mixture.var[:] *= 2\n    return np.exp(joint - rows)"),
    "A NamedTuple protects its names, not the arrays inside: an in-place operation changed the caller's mixture.",
    "Which line uses `*=`, `/=`, `+=` or an index on the left, and on which array?")
# fmt: on


def unequal(rng):
    """One row with 400 ratings, one with a single one."""
    X, drawn = arguments(rng, 3, 400, 2)
    X[0], X[1, 1:] = drawn.mu[0] + rng.normal(size=400), np.nan
    X[1, 0], X[2, 200:] = 0.5, np.nan
    return draws.rounded((X, drawn))


def twins(rng):
    """Two components that are exactly alike, and two rows."""
    X, drawn = arguments(rng, 6, 3, 2)
    X[4] = X[1]
    return X, drawn._replace(mu=drawn.mu[[0, 0]], var=drawn.var[[0, 0]], p=np.array([0.5, 0.5]))


EDGES = [(3, 3, 2), (4, 2, 4), (5, 3, 3), (2, 3, 4), (1, 3, 2)]


def cases(rng):
    """Ordinary sizes with holes, nothing missing, components alike, silent rows, sizes that are 1 or alike, far rows,
    many ratings, a weight of 0.
    """
    ordinary = [(3, 2, 4), (draws.integer(rng, 6, 8), 3, 2), (6, 5, 3)]
    whole = draws.data(rng, 5, 2), draws.mixture(rng, 3, 2)
    column = np.where(np.arange(4)[:, None] == draws.integer(rng, 0, 3), np.nan, draws.data(rng, 4, 1))
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", "nothing missing, " + draws.sizes(5, 2, 3), whole),
        Case("ordinary", "two components exactly alike, one row twice", twins(rng)),
        Case("silent", "two rows with nothing observed, one of zeros", silent(rng, 5, 3, 4)),
        Case("sizes", draws.sizes(4, 1, 3) + ", one entry missing", (column, draws.mixture(rng, 3, 1))),
        *(Case("sizes", draws.sizes(*size), arguments(rng, *size)) for size in [(5, 3, 1), *EDGES]),
        Case("far", "two rows 1000 standard deviations away", far_rows(rng)),
        Case("far", "rows of 400, 1 and 200 ratings", unequal(rng)),
        Case("far", "d = 1200 coordinates", many(rng)),
        Case("weight 0", "a component with p_j = 0, 37 standard deviations away", weight_zero(rng, 37)),
        Case("weight 0", "a component with p_j = 0", weight_zero(rng, 12)),
    ]


ORDINARY = (
    "Take a row with two of three entries observed. Which terms of log N hold the third, and what is left without it?",
    "E1 adds squared differences over observed entries only; E2 has one factor for each observed entry, not d.",
    "Note the observed entries first; put 0 for the rest; multiply the mask with whatever could put something there.",
)
SILENT = (
    "What do you believe about a person who has not said anything yet?",
    "No observed entry means an empty sum of squares and no factor: only the log weight is left.",
    "Use sums over the observed entries, never means: an empty sum is 0, an empty mean is nan.",
)
EXERCISE = Exercise(
    "05_missing_data",
    missing.estep,
    ("post", "log_likelihood"),
    cases,
    (
        Criterion("rows with gaps", 5, ("ordinary",), ORDINARY),
        Criterion("rows with nothing observed", 1, ("silent",), SILENT),
        of_any_size(1, "Keep the numbers of ratings and the row values as (n, 1) while you need them beside (n, K)."),
        Criterion("far rows and many ratings", 1, ("far",), estep_slips.FAR),
        Criterion("a component of weight 0", 1, ("weight 0",), estep_slips.WEIGHT),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
)
