"""One coin for each pixel, with Laplace smoothing."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson06 import coins
from autograder.reference import bernoulli
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


@mistakes
def no_smoothing(X, alpha=0.0):
    """alpha does nothing: a pixel that was never on keeps theta = 0. The model has sworn that it never will be.

    What should theta be for a pixel that was off in all of 3 pictures, with alpha = 1?"""
    return X.mean(axis=0)


@mistakes
def smooth_above_only(X, alpha=0.0):
    """alpha was added above the line only. A pixel that was always on then gets more than 1.

    You invented pictures with this pixel on and pictures with it off. How many pictures are there now?"""
    return (X.sum(axis=0) + alpha) / len(X)


@mistakes
def one_below(X, alpha=0.0):
    """You counted alpha invented pictures below the line. A coin has two sides, and each gets alpha.

    With theta from no data at all, n = 0, which value would be fair? Which does yours give?"""
    return (X.sum(axis=0) + alpha) / (len(X) + alpha)


@mistakes
def smooth_below_only(X, alpha=0.0):
    """alpha went below the line only, so a pixel that was never on still has theta = 0.

    What do the invented pictures add to the count of ones?"""
    return X.sum(axis=0) / (len(X) + 2 * alpha)


@mistakes
def smooth_by_pixels(X, alpha=0.0):
    """You added alpha d below the line. The d pixels are d coins with two sides each, not one die with d sides.

    How many outcomes has one pixel?"""
    return (X.sum(axis=0) + alpha) / (len(X) + X.shape[1] * alpha)


@mistakes
def always_plus_one(X, alpha=0.0):
    """You smoothed with 1, whatever alpha is. alpha is an argument, and its default is 0.

    With alpha = 0, what should remain of the formula?"""
    return bernoulli.fit_bernoulli(X, 1.0)


@mistakes
def default_is_one(X, alpha=1.0):
    """Where the caller says nothing you smoothed with 1. The default of `fit_bernoulli` is 0: plain counting.

    Which value has alpha in your first line?"""
    return bernoulli.fit_bernoulli(X, alpha)


@mistakes
def zero_replaced(X, alpha=0.0):
    """An alpha of 0 was replaced by 1. The caller said 0, and that means no smoothing.

    In Python 0 counts as False. Which of your lines asks whether there is an alpha, instead of how large it is?"""
    return bernoulli.fit_bernoulli(X, alpha or 1.0)


@mistakes
def only_never_on_smoothed(X, alpha=0.0):
    """You smoothed only pixels that were never on. The invented pictures have every pixel, so they count everywhere.

    A pixel that was on once in 3 pictures, alpha = 1: how many ones, and how many pictures, are there now?"""
    return np.where(X.any(axis=0), X.mean(axis=0), bernoulli.fit_bernoulli(X, alpha))


@mistakes
def only_extremes_smoothed(X, alpha=0.0):
    """You smoothed only pixels that never change. The invented pictures have every pixel, so they count everywhere.

    A pixel that was on once in 3 pictures, alpha = 1: how many ones, and how many pictures, are there now?"""
    mean = X.mean(axis=0)
    return np.where((mean == 0) | (mean == 1), bernoulli.fit_bernoulli(X, alpha), mean)


@mistakes
def alpha_halved(X, alpha=0.0):
    """You shared alpha out between the two sides. Each side of the coin gets the whole alpha.

    With alpha = 1, how many ones do you invent, and how many zeros?"""
    return bernoulli.fit_bernoulli(X, alpha / 2)


@mistakes
def alpha_doubled(X, alpha=0.0):
    """Your smoothing is twice as strong as asked for: each side got alpha twice.

    With alpha = 1, how many ones do you invent, and how many pictures in all?"""
    return bernoulli.fit_bernoulli(X, 2 * alpha)


@mistakes
def two_alpha_above(X, alpha=0.0):
    """You added alpha twice above the line. Of the invented pictures, only half have ink.

    Of 2 alpha invented pictures, how many have this pixel on?"""
    return (X.sum(axis=0) + 2 * alpha) / (len(X) + 2 * alpha)


@mistakes
def smooth_the_data(X, alpha=0.0):
    """alpha was added to every pixel of every picture. The data are the evidence; smooth the estimate.

    Your correction grows with n. Should more pictures need more smoothing, or less?"""
    return X.mean(axis=0) + alpha


@mistakes
def smooth_the_average(X, alpha=0.0):
    """alpha was added to the average. Then it weighs as much against 8,000 pictures as against 3.

    Above the line stand counts. What is the count of ones before it is divided?"""
    return (X.mean(axis=0) + alpha) / (1 + 2 * alpha)


@mistakes
def clip_instead(X, alpha=0.0):
    """You clipped theta away from 0 and 1. A first surprise then costs what your clip says, not what the data say.

    After 10 pictures and after 10,000: should a first surprise be equally unlikely?"""
    return np.clip(X.mean(axis=0), 1e-6, 1 - 1e-6)


@mistakes
def clip_as_well(X, alpha=0.0):
    """The counting is right, but afterwards theta was clipped away from 0 and 1. With alpha = 0 it may be exactly 0.

    Who decides how far theta stays from 0 and 1: a constant of yours, or the caller's alpha?"""
    return np.clip(bernoulli.fit_bernoulli(X, alpha), 1e-6, 1 - 1e-6)


