"""The root of the mean squared error over chosen entries."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import missing
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


def errors(truth, filled, where):
    """The differences over the chosen entries, (m,)."""
    return truth[where] - filled[where]


@mistakes
def everywhere(truth, filled, where):
    """You scored every entry whose truth is known. Say which entries you score: the ones that `where` marks.

    Entries that the model was shown are easy. What do they do to the score?"""
    return float(np.sqrt(np.nanmean((truth - filled) ** 2)))


@mistakes
def nan_not_left_out(truth, filled, where):
    """NaN came into the sum: 0 times NaN is NaN, so multiplying by the mask does not remove what is unknown.

    How do you take entries out of an array, instead of making them 0?"""
    return float(np.sqrt(((truth - filled) ** 2 * where).sum() / where.sum()))


@mistakes
def over_the_others(truth, filled, where):
    """You scored the entries that `where` does not mark.

    Is an entry that should be scored True or False there?"""
    return float(np.sqrt(np.nanmean(errors(truth, filled, ~where) ** 2)))


@mistakes
def zeros_left_out(truth, filled, where):
    """Entries whose truth is 0 were left out, as if 0 meant missing. NaN means missing; 0 is a number.

    In standard units, what does a 0 say?"""
    return missing.rmse(truth, filled, where & (truth != 0))


@mistakes
def perfect_guesses_left_out(truth, filled, where):
    """Entries whose error is 0 were left out. A guess that is exactly right counts, and lowers the error.

    Nine perfect guesses and one that is off by 2: should the error be 2?"""
    return missing.rmse(truth, filled, where & (truth != filled))


@mistakes
def whole_rows(truth, filled, where):
    """Wherever `where` marks an entry, you scored its whole row. It chooses entries, not rows.

    A row with one entry to score and nine that the model was shown: how many errors does it bring?"""
    return everywhere(*(table[where.any(axis=1)] for table in (truth, filled, where)))


@mistakes
def rounded_guesses(truth, filled, where):
    """You rounded the guesses to whole numbers before you scored them. The error of a guess is that of the guess.

    Truth 3, guess 3.4: is that guess perfect?"""
    return missing.rmse(truth, np.round(filled), where)


@mistakes
def largest_error(truth, filled, where):
    """You returned the largest error; the contract is the root of the mean of their squares.

    One guess off by 4 and ninety-nine perfect ones: what should the error say about them together?"""
    return float(np.abs(errors(truth, filled, where)).max())


@mistakes
def no_root(truth, filled, where):
    """That is the mean squared error; the root is missing, so the units are stars squared.

    If every guess is off by 2, what should the error be?"""
    return float(np.mean(errors(truth, filled, where) ** 2))


@mistakes
def mean_absolute(truth, filled, where):
    """You averaged the sizes of the errors. The square comes before the mean, the root after it.

    Errors of 1 and 3: what is the mean of their squares, and the root of that?"""
    return float(np.mean(np.abs(errors(truth, filled, where))))


@mistakes
def sum_not_mean(truth, filled, where):
    """You took the root of the sum; the error grows with the number of entries.

    Score every entry twice: should the error change?"""
    return float(np.sqrt(np.sum(errors(truth, filled, where) ** 2)))


@mistakes
def divided_by_all(truth, filled, where):
    """You divided by the number of all entries, scored or not.

    How many squares did you add?"""
    return float(np.sqrt(np.sum(errors(truth, filled, where) ** 2) / where.size))


@mistakes
def divided_by_rows(truth, filled, where):
    """You divided by the number of rows. The mean is over entries.

    How many squares did you add?"""
    return float(np.sqrt(np.sum(errors(truth, filled, where) ** 2) / len(where)))


@mistakes
def root_before_mean(truth, filled, where):
    """You divided the root of the sum by the number of entries. The mean comes first, then the root.

    If every guess is off by 2, what does your formula give for four entries?"""
    return float(np.sqrt(np.sum(errors(truth, filled, where) ** 2)) / where.sum())


@mistakes
def spread_of_errors(truth, filled, where):
    """You measured how the errors scatter about their own mean, so a constant error costs nothing.

    Every guess is exactly 1 too high: what should the error be?"""
    return float(np.std(errors(truth, filled, where)))


@mistakes
def mean_error(truth, filled, where):
    """Errors of both signs were added, so they cancel.

    Guesses that are 2 too high and 2 too low: are they perfect together?"""
    return float(np.mean(errors(truth, filled, where)))


@mistakes
def rows_first(truth, filled, where):
    """You took an error for each row and averaged those. The contract has one mean, over all scored entries.

    A row with one scored entry and a row with nine: how much should each count?"""
    squared = np.where(where, (truth - filled) ** 2, 0.0).sum(axis=1)
    count = where.sum(axis=1)
    return float(np.sqrt(squared[count > 0] / count[count > 0]).mean())


@mistakes
def columns_first(truth, filled, where):
    """You took an error for each column and averaged those. The contract has one mean, over all scored entries.

    A column with one scored entry and a column with nine: how much should each count?"""
    return rows_first(truth.T, filled.T, where.T)


@mistakes
def one_error_for_each_column(truth, filled, where):
    """You returned an error for each column. The contract is one number.

    Over which axes should the mean run?"""
    squared = np.where(where, (truth - filled) ** 2, 0.0).sum(axis=0)
    return np.sqrt(squared / np.maximum(where.sum(axis=0), 1))


@mistakes
def writes_into_truth(truth, filled, where):
    """The unknown entries of `truth` were overwritten. It belongs to the caller, who still needs to know what is known.

    Which line has an index of `truth` on its left?"""
    answer = missing.rmse(truth, filled, where)
    truth[np.isnan(truth)] = 0
    return answer


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
    """Data in standard units, with exact zeros among the scored entries."""
    truth, guess, where = ratings(rng, 4, 3)
    truth = np.round(truth - 3 + 0.1 * rng.normal(size=truth.shape), 2)
    truth[tuple(np.argwhere(where)[0])] = 0.0
    return truth, guess - 3, where


def one_entry(rng):
    """A single scored entry."""
    truth, guess, _ = ratings(rng, 3, 2)
    where = np.zeros((3, 2), dtype=bool)
    where[draws.integer(rng, 0, 2), draws.integer(rng, 0, 1)] = True
    return np.where(where, truth, np.nan), guess, where


def cases(rng):
    """All truth known, truth NaN elsewhere, zeros that are data, everything scored, one entry."""
    whole = ratings(rng, 2, 3)
    return [
        Case("ordinary", "truth known everywhere, n = 5, d = 3", spared(rng)),
        Case("ordinary", "truth NaN where it is not scored, n = 6, d = 4", with_a_hit(rng)),
        Case("ordinary", "some truths are exactly 0", with_zeros(rng)),
        Case("single", "every entry scored, n = 2, d = 3", (*whole[:2], np.ones((2, 3), dtype=bool))),
        Case("single", "one entry scored", one_entry(rng)),
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
        Criterion("one entry, or all", 0.5, ("single",), SINGLE),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
)
