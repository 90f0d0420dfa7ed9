"""Coins as members of the exponential family."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson11 import members
from autograder.reference import exponential
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("log-of-theta", ("np.log(means / (1 - means))", "np.log(means)"),
    "That is log theta. With x stands log theta minus log(1 - theta): paper speaks as well.",
    "Sort the two terms of log p(x) by what stands with x. Which part of the second one does?")
mistakes.edit("odds-not-logged", ("np.log(means / (1 - means))", "means / (1 - means)"),
    "These are the odds. eta is their logarithm: the tilt is e^(eta x).",
    "A fair coin has no tilt. What should its eta be, and what is yours?")
mistakes.edit("odds-upside-down", ("np.log(means / (1 - means))", "np.log((1 - means) / means)"),
    "The odds are upside down: yours tilt towards 0.",
    "A coin that nearly always shows 1: should its eta be above or below 0?")
mistakes.edit("eta-is-the-mean", ("np.log(means / (1 - means))", "means.copy()"),
    "You returned the means themselves as eta.",
    "Which number eta makes e^eta equal to theta / (1 - theta)?")
mistakes.edit("odds-with-one-plus", ("means / (1 - means)", "means / (1 + means)"),
    "The chance of the other side is 1 - theta; you divided by 1 + theta.",
    "What do the chances of both sides add up to?")
mistakes.edit("sigmoid", ("np.log(means / (1 - means))", "1 / (1 + np.exp(-means))"),
    "That goes from eta to theta. You are given theta, and look for eta.",
    "A fair coin: what does your function make of 0.5, and what should it?")
mistakes.edit("log-z-sign", ("-np.log(1 - means).sum", "np.log(1 - means).sum"),
    "The sign of log Z is turned: log p(x) has MINUS log Z, and log(1 - theta) stands there with a plus.",
    "Z is the sum of two weights, 1 and e^eta. Can its logarithm be below 0?")
mistakes.edit("log-z-of-theta", ("-np.log(1 - means).sum", "-np.log(means).sum"),
    "What stands alone in log p(x), without x, is log(1 - theta), not log theta.",
    "Put x = 0. What is left of log p(x)?")
mistakes.edit("log-z-of-counts", ("-np.log(1 - means).sum", "means.sum"),
    "That is log Z of a Poisson. A coin has two sides, and its Z is a sum of two weights.",
    "Put x = 0 into log p(x) of a coin. What is left?")
mistakes.edit("log-z-of-the-mean-as-eta", ("-np.log(1 - means).sum", "np.log1p(np.exp(means)).sum"),
    "log(1 + e^eta) is right, with eta. You put the mean in its place.",
    "Which of the two numbers, theta or eta, stands in the exponent of the tilt?")
mistakes.edit("entropy-for-log-z",
    ("-np.log(1 - means).sum", "-(means * np.log(means) + (1 - means) * np.log(1 - means)).sum"),
    "That is the entropy of the coins. log Z is what stands alone in log p(x).",
    "Put x = 0. What is left of log p(x)?")
mistakes.edit("log-z-is-z", ("-np.log(1 - means).sum(axis=1)", "np.prod(1 / (1 - means), axis=1)"),
    "That is Z itself; the contract is its logarithm.",
    "Which last step turns Z into log Z?")
mistakes.edit("log-of-the-summed-chances", ("-np.log(1 - means).sum(axis=1)", "-np.log((1 - means).sum(axis=1))"),
    "You added the chances and took one logarithm. Independent coins multiply, so each logarithm comes first.",
    "Two fair coins: what is the chance that both show 0?")
mistakes.edit("log-z-for-each-coin", ("-np.log(1 - means).sum(axis=1)", "-np.log(1 - means)"),
    "You returned a log Z for each coin. A row is one density, with one log Z for each component.",
    "Independent coins multiply their chances. What happens to their logarithms?")
mistakes.edit("summed-over-components", ("sum(axis=1)", "sum(axis=0)"),
    "You added along the components; log Z adds up the coins of one of them.",
    "How many numbers should log_z hold: K or s?")
mistakes.edit("averaged", (".sum(axis=1)", ".mean(axis=1)"),
    "You averaged over the coins of a row. Each adds its own log Z.",
    "Two coins in place of one, both alike: what happens to log Z?")
mistakes.edit("clipped", ("    return", "    means = np.clip(means, 1e-6, 1 - 1e-6)\n    return"),
    "You kept the means away from 0 and 1. They are away from them already, if only by little.",
    "A mean of 1e-9: what are its log odds, and what are they in yours?")
mistakes.edit("padded", ("np.log(means / (1 - means)), -np.log(1 - means)",
     "np.log((means + 1e-9) / (1 - means + 1e-9)), -np.log(1 - means + 1e-9)"),
    "You added a small number to the chances before the logarithm. They are above 0 already.",
    "A mean of 1e-9: what are its log odds, and what are they in yours?")
mistakes.edit("other-way-round",
    ("np.log(means / (1 - means)), -np.log(1 - means).sum(axis=1)",
     "-np.log(1 - means).sum(axis=1), np.log(means / (1 - means))"),
    "The two results come back in the wrong order.",
    "Which does the contract name first, eta or log_z?")
mistakes.edit("writes-into-means", ("    return", "    means /= 2\n    means = means * 2\n    return"),
    "You wrote into the table of means that you were given. It belongs to the caller.",
    "Which line uses `*=`, `/=`, `+=` or `out=`?")
# fmt: on


def near_the_ends(rng):
    """Means within 1e-9 to 1e-5 of 0 and of 1, and ordinary ones."""
    near = 10.0 ** rng.uniform(-9, -5, (3, 4))
    near[0, 0], near[1, 1] = 1e-9, 1e-9
    return (np.column_stack([near[:, :2], 1 - near[:, 2:], members.chances(rng, 3, 1)]),)


def cases(rng):
    """Ordinary tables, sizes that are 1 or alike, means very close to 0 and 1."""
    ordinary = [(3, 2), (draws.integer(rng, 4, 6), 3), (2, 5)]
    return [
        *(Case("ordinary", f"K = {K}, s = {s}", (members.chances(rng, K, s),)) for K, s in ordinary),
        Case("ordinary", "two components exactly alike", members.twice(members.chances(rng, 4, 3))),
        *(Case("sizes", f"K = {K}, s = {s}", (members.chances(rng, K, s),)) for K, s in members.TABLES),
        Case("extreme", "means as near as 1e-9 to 0 and 1", near_the_ends(rng)),
    ]


ORDINARY = (
    "One coin with mean 0.8. What are its odds, their logarithm, and the chance of the other side?",
    "Put x = 0 into log p(x): what is left is minus log Z. The rest stands with x.",
    "With x stands the logarithm of theta over 1 - theta; alone stands log(1 - theta). Mind the sign of log Z.",
)
EXTREME = (
    "A mean of 1e-9: what are its log odds?",
    "The means are strictly between 0 and 1, so every logarithm is finite without any help.",
    "No clip, and no constant under the logarithm.",
)
EXERCISE = Exercise(
    "11_one_em",
    exponential.bernoulli,
    ("eta", "log_z"),
    cases,
    (
        Criterion("ordinary coins", 1.5, ("ordinary",), ORDINARY),
        of_any_size(0.5, "eta stays (K, s), log_z stays (K,), whatever the sizes.", "K or s"),
        Criterion("means very close to 0 and 1", 0.25, ("extreme",), EXTREME),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
)
