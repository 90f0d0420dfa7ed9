"""The root of the mean squared error over chosen entries."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import missing
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("everywhere", ("np.mean((truth[where] - filled[where])", "np.nanmean((truth - filled)"),
    "You scored every entry whose truth is known. Say which entries you score: the ones that `where` marks.",
    "Entries that the model was shown are easy. What do they do to the score?")
mistakes.edit("nan-not-left-out",
    ("np.mean((truth[where] - filled[where]) ** 2)", "((truth - filled) ** 2 * where).sum() / where.sum()"),
    "NaN came into the sum: 0 times NaN is NaN, so multiplying by the mask does not remove what is unknown.",
    "How do you take entries out of an array, instead of making them 0?")
mistakes.edit("over-the-others",
    ("np.mean((truth[where] - filled[where])", "np.nanmean((truth[~where] - filled[~where])"),
    "You scored the entries that `where` does not mark.",
    "Is an entry that should be scored True or False there?")
mistakes.edit("zeros-left-out", ("    return", "    where = where & (truth != 0)\n    return"),
    "Entries whose truth is 0 were left out, as if 0 meant missing. NaN means missing; 0 is a number.",
    "In standard units, what does a 0 say?")
mistakes.edit("perfect-guesses-left-out", ("    return", "    where = where & (truth != filled)\n    return"),
    "Entries whose error is 0 were left out. A guess that is exactly right counts, and lowers the error.",
    "Nine perfect guesses and one that is off by 2: should the error be 2?")
mistakes.edit("whole-rows", [("    return", "    where = where.any(axis=1)\n    return"), ("np.mean", "np.nanmean")],
    "Wherever `where` marks an entry, you scored its whole row. It chooses entries, not rows.",
    "A row with one entry to score and nine that the model was shown: how many errors does it bring?")
mistakes.edit("rounded-guesses", ("filled[where]", "np.round(filled[where])"),
    "You rounded the guesses to whole numbers before you scored them. The error of a guess is that of the guess.",
    "Truth 3, guess 3.4: is that guess perfect?")
mistakes.edit("largest-error",
    ("np.sqrt(np.mean((truth[where] - filled[where]) ** 2))", "np.abs(truth[where] - filled[where]).max()"),
    "You returned the largest error; the contract is the root of the mean of their squares.",
    "One guess off by 4 and ninety-nine perfect ones: what should the error say about them together?")
mistakes.edit("no-root", ("np.sqrt", ""),
    "That is the mean squared error; the root is missing, so the units are stars squared.",
    "If every guess is off by 2, what should the error be?")
mistakes.edit("mean-absolute", ("np.sqrt(np.mean(", "np.mean(np.sqrt("),
    "You averaged the sizes of the errors. The square comes before the mean, the root after it.",
    "Errors of 1 and 3: what is the mean of their squares, and the root of that?")
mistakes.edit("sum-not-mean", ("np.mean", "np.sum"),
    "You took the root of the sum; the error grows with the number of entries.",
    "Score every entry twice: should the error change?")
mistakes.edit("divided-by-all", [("np.mean", "np.sum"), ("** 2)", "** 2) / where.size")],
    "You divided by the number of all entries, scored or not.",
    "How many squares did you add?")
mistakes.edit("divided-by-rows", [("np.mean", "np.sum"), ("** 2)", "** 2) / len(where)")],
    "You divided by the number of rows. The mean is over entries.",
    "How many squares did you add?")
mistakes.edit("root-before-mean", [("np.mean", "np.sum"), ("** 2))", "** 2)) / where.sum()")],
    "You divided the root of the sum by the number of entries. The mean comes first, then the root.",
    "If every guess is off by 2, what does your formula give for four entries?")
mistakes.edit("spread-of-errors",
    ("np.sqrt(np.mean((truth[where] - filled[where]) ** 2))", "np.std(truth[where] - filled[where])"),
    "You measured how the errors scatter about their own mean, so a constant error costs nothing.",
    "Every guess is exactly 1 too high: what should the error be?")
mistakes.edit("mean-error",
    ("np.sqrt(np.mean((truth[where] - filled[where]) ** 2))", "np.mean(truth[where] - filled[where])"),
    "Errors of both signs were added, so they cancel.",
    "Guesses that are 2 too high and 2 too low: are they perfect together?")
mistakes.edit("rows-first",
    ("np.sqrt(np.mean((truth[where] - filled[where]) ** 2))",
     "np.nanmean(np.sqrt(np.nanmean(np.where(where, (truth - filled) ** 2, np.nan), axis=1)))"),
    "You took an error for each row and averaged those. The contract has one mean, over all scored entries.",
    "A row with one scored entry and a row with nine: how much should each count?")
mistakes.edit("columns-first",
    ("np.sqrt(np.mean((truth[where] - filled[where]) ** 2))",
     "np.nanmean(np.sqrt(np.nanmean(np.where(where, (truth - filled) ** 2, np.nan), axis=0)))"),
    "You took an error for each column and averaged those. The contract has one mean, over all scored entries.",
    "A column with one scored entry and a column with nine: how much should each count?")
mistakes.edit("one-error-for-each-column",
    ("float(np.sqrt(np.mean((truth[where] - filled[where]) ** 2)))",
     "np.sqrt(np.where(where, (truth - filled) ** 2, 0.0).sum(axis=0) / np.maximum(where.sum(axis=0), 1))"),
    "You returned an error for each column. The contract is one number.",
    "Over which axes should the mean run?")
mistakes.edit("writes-into-truth", ("    return", "    truth[np.isnan(truth)] = 0\n    return"),
    "The unknown entries of `truth` were overwritten. It belongs to the caller, who still needs to know what is known.",
    "Which line has an index of `truth` on its left?")
# fmt: on


def ratings(rng, n, d, known=1.0):
    """Whole ratings, guesses a little too high, and a mask with at least two entries; truth NaN in part elsewhere."""
    truth = rng.integers(1, 6, size=(n, d)).astype(float)
    where = rng.permutation(np.arange(n * d) < max(2, n * d // 3)).reshape(n, d)
    guess = np.round(truth + 0.3 + rng.normal(size=(n, d)), 2)
    return np.where(where | (rng.random((n, d)) < known), truth, np.nan), guess, where


def spared(rng):
    """All truth known, and a row in which nothing is scored."""
    truth, guess, where = ratings(rng, 5, 3)
    where[draws.integer(rng, 0, 4)] = False
    return truth, guess, where


def with_a_hit(rng):
    """Truth NaN in part, and a guess among the scored that is exactly right."""
    truth, guess, where = ratings(rng, 6, 4, known=0.4)
    hit = tuple(np.argwhere(where)[0])
    guess[hit] = truth[hit]
    return truth, guess, where


def with_zeros(rng):
    """Data in standard units, with an exact zero among the scored truths and one among the guesses."""
    truth, guess, where = ratings(rng, 4, 3)
    truth = np.round(truth - 3 + 0.1 * rng.normal(size=truth.shape), 2)
    guess = guess - 3
    truth[tuple(np.argwhere(where)[0])] = guess[tuple(np.argwhere(where)[1])] = 0.0
    return truth, guess, where


def one_entry(rng):
    """A single scored entry."""
    truth, guess, _ = ratings(rng, 3, 2)
    where = np.zeros((3, 2), dtype=bool)
    where[draws.integer(rng, 0, 2), draws.integer(rng, 0, 1)] = True
    return np.where(where, truth, np.nan), guess, where


def cases(rng):
    """All truth known, truth NaN elsewhere, zeros that are data, all scored, one row or entry, a square table."""
    whole = ratings(rng, 2, 3)
    return [
        Case("ordinary", "truth known everywhere, n = 5, d = 3", spared(rng)),
        Case("ordinary", "truth NaN where it is not scored, n = 6, d = 4", with_a_hit(rng)),
        Case("ordinary", "some truths are exactly 0", with_zeros(rng)),
        Case("single", "every entry scored, n = 2, d = 3", (*whole[:2], np.ones((2, 3), dtype=bool))),
        Case("single", "one entry scored", one_entry(rng)),
        Case("single", "one row, n = 1, d = 6", ratings(rng, 1, 6)),
        Case("single", "a square table, n = 4, d = 4", ratings(rng, 4, 4)),
    ]


ORDINARY = (
    "Two scored entries, with errors 1 and 3. What is the root of the mean of their squares?",
    "Choose the entries first; then square, then mean, then root.",
    "A boolean table as an index takes out exactly the entries where it is True, as one long array.",
)
SINGLE = (
    "What should the error be when a single entry is scored?",
    "The mean of one square is that square, and its root the size of the error.",
    "Nothing special is needed if the mean runs over the scored entries only.",
)
EXERCISE = Exercise(
    "05_missing_data",
    missing.rmse,
    ("error",),
    cases,
    (
        Criterion("scored entries", 1.75, ("ordinary",), ORDINARY),
        Criterion("one entry or all, one row, a square", 0.5, ("single",), SINGLE),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
)