@mistakes
def counts_not_divided(X, alpha=0.0):
    """These are counts, not chances: they grow with the number of pictures.

    In 6 of 8 pictures the pixel is on. What is its theta?"""
    return X.sum(axis=0) + alpha


@mistakes
def ink_per_picture(X, alpha=0.0):
    """You averaged along each picture: that is how much ink a picture has. theta belongs to a pixel.

    Which axis counts the pictures, and must disappear?"""
    return (X.sum(axis=1) + alpha) / (X.shape[1] + 2 * alpha)


@mistakes
def one_coin_for_all(X, alpha=0.0):
    """One number for all pixels: a picture of even grey. Each pixel has a coin of its own.

    Is a corner pixel as often on as one in the middle?"""
    return (X.sum() + alpha) / (X.size + 2 * alpha)


@mistakes
def counts_the_paper(X, alpha=0.0):
    """You counted how often each pixel is off.

    theta is the chance of ink. Is a pixel that is always on at 0 or at 1?"""
    return 1 - bernoulli.fit_bernoulli(X, alpha)


@mistakes
def majority_pixel(X, alpha=0.0):
    """You rounded each chance to 0 or 1. That is the majority picture; a model needs the chances.

    A pixel that is on in 6 of 10 pictures: how surprised should you be when it is off?"""
    return (bernoulli.fit_bernoulli(X, alpha) > 0.5).astype(float)


@mistakes
def kept_as_a_row(X, alpha=0.0):
    """With `keepdims=True` the shape is (1, d); the contract is (d,).

    Which axis of length 1 is left over?"""
    return bernoulli.fit_bernoulli(X, alpha)[None, :]


@mistakes
def adds_to_the_pictures(X, alpha=0.0):
    """The pictures you were given have changed. They belong to the caller.

    Which line uses `+=` or an index on the left of the equals sign, and on which array?"""
    theta = bernoulli.fit_bernoulli(X, alpha)
    X += 1.0
    return theta


def never_and_always(rng):
    """Pictures with a pixel that is never on and one that is always on."""
    X = coins.ink(rng, 7, 5)
    X[:, [1, 3]] = [0.0, 1.0]
    return X


def cases(rng):
    """Without and with smoothing, one picture, one pixel, pixels that never change."""
    n = draws.integer(rng, 8, 10)
    return [
        Case("ordinary", "n = 5, d = 3, the default alpha", (coins.ink(rng, 5, 3),)),
        Case("ordinary", f"n = {n}, d = 4, alpha = 1", (coins.ink(rng, n, 4), 1.0)),
        Case("ordinary", "n = 4, d = 7, alpha = 0.5", (coins.ink(rng, 4, 7), 0.5)),
        Case("ordinary", "n = 6, d = 3, alpha = 2.5", (coins.ink(rng, 6, 3), 2.5)),
        Case("single", "one picture, d = 4, alpha = 1", (coins.ink(rng, 1, 4), 1.0)),
        Case("single", "one pixel, n = 5, alpha = 2", (coins.ink(rng, 5, 1), 2.0)),
        Case("never", "a pixel never on, one always on, alpha = 0", (never_and_always(rng), 0.0)),
        Case("never", "a pixel never on, one always on, alpha = 1", (never_and_always(rng), 1.0)),
    ]


ORDINARY = (
    "Two pictures, and a pixel that is on in one of them: theta without smoothing? And with alpha = 1?",
    "Count the ones of each pixel, over the pictures. Then pretend you had also seen alpha ones and alpha zeros.",
    "Above the line: ones and invented ones. Below: all pictures, and all invented pictures.",
)
SINGLE = (
    "What are the shapes inside your function when n or d is 1?",
    "An axis of length 1 is still an axis. Nothing should be squeezed away.",
    "The result is always (d,), also for d = 1.",
)
NEVER = (
    "A pixel was on in none of 7 pictures. What is theta with alpha = 0, and what with alpha = 1?",
    "With alpha = 0 the answer is exactly 0: honest counting, and a promise you may regret.",
    "No clipping, no tiny constants: only alpha decides how far theta stays from 0 and 1.",
)
EXERCISE = Exercise(
    "06_bernoulli_mnist",
    bernoulli.fit_bernoulli,
    ("theta",),
    cases,
    (
        Criterion("ordinary pictures", 2, ("ordinary",), ORDINARY),
        Criterion("n or d equal to 1", 0.5, ("single",), SINGLE),
        Criterion("pixels never on, or always", 0.5, ("never",), NEVER),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"theta": ("between_0_and_1",)},
)
