"""The negative log-likelihood of pictures under one coin for each pixel."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson06 import coins
from autograder.reference import bernoulli
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


def surprises(X, theta, chance=None):
    """-log of the chance of what each pixel shows, (n, d); without any product, so never NaN."""
    chance = np.where(X == 1, theta, 1 - theta) if chance is None else chance
    with np.errstate(divide="ignore"):
        return -np.log(chance)


def mean_total(terms):
    """Added over pixels, averaged over pictures."""
    return float(terms.sum() / len(terms))


@mistakes
def half_formula(X, theta):
    """Only the pixels that are on count in yours. So you never pay for predicting ink where there is none.

    What would theta = 0.999 everywhere score with your formula? Is it a good model of a digit?"""
    return mean_total(np.where(X == 1, surprises(X, theta), 0.0))


@mistakes
def paper_only(X, theta):
    """Only the pixels that are off count in yours. So you never pay for missing ink.

    What would theta = 0.001 everywhere score with your formula?"""
    return mean_total(np.where(X == 0, surprises(X, theta), 0.0))


@mistakes
def sides_swapped(X, theta):
    """Ink was priced with 1 - theta, and paper with theta.

    The pixel is on and theta = 0.99. Should that cost much or little?"""
    return mean_total(surprises(1 - X, theta))


@mistakes
def total_not_mean(X, theta):
    """You added over the pictures too; the contract is the average over pictures.

    Write every picture twice: should the number double?"""
    return float(surprises(X, theta).sum())


@mistakes
def mean_per_pixel(X, theta):
    """You averaged over the pixels as well. A picture's cost is the sum over its pixels.

    Independent coins: do their log probabilities add up, or average out?"""
    return float(surprises(X, theta).mean())


@mistakes
def one_for_each_picture(X, theta):
    """You have one number for each picture. The contract is their average, one number.

    What is the last step from (n,) to a float?"""
    return surprises(X, theta).sum(axis=1)


@mistakes
def sign_turned(X, theta):
    """This is the log-likelihood, which is never above 0. The negative one is its mirror: a cost.

    Is a smaller cost better or worse?"""
    return -mean_total(surprises(X, theta))


@mistakes
def in_bits(X, theta):
    """The logarithm is to base 2, so your unit is the bit. The contract is nats: natural logarithms.

    Which NumPy function has base e?"""
    return mean_total(surprises(X, theta) / np.log(2))


@mistakes
def base_10(X, theta):
    """The logarithm is to base 10; the contract is nats: natural logarithms.

    Which NumPy function has base e?"""
    return mean_total(surprises(X, theta) / np.log(10))


@mistakes
def zero_times_log_zero(X, theta):
    """0 times log 0 is nan in floating point, but here it means: this never came up, so it costs nothing.

    In which pixels do a 0 and an infinite logarithm meet? What should they add?"""
    with np.errstate(all="ignore"):
        return mean_total(-(X * np.log(theta) + (1 - X) * np.log(1 - theta)))


def kept_finite(how, tiny):
    """The mistake of keeping the logarithm finite with 10^-tiny: theta "clipped_at" it, or chances "padded_by" it.

    From 1e-8 to 1e-10 the two agree; above, padding shows in every chance, and below in the rounding of 1 - theta.
    """

    def wrong(X, theta):
        """A tiny constant keeps the logarithm finite, so the impossible gets a price: whatever your constant says.

        If theta is exactly 0 and the pixel is on, how likely is that picture? And what is minus its logarithm?"""
        floor = 10.0**-tiny
        if how == "padded_by":
            return mean_total(surprises(X, theta, np.where(X == 1, theta, 1 - theta) + floor))
        return mean_total(surprises(X, np.clip(theta, floor, 1 - floor)))

    wrong.__name__ = f"{how}_1e_{tiny}"
    return wrong


for tiny in (6, 7, 8, 9, 10, 12, 15, 16):
    mistakes(kept_finite("clipped_at", tiny))
for tiny in (6, 7, 12, 15, 16, 300):
    mistakes(kept_finite("padded_by", tiny))


@mistakes
def product_underflow(X, theta):
    """You multiplied the chances and took one logarithm at the end. A product of hundreds of them may be exactly 0.

    What is 0.001 to the power 400 in floating point? And what is 400 times the logarithm of 0.001?"""
    with np.errstate(divide="ignore"):
        return mean_total(-np.log(np.where(X == 1, theta, 1 - theta).prod(axis=1)))


@mistakes
def infinite_left_out(X, theta):
    """The pixels with an infinite cost were left out. So a model that forbids what it sees is not punished at all.

    Which number should say: this model says that such a picture cannot exist?"""
    terms = surprises(X, theta)
    return mean_total(np.where(np.isfinite(terms), terms, 0.0))


@mistakes
def forbidden_pictures_left_out(X, theta):
    """The pictures that the model forbids were left out of the average. They are its worst mistakes.

    An exam average without the failed papers: what does it say?"""
    rows = surprises(X, theta).sum(axis=1)
    with np.errstate(all="ignore"):
        return float(rows[np.isfinite(rows)].mean())


@mistakes
def largest_number_for_infinity(X, theta):
    """Infinity was replaced by the largest floating-point number. nan became 0 as it should, inf did not stay inf.

    Which of the two, nan and inf, is the true answer here, and must stay?"""
    return mean_total(np.nan_to_num(surprises(X, theta)))


@mistakes
def squared_error(X, theta):
    """You measured squared differences. A likelihood asks how probable the picture is, and that needs logarithms.

    theta = 0 and the pixel is on: how large is your cost at most, and how large should it be?"""
    return mean_total((X - theta) ** 2)


@mistakes
def absolute_error(X, theta):
    """You added up how far theta is from the pixel. That is the chance of being wrong, not minus the log of the chance.

    Independent coins multiply their chances. What turns a product into a sum?"""
    return mean_total(np.abs(X - theta))


@mistakes
def chance_of_the_average(X, theta):
    """You averaged the probabilities of the pictures and took one logarithm at the end. Each picture needs its own.

    The pictures are independent. Are their probabilities multiplied or averaged?"""
    with np.errstate(divide="ignore"):
        return float(-np.log(np.exp(-surprises(X, theta).sum(axis=1)).mean()))


@mistakes
def blind_to_the_pictures(X, theta):
    """theta stands where the pixels should: that is the model's own entropy, the same for all pictures.

    Where do the pixels x come in?"""
    with np.errstate(all="ignore"):
        return float(-np.nansum(theta * np.log(theta) + (1 - theta) * np.log(1 - theta)))


@mistakes
def turns_the_pictures(X, theta):
    """The pictures you were given have changed: ink became paper. They belong to the caller.

    Which line writes into X? What would a new array in its place cost?"""
    value = bernoulli.nll(X, theta)
    X[...] = 1 - X
    return value


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
    ordinary = [(2, 3), (draws.integer(rng, 6, 8), 4), (3, 9), (1, 5), (4, 1)]
    return [
        *(Case("ordinary", f"n = {n}, d = {d}", posed(rng, n, d)) for n, d in ordinary),
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
