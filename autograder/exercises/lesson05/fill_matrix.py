"""Filling the gaps with what the mixture expects."""

from dataclasses import replace

import numpy as np

from autograder.exercises import draws, estep_slips
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson05 import estep
from autograder.exercises.lesson05.holes import arguments, far_rows, many, silent, weight_zero
from autograder.reference import missing
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("overwrites-observed", ("np.where(np.isnan(X), post @ mixture.mu, X)", "post @ mixture.mu"),
    "You put the expectation everywhere, also where the answer is known. Nobody asked you to predict what was said.",
    "Someone rated the film 5. What should stand there afterwards?")
mistakes.edit("hard-fill", ("post @ mixture.mu", "mixture.mu[post.argmax(axis=1)]"),
    "Each gap got the mean of the row's best component. Average over your doubt instead.",
    "A row that belongs half to each of two groups with means 1 and 5: which guess has the smaller squared error?")
mistakes.edit("prior-fill", ("post @ mixture.mu", "mixture.p @ mixture.mu"),
    "All rows got the same guess, weighted by p. It ignores what this person did say.",
    "Two people with opposite tastes: what do the soft counts know that p does not?")
mistakes.edit("plain-mean-of-means", ("post @ mixture.mu", "mixture.mu.mean(axis=0)"),
    "Each gap got the plain mean of all components, unweighted.",
    "How should a component count that this row hardly belongs to?")
mistakes.edit("column-mean-fill", ("post @ mixture.mu", "np.nanmean(X, axis=0)"),
    "Each gap got the mean of its column, so the mixture was never asked.",
    "Which two things does the mixture tell you about a row: who it belongs to, and what else?")
mistakes.edit("row-mean-fill", ("post @ mixture.mu", "np.nanmean(X, axis=1, keepdims=True)"),
    "Each gap got the mean of its own row, so the mixture was never asked.",
    "A person who likes most films: does that say which ones?")
mistakes.edit("zero-fill", ("post @ mixture.mu", "0.0"),
    "The gaps hold 0 now. That is a number like any other, and nobody said it.",
    "What would the model expect there?")
mistakes.edit("nothing-filled", ("np.where(np.isnan(X), post @ mixture.mu, X)", "X.copy()"),
    "The gaps are still there.",
    "Where in your function is a missing entry replaced, and does the result reach the return?")
mistakes.edit("only-gaps-kept", ("post @ mixture.mu, X", "post @ mixture.mu, 0.0"),
    "The gaps are filled, but the observed entries are gone: they are 0.",
    "Which of two tables should each entry be taken from?")
mistakes.edit("added-to-observed",
    ("np.where(np.isnan(X), post @ mixture.mu, X)", "np.nan_to_num(X) + post @ mixture.mu"),
    "The expectation was added everywhere, so that observed entries grew by it.",
    "What should be added where the entry is known?")
mistakes.edit("rounded", ("post @ mixture.mu", "np.round(post @ mixture.mu)"),
    "You rounded the guesses to whole ratings. The contract is the expectation; rounding only adds error.",
    "Truth is 3 or 4, equally likely. Which single guess has the smallest squared error?")
mistakes.edit("clipped", ("post @ mixture.mu", "np.clip(post @ mixture.mu, 1, 5)"),
    "You cut the guesses off at 1 and 5. That may be wise for stars, but the contract holds for any data.",
    "What if the columns are temperatures?")
mistakes.edit("rounded-everywhere",
    ("np.where(np.isnan(X), post @ mixture.mu, X)", "np.round(np.where(np.isnan(X), post @ mixture.mu, X))"),
    "All entries were rounded to whole numbers, the observed ones too. They stay as they are, to the last bit.",
    "Which line rounds, and what does it round: the guesses, or the finished table?")
mistakes.edit("zeros-as-gaps", ("np.isnan(X), post", "np.isnan(X) | (X == 0), post"),
    "Entries that are 0 were overwritten as if they were missing. NaN means missing; 0 is a number.",
    "How do you find out what is missing: before the gaps are filled, or by looking for the fill afterwards?")
mistakes.edit("asked-twice",
    ("    return np.where(",
     "    post, _ = estep(np.where(np.isnan(X), post @ mixture.mu, X), mixture)\n    return np.where("),
    "The guesses were filled in, and the E-step was asked again with them as data. A guess became evidence.",
    "The first soft counts came from what was observed. What new did the model learn after that?")
