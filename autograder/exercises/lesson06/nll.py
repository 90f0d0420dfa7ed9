"""The negative log-likelihood of pictures under one coin for each pixel."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson06 import coins
from autograder.reference import bernoulli
from softcounts.judge import Case, Criterion

mistakes = Mistakes()

KEPT_FINITE = (
    "A tiny constant keeps the logarithm finite, so the impossible gets a price: whatever your constant says.",
    "If theta is exactly 0 and the pixel is on, how likely is that picture? And what is minus its logarithm?",
)


# fmt: off
mistakes.edit("half-formula", ("1 - theta", "1.0"),
    "Only the pixels that are on count in yours. So you never pay for predicting ink where there is none.",
    "What would theta = 0.999 everywhere score with your formula? Is it a good model of a digit?")
mistakes.edit("paper-only", ("theta, 1", "1.0, 1"),
    "Only the pixels that are off count in yours. So you never pay for missing ink.",
    "What would theta = 0.001 everywhere score with your formula?")
mistakes.edit("sides-swapped", ("theta, 1 - theta", "1 - theta, theta"),
    "Ink was priced with 1 - theta, and paper with theta.",
    "The pixel is on and theta = 0.99. Should that cost much or little?")
mistakes.edit("total-not-mean", (" / len(X)", ""),
    "You added over the pictures too; the contract is the average over pictures.",
    "Write every picture twice: should the number double?")
mistakes.edit("mean-per-pixel", ("len(X)", "X.size"),
    "You averaged over the pixels as well. A picture's cost is the sum over its pixels.",
    "Independent coins: do their log probabilities add up, or average out?")
mistakes.edit("one-for-each-picture", ("float(-np.log(chance).sum() / len(X))", "-np.log(chance).sum(axis=1)"),
    "You have one number for each picture. The contract is their average, one number.",
    "What is the last step from (n,) to a float?")
mistakes.edit("sign-turned", ("-np.log", "np.log"),
    "This is the log-likelihood, which is never above 0. The negative one is its mirror: a cost.",
    "Is a smaller cost better or worse?")
mistakes.edit("in-bits", ("np.log", "np.log2"),
    "The logarithm is to base 2, so your unit is the bit. The contract is nats: natural logarithms.",
    "Which NumPy function has base e?")
mistakes.edit("base-10", ("np.log", "np.log10"),
    "The logarithm is to base 10; the contract is nats: natural logarithms.",
    "Which NumPy function has base e?")
mistakes.edit("zero-times-log-zero",
    ("np.log(chance).sum()", "(X * np.log(theta) + (1 - X) * np.log(1 - theta)).sum()"),
    "0 times log 0 is nan in floating point, but here it means: this never came up, so it costs nothing.",
    "In which pixels do a 0 and an infinite logarithm meet? What should they add?")
# From 1e-8 to 1e-10 clipping and padding agree; above, padding shows in every chance, below in the rounded 1 - theta.
for tiny in ("1e-6", "1e-7", "1e-8", "1e-9", "1e-10", "1e-12", "1e-15", "1e-16"):
    mistakes.edit(f"clipped-at-{tiny}",
        ("    chance =", f"    theta = np.clip(theta, {tiny}, 1 - {tiny})\n    chance ="), *KEPT_FINITE)
for tiny in ("1e-6", "1e-7", "1e-12", "1e-15", "1e-16", "1e-300"):
    mistakes.edit(f"padded-by-{tiny}", ("(chance)", f"(chance + {tiny})"), *KEPT_FINITE)
mistakes.edit("product-underflow", ("chance)", "chance.prod(axis=1))"),
    "You multiplied the chances and took one logarithm at the end. A product of hundreds of them may be exactly 0.",
    "What is 0.001 to the power 400 in floating point? And what is 400 times the logarithm of 0.001?")
mistakes.edit("infinite-left-out", ("chance)", "chance[chance > 0])"),
    "The pixels with an infinite cost were left out. So a model that forbids what it sees is not punished at all.",
    "Which number should say: this model says that such a picture cannot exist?")
mistakes.edit("forbidden-pictures-left-out",
    [("    with", "    chance = chance[(chance > 0).all(axis=1)]\n    with"), ("len(X)", "len(chance)")],
    "The pictures that the model forbids were left out of the average. They are its worst mistakes.",
    "An exam average without the failed papers: what does it say?")
mistakes.edit("largest-number-for-infinity", ("-np.log(chance).sum()", "np.nan_to_num(-np.log(chance)).sum()"),
    "Infinity was replaced by the largest floating-point number. nan became 0 as it should, inf did not stay inf.",
    "Which of the two, nan and inf, is the true answer here, and must stay?")
mistakes.edit("squared-error", ("-np.log(chance).sum()", "((X - theta) ** 2).sum()"),
    "You measured squared differences. A likelihood asks how probable the picture is, and that needs logarithms.",
    "theta = 0 and the pixel is on: how large is your cost at most, and how large should it be?")
mistakes.edit("absolute-error", ("-np.log(chance).sum()", "np.abs(X - theta).sum()"),
    "You added up how far theta is from the pixel. That is the chance of being wrong, not minus the log of the chance.",
    "Independent coins multiply their chances. What turns a product into a sum?")
mistakes.edit("chance-of-the-average", ("np.log(chance).sum() / len(X)", "np.log(chance.prod(axis=1).mean())"),
    "You averaged the probabilities of the pictures and took one logarithm at the end. Each picture needs its own.",
    "The pictures are independent. Are their probabilities multiplied or averaged?")
mistakes.edit("blind-to-the-pictures",
    ("np.log(chance).sum() / len(X)", "np.nansum(theta * np.log(theta) + (1 - theta) * np.log(1 - theta))"),
    "theta stands where the pixels should: that is the model's own entropy, the same for all pictures.",
    "Where do the pixels x come in?")
mistakes.edit("turns-the-pictures", ("    with", "    X[...] = 1 - X\n    with"),
    "The pictures you were given have changed: ink became paper. They belong to the caller.",
    "Which line writes into X? What would a new array in its place cost?")
# fmt: on


def posed(rng, n, d):
    """Pictures and coins."""
    return coins.ink(rng, n, d), coins.theta(rng, d)


def improbable(rng):
    """One picture of 400 pixels as the coins would have it, and one as they hardly ever would."""
    base = (rng.random(400) < 0.5).astype(float)
    theta = np.where(base == 1, 0.999, 0.001)
    theta[:9] = coins.theta(rng, 9)
    return np.array([base, 1 - base]), theta


def certain(rng):
    """Two pixels of which the coin is certain, rightly."""
    X, theta = posed(rng, 4, 6)
    theta[[1, 4]] = X[:, [1, 4]] = [0.0, 1.0]
    return X, theta


def forbidden(rng, side):
    """As `certain`, but one picture shows what the coin on that side says is impossible."""
    X, theta = certain(rng)
    X[2, (1, 4)[side]] = 1 - side
    return X, theta


def cases(rng):
    """Ordinary sizes, a very improbable picture, coins that are certain and right, or certain and wrong."""
    ordinary = [(2, 3), (draws.integer(rng, 6, 8), 4), (3, 9), (1, 5), (4, 1), (4, 4)]
    X, theta = posed(rng, 5, 3)
    X[4] = X[1]
    return [
        *(Case("ordinary", f"n = {n}, d = {d}", posed(rng, n, d)) for n, d in ordinary),
        Case("ordinary", "one picture twice", (X, theta)),
        Case("far", "a very improbable picture of 400 pixels", improbable(rng)),
        Case("certain", "theta of 0 and 1 that are right about every picture", certain(rng)),
        Case("forbidden", "a pixel with theta = 0 is on in one picture", forbidden(rng, 0)),
        Case("forbidden", "a pixel with theta = 1 is off in one picture", forbidden(rng, 1)),
    ]


ORDINARY = (
    "One picture with two pixels, on and off, and theta = (0.8, 0.4). What is its probability, and minus its log?",
    "An on-pixel costs -log theta, an off-pixel -log(1 - theta). Add over pixels, average over pictures.",
    "Both sides count in every picture; the sum over pixels stays a sum; only the pictures are averaged.",
)
FAR = (
    "What is 0.001 to the power 400 in floating point, and what is its logarithm really?",
    "A very improbable picture has a large cost, and a finite one. Only the impossible costs inf.",
    "Logarithms first, then the sum over pixels. No product of chances is ever needed.",
)
CERTAIN = (
    "A pixel with theta = 0 is off. How surprised is the model?",
    "A term whose factor is 0 counts as 0, whatever its logarithm is. Floating point says nan to 0 * -inf.",
    "Choose, pixel by pixel, the chance of what was seen, and take its logarithm; or look for xlogy in scipy.special.",
)
FORBIDDEN = (
    "A pixel with theta = 0 is on. What is -log 0?",
    "One impossible pixel makes the picture impossible, and its cost infinite; the average with it is infinite too.",
    "No clip, no tiny constant, nothing left out: let inf be inf.",
)
EXERCISE = Exercise(
    "06_bernoulli_mnist",
    bernoulli.nll,
    ("cost",),
    cases,
    (
        Criterion("ordinary pictures", 2.25, ("ordinary",), ORDINARY),
        Criterion("very improbable pictures", 0.25, ("far",), FAR),
        Criterion("certain, and right", 0.75, ("certain",), CERTAIN),
        Criterion("certain, and wrong: inf", 0.75, ("forbidden",), FORBIDDEN),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {},
)
