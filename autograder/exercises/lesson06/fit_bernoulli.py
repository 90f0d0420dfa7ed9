"""One coin for each pixel, with Laplace smoothing."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson06 import coins
from autograder.reference import bernoulli
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("no-smoothing", [("(X.sum(axis=0) + alpha)", "X.sum(axis=0)"), ("(len(X) + 2 * alpha)", "len(X)")],
    "alpha does nothing: a pixel that was never on keeps theta = 0. The model has sworn that it never will be.",
    "What should theta be for a pixel that was off in all of 3 pictures, with alpha = 1?")
mistakes.edit("smooth-above-only", (" + 2 * alpha", ""),
    "alpha was added above the line only. A pixel that was always on then gets more than 1.",
    "You invented pictures with this pixel on and pictures with it off. How many pictures are there now?")
mistakes.edit("one-below", ("2 * alpha", "alpha"),
    "You counted alpha invented pictures below the line. A coin has two sides, and each gets alpha.",
    "With theta from no data at all, n = 0, which value would be fair? Which does yours give?")
mistakes.edit("smooth-below-only", (" + alpha", ""),
    "alpha went below the line only, so a pixel that was never on still has theta = 0.",
    "What do the invented pictures add to the count of ones?")
mistakes.edit("smooth-by-pixels", ("2 * alpha", "X.shape[1] * alpha"),
    "You added alpha d below the line. The d pixels are d coins with two sides each, not one die with d sides.",
    "How many outcomes has one pixel?")
mistakes.edit("always-plus-one", [("+ alpha", "+ 1"), ("2 * alpha", "2")],
    "You smoothed with 1, whatever alpha is. alpha is an argument, and its default is 0.",
    "With alpha = 0, what should remain of the formula?")
mistakes.edit("default-is-one", ("alpha=0.0", "alpha=1.0"),
    "Where the caller says nothing you smoothed with 1. The default of `fit_bernoulli` is 0: plain counting.",
    "Which value has alpha in your first line?")
mistakes.edit("zero-replaced", ("    return", "    alpha = alpha or 1.0\n    return"),
    "An alpha of 0 was replaced by 1. The caller said 0, and that means no smoothing.",
    "In Python 0 counts as False. Which of your lines asks whether there is an alpha, instead of how large it is?")
mistakes.edit("only-never-on-smoothed", ("    return", "    alpha = np.where(X.any(axis=0), 0.0, alpha)\n    return"),
    "You smoothed only pixels that were never on. The invented pictures have every pixel, so they count everywhere.",
    "A pixel that was on once in 3 pictures, alpha = 1: how many ones, and how many pictures, are there now?")
mistakes.edit("only-extremes-smoothed",
    ("    return", "    alpha = np.where((X == X[0]).all(axis=0), alpha, 0.0)\n    return"),
    "You smoothed only pixels that never change. The invented pictures have every pixel, so they count everywhere.",
    "A pixel that was on once in 3 pictures, alpha = 1: how many ones, and how many pictures, are there now?")
mistakes.edit("alpha-halved", ("    return", "    alpha = alpha / 2\n    return"),
    "You shared alpha out between the two sides. Each side of the coin gets the whole alpha.",
    "With alpha = 1, how many ones do you invent, and how many zeros?")
mistakes.edit("alpha-doubled", ("    return", "    alpha = 2 * alpha\n    return"),
    "Your smoothing is twice as strong as asked for: each side got alpha twice.",
    "With alpha = 1, how many ones do you invent, and how many pictures in all?")
mistakes.edit("two-alpha-above", ("+ alpha", "+ 2 * alpha"),
    "You added alpha twice above the line. Of the invented pictures, only half have ink.",
    "Of 2 alpha invented pictures, how many have this pixel on?")
mistakes.edit("smooth-the-data", ("(X.sum(axis=0) + alpha) / (len(X) + 2 * alpha)", "(X + alpha).mean(axis=0)"),
    "alpha was added to every pixel of every picture. The data are the evidence; smooth the estimate.",
    "Your correction grows with n. Should more pictures need more smoothing, or less?")
mistakes.edit("smooth-the-average", [("X.sum", "X.mean"), ("len(X)", "1")],
    "alpha was added to the average. Then it weighs as much against 8,000 pictures as against 3.",
    "Above the line stand counts. What is the count of ones before it is divided?")
mistakes.edit("clip-instead",
    ("(X.sum(axis=0) + alpha) / (len(X) + 2 * alpha)", "np.clip(X.mean(axis=0), 1e-6, 1 - 1e-6)"),
    "You clipped theta away from 0 and 1. A first surprise then costs what your clip says, not what the data say.",
    "After 10 pictures and after 10,000: should a first surprise be equally unlikely?")
mistakes.edit("clip-as-well", [("return (", "return np.clip(("), ("2 * alpha)", "2 * alpha), 1e-6, 1 - 1e-6)")],
    "The counting is right, but afterwards theta was clipped away from 0 and 1. With alpha = 0 it may be exactly 0.",
    "Who decides how far theta stays from 0 and 1: a constant of yours, or the caller's alpha?")
mistakes.edit("counts-not-divided", (" / (len(X) + 2 * alpha)", ""),
    "These are counts, not chances: they grow with the number of pictures.",
    "In 6 of 8 pictures the pixel is on. What is its theta?")
mistakes.edit("ink-per-picture", [("axis=0", "axis=1"), ("len(X)", "X.shape[1]")],
    "You averaged along each picture: that is how much ink a picture has. theta belongs to a pixel.",
    "Which axis counts the pictures, and must disappear?")
mistakes.edit("one-coin-for-all", [("axis=0", ""), ("len(X)", "X.size")],
    "One number for all pixels: a picture of even grey. Each pixel has a coin of its own.",
    "Is a corner pixel as often on as one in the middle?")
mistakes.edit("counts-the-paper", ("X.sum", "(1 - X).sum"),
    "You counted how often each pixel is off.",
    "theta is the chance of ink. Is a pixel that is always on at 0 or at 1?")
mistakes.edit("majority-pixel", [("return (", "return (("), ("2 * alpha)", "2 * alpha) > 0.5).astype(float)")],
    "You rounded each chance to 0 or 1. That is the majority picture; a model needs the chances.",
    "A pixel that is on in 6 of 10 pictures: how surprised should you be when it is off?")
mistakes.edit("kept-as-a-row", ("axis=0", "axis=0, keepdims=True"),
    "With `keepdims=True` the shape is (1, d); the contract is (d,).",
    "Which axis of length 1 is left over?")
mistakes.edit("adds-to-the-pictures",
    [("return", "theta ="), ("2 * alpha)", "2 * alpha)\n    X += 1.0\n    return theta")],
    "The pictures you were given have changed. They belong to the caller.",
    "Which line uses `+=` or an index on the left of the equals sign, and on which array?")
# fmt: on


def never_and_always(rng):
    """Pictures with a pixel that is never on and one that is always on."""
    X = coins.ink(rng, 7, 5)
    X[:, [1, 3]] = [0.0, 1.0]
    return X


def cases(rng):
    """Without and with smoothing, one picture, one pixel, as many as pixels, pixels that never change."""
    n = draws.integer(rng, 8, 10)
    X = coins.ink(rng, 6, 3)
    X[4] = X[1]
    return [
        Case("ordinary", "n = 5, d = 3, the default alpha", (coins.ink(rng, 5, 3),)),
        Case("ordinary", f"n = {n}, d = 4, alpha = 1", (coins.ink(rng, n, 4), 1.0)),
        Case("ordinary", "n = 4, d = 7, alpha = 0.5", (coins.ink(rng, 4, 7), 0.5)),
        Case("ordinary", "n = 6, d = 3, alpha = 2.5, one picture twice", (X, 2.5)),
        Case("sizes", "one picture, n = 1, d = 4, alpha = 1", (coins.ink(rng, 1, 4), 1.0)),
        Case("sizes", "one pixel, n = 5, d = 1, alpha = 2", (coins.ink(rng, 5, 1), 2.0)),
        Case("sizes", "n = 4, d = 4, alpha = 1", (coins.ink(rng, 4, 4), 1.0)),
        Case("never", "a pixel never on, one always on, alpha = 0", (never_and_always(rng), 0.0)),
        Case("never", "pictures without any ink, alpha = 0", (np.zeros((draws.integer(rng, 4, 6), 3)), 0.0)),
        Case("never", "a pixel never on, one always on, alpha = 1", (never_and_always(rng), 1.0)),
    ]


ORDINARY = (
    "Two pictures, and a pixel that is on in one of them: theta without smoothing? And with alpha = 1?",
    "Count the ones of each pixel, over the pictures. Then pretend you had also seen alpha ones and alpha zeros.",
    "Above the line: ones and invented ones. Below: all pictures, and all invented pictures.",
)
SIZES = (
    "What are the shapes inside your function when n or d is 1, or when they are equal?",
    "An axis of length 1 is still an axis; and two axes of the same length broadcast silently along the wrong one.",
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
        Criterion("sizes that are 1 or alike", 0.5, ("sizes",), SIZES),
        Criterion("pixels never on, or always", 0.5, ("never",), NEVER),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"theta": ("between_0_and_1",)},
)