mistakes.edit("silent-rows-zero",
    ("post @ mixture.mu", "np.where(np.isnan(X).all(axis=1, keepdims=True), 0.0, post @ mixture.mu)"),
    "A row with nothing observed was filled with 0. The model still has an opinion: that of the average person.",
    "With no evidence, what are the soft counts of the row, and which average of the means follows?")
mistakes.edit("silent-rows-column-mean",
    ("post @ mixture.mu", "np.where(np.isnan(X).all(axis=1, keepdims=True), np.nanmean(X, axis=0), post @ mixture.mu)"),
    "A row with nothing observed got the means of the columns. The mixture has an expectation for such a row, too.",
    "With no evidence, what are the soft counts of the row, and which average of the means follows?")
mistakes.edit("silent-rows-plain-mean",
    ("post @ mixture.mu",
     "np.where(np.isnan(X).all(axis=1, keepdims=True), mixture.mu.mean(axis=0), post @ mixture.mu)"),
    "A row with nothing observed got the plain mean of all components. Their weights p_j say how common each is.",
    "Half of all people belong to component 1. Someone says nothing: how much should its mean count?")
for slip in estep.mistakes:
    if slip.name in ("zeros-as-data", "column-means-as-data", "constant-with-d", "no-mixing-weight"):
        mistakes.append(replace(slip, name=f"post-{slip.name}"))
mistakes.edit("fills-in-place",
    ("return np.where(np.isnan(X), post @ mixture.mu, X)",
     "X[np.isnan(X)] = (post @ mixture.mu)[np.isnan(X)]\n    return X"),
    "The guesses were written into the X that you were given. The same X is used for the next E-step, and for scoring.",
    "After your function, how could anybody tell a rating from a guess?")
# fmt: on


def cases(rng):
    """Ordinary sizes with holes, nothing missing, rows with nothing observed, sizes that are 1 or alike, far rows, many
    columns, a weight of 0.
    """
    whole = draws.data(rng, 3, 2), draws.mixture(rng, 4, 2)
    column = np.where(np.arange(4)[:, None] == draws.integer(rng, 0, 3), np.nan, draws.data(rng, 4, 1))
    return [
        Case("ordinary", draws.sizes(4, 2, 3), arguments(rng, 4, 2, 3)),
        Case("ordinary", draws.sizes(7, 4, 3), arguments(rng, 7, 4, 3)),
        Case("ordinary", draws.sizes(6, 3, 2), arguments(rng, 6, 3, 2)),
        Case("ordinary", "nothing missing, " + draws.sizes(3, 2, 4), whole),
        Case("ordinary", "two components exactly alike, one row twice", estep.twins(rng)),
        Case("silent", "two rows with nothing observed, one of zeros", silent(rng, 5, 3, 4)),
        Case("sizes", draws.sizes(4, 1, 3) + ", one entry missing", (column, draws.mixture(rng, 3, 1))),
        *(Case("sizes", draws.sizes(*size), arguments(rng, *size)) for size in [(5, 3, 1), *estep.EDGES]),
        Case("far", "two rows 1000 standard deviations away", far_rows(rng)),
        Case("far", "d = 1200 coordinates", many(rng)),
        Case("weight 0", "a component with p_j = 0, 37 standard deviations away", weight_zero(rng, 37)),
        Case("weight 0", "a component with p_j = 0", weight_zero(rng, 12)),
    ]


ORDINARY = (
    "A row belongs 0.8 to a group that gives the film 4, and 0.2 to one that gives it 1. What do you expect?",
    "F1 asks the E-step for the soft counts; F2 averages the means by them; F3 keeps what is known.",
    "One matrix product gives a guess for every entry; then choose, entry by entry, between guess and data.",
)
SILENT = (
    "What do you expect of a person of whom you know nothing?",
    "The soft counts of a row with nothing observed are the weights p, and the guess is the average by them.",
    "Nothing special is needed: if the E-step is right for such a row, so is the average.",
)
EXERCISE = Exercise(
    "05_missing_data",
    missing.fill_matrix,
    ("filled",),
    cases,
    (
        Criterion("rows with gaps", 1.25, ("ordinary",), ORDINARY),
        Criterion("rows with nothing observed", 0.5, ("silent",), SILENT),
        of_any_size(0.5, "(n, K) times (K, d) is (n, d), whatever the sizes."),
        Criterion("far rows and many ratings", 0.5, ("far",), estep_slips.FAR),
        Criterion("a component of weight 0", 0.25, ("weight 0",), estep_slips.WEIGHT),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {},
    uses=("estep",),
    inlined=("estep",),
)
