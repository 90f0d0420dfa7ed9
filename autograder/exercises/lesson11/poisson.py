"""Poisson counts as members of the exponential family."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson11 import members
from autograder.reference import exponential
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("eta-is-the-rate", ("np.log(means)", "means.copy()"),
    "You returned the rates themselves as eta. The tilt is e^(eta x), and the Poisson has lambda^x.",
    "Which number eta makes e^(eta x) the same as lambda^x?")
mistakes.edit("eta-exponentiated", ("np.log(means)", "np.exp(means)"),
    "You went the wrong way: the rate is the exponential of eta, and you were given the rate.",
    "With a rate of 1 there is no tilt. What should eta be there, and what is yours?")
mistakes.edit("eta-inverse", ("np.log(means)", "-1 / means"),
    "That is eta of a waiting time, not of a count.",
    "Which factor in lambda^x e^(-lambda) / x! holds both x and lambda? Take its logarithm.")
mistakes.edit("log-of-one-plus", ("np.log(means)", "np.log1p(means)"),
    "You took the logarithm of 1 + lambda. np.log1p adds the 1 by itself.",
    "With a rate of 1, what should eta be?")
mistakes.edit("log-padded", ("np.log(means)", "np.log(means + 1e-6)"),
    "You added a small number before the logarithm. Rates are above 0 here, and a small rate is a fact, no accident.",
    "A rate of 1e-6: how far is your eta from its logarithm?")
mistakes.edit("eta-base-10", ("np.log(means)", "np.log10(means)"),
    "The logarithm is to base 10; the tilt is e^(eta x).",
    "Which NumPy function has base e?")
mistakes.edit("log-z-for-each-count", ("means.sum(axis=1)", "means.copy()"),
    "You returned a log Z for each count. A row is one density, with one log Z for each component.",
    "Independent counts multiply their chances. What happens to their logarithms?")
mistakes.edit("log-z-of-all-components", ("means.sum(axis=1)", "np.full(len(means), means.sum())"),
    "You added up the rates of all components. Each has a log Z of its own.",
    "Along which axis do the counts of one component lie?")
mistakes.edit("summed-over-components", ("means.sum(axis=1)", "means.sum(axis=0)"),
    "You added along the components; log Z adds up the counts of one of them.",
    "How many numbers should log_z hold: K or s?")
mistakes.edit("averaged", ("means.sum(axis=1)", "means.mean(axis=1)"),
    "You averaged over the counts of a row. Each count adds its own rate.",
    "Two counts in place of one, with the same rate: what happens to log Z?")
mistakes.edit("log-z-is-z", ("means.sum(axis=1)", "np.exp(means.sum(axis=1))"),
    "That is Z itself; the contract is its logarithm.",
    "Which last step turns Z into log Z?")
mistakes.edit("log-z-of-the-sum", ("means.sum(axis=1)", "np.log(means.sum(axis=1))"),
    "You took one logarithm too many: for a Poisson lambda already is log Z.",
    "In log p(x) = -log x! + x log lambda - lambda, what stands alone, without x?")
mistakes.edit("log-z-is-sum-of-eta", ("means.sum(axis=1)", "np.log(means).sum(axis=1)"),
    "You added up eta. log Z is a function of eta, and for counts it is the rate.",
    "With a rate of 1, eta is 0. What is the sum of all weights 1/x! then?")
mistakes.edit("log-z-negative", ("means.sum(axis=1)", "-means.sum(axis=1)"),
    "The sign is turned: log p(x) is what stands with x, minus log Z, and yours is subtracted twice.",
    "Z is the sum of the tilted weights, and the first of them is 1. Can its logarithm be below 0?")
mistakes.edit("column-of-log-z", ("means.sum(axis=1)", "means.sum(axis=1, keepdims=True)"),
    "Your log Z is a column (K, 1). The contract is (K,): in the E-step it stands along the components.",
    "What is the shape of log_z in your function, and what does keepdims do to it?")
mistakes.edit("other-way-round", ("np.log(means), means.sum(axis=1)", "means.sum(axis=1), np.log(means)"),
    "The two results come back in the wrong order.",
    "Which does the contract name first, eta or log_z?")
mistakes.edit("writes-into-means", ("    return", "    means *= 2\n    means = means / 2\n    return"),
    "You wrote into the table of means that you were given. It belongs to the caller.",
    "Which line uses `*=`, `/=`, `+=` or `out=`?")
# fmt: on


def cases(rng):
    """Ordinary tables, sizes that are 1 or alike, very small and very large rates."""
    ordinary = [(3, 2), (draws.integer(rng, 4, 6), 3), (2, 5)]
    extreme = 10.0 ** rng.uniform([[-6], [-3], [4]], [[-5], [-2], [6]], (3, 2))
    return [
        *(Case("ordinary", f"K = {K}, s = {s}", (members.rates(rng, K, s),)) for K, s in ordinary),
        Case("ordinary", "two components exactly alike", members.twice(members.rates(rng, 4, 3))),
        *(Case("sizes", f"K = {K}, s = {s}", (members.rates(rng, K, s),)) for K, s in members.TABLES),
        Case("extreme", "rates from 1e-6 to 1e6", (extreme,)),
        Case("extreme", "rates about 1e-5", (np.abs(extreme[:1]) * rng.uniform(1, 2, (3, 2)),)),
    ]


ORDINARY = (
    "One component, one count, mean 2. What are eta and log Z by hand?",
    "Write the logarithm of the Poisson, and sort: what stands with x, and what stands alone with a minus sign.",
    "What stands with x is the logarithm of the rate. What stands alone is the rate, added up along the row.",
)
EXTREME = (
    "A rate of 1e-6: what is its logarithm?",
    "Neither tiny nor huge rates need any care: no constant, no clip.",
    "The logarithm of the mean as it is, and the sum of the means as they are.",
)
EXERCISE = Exercise(
    "11_one_em",
    exponential.poisson,
    ("eta", "log_z"),
    cases,
    (
        Criterion("ordinary counts", 1.5, ("ordinary",), ORDINARY),
        of_any_size(0.5, "eta stays (K, s), log_z stays (K,), whatever the sizes.", "K or s"),
        Criterion("very small and very large rates", 0.25, ("extreme",), EXTREME),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
)
