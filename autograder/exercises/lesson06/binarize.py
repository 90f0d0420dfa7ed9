"""From grey to ink and paper."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import bernoulli
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("not-strict", (">", ">="),
    "A pixel exactly at the threshold became ink. The rule is strictly greater.",
    "With threshold 0, should plain paper, grey value 0, be ink?")
mistakes.edit("not-divided", (" / 255", ""),
    "Grey values from 0 to 255 were compared with a threshold between 0 and 1, so nearly every grey is ink.",
    "A very faint pixel has the value 1. Which fraction of full ink is that?")
mistakes.edit("whole-division", ("/ 255", "// 255"),
    "Whole-number division loses every grey: only 255 is left as 1.",
    "What is 200 // 255, and what is 200 / 255?")
mistakes.edit("divided-by-256", ("255", "256"),
    "You divided by 256. Full ink has the value 255, and should become exactly 1.",
    "On which side of one half does the grey value 128 fall in your version, and in the contract?")
mistakes.edit("not-flattened", (".reshape(len(images), -1)", ""),
    "The pixels still stand in rows and columns. The contract is one row of pixels for each picture.",
    "Three pictures of 4 by 5 pixels: which shape do you want?")
mistakes.edit("all-in-one-row", ("reshape(len(images), -1)", "ravel()"),
    "All pictures were joined into one long row. Each picture keeps a row of its own.",
    "Which axis counts the pictures, and must stay?")
mistakes.edit("pictures-as-columns", ("astype(float)", "astype(float).T"),
    "Each picture became a column. The contract is a row for each picture, (n, d).",
    "Which of your two axes has length n?")
mistakes.edit("column-by-column", ("-1", '-1, order="F"'),
    "The pixels were read column by column. Then `X[i].reshape(28, 28)` shows a digit on its side.",
    "In which order does NumPy lay out an array unless it is told otherwise?")
mistakes.edit("still-grey", (" > threshold).astype(float)", ")"),
    "The greys are still there: you scaled them to between 0 and 1, but made no choice.",
    "A coin shows 0 or 1. Which of the two should 0.3 become?")
mistakes.edit("paper-for-ink", (">", "<="),
    "Ink and paper are exchanged: your ones stand where the picture is bare paper.",
    "Is the grey value 255 ink or paper here?")
mistakes.edit("threshold-ignored", ("> threshold", "> 0.5"),
    "The threshold was always one half. It is an argument, and the caller may choose another.",
    "Where does `threshold` appear in your function?")
mistakes.edit("threshold-rounded", ("/ 255 > threshold", "> np.ceil(255 * threshold)"),
    "You rounded the threshold up to a whole grey value. The grey at that value lies above the limit, and got lost.",
    "With threshold 0.3 the limit is 76.5. Which is the first grey value above it, and is it ink in your version?")
mistakes.edit("half-at-the-threshold",
    ("(images.reshape(len(images), -1) / 255 > threshold).astype(float)",
     "np.heaviside(images.reshape(len(images), -1) / 255 - threshold, 0.5)"),
    "A pixel exactly at the threshold became one half. The rule is strictly greater: at the threshold is paper.",
    "How many different numbers may occur in the result?")
mistakes.edit("zero-replaced", ("> threshold", "> (threshold or 0.5)"),
    "A threshold of 0 was replaced by one half. The caller said 0, and that is a threshold like any other.",
    "In Python 0 counts as False. Which of your lines asks whether there is a threshold, instead of how high it is?")
mistakes.edit("by-the-darkest", ("255", "images.max()"),
    "You divided by the largest grey value that occurs. So a faint picture turns darker because of its company.",
    "Should one picture's pixels depend on which other pictures are in the array?")
mistakes.edit("ink-is-255", ("astype(float)", "astype(float) * 255"),
    "Your ink is 255. A coin shows 0 or 1.",
    "Which two numbers should occur in the result?")
mistakes.edit("keeps-the-greys-of-ink",
    ("return (images.reshape(len(images), -1) / 255 > threshold).astype(float)",
     "grey = images.reshape(len(images), -1) / 255\n    return np.where(grey > threshold, grey, 0.0)"),
    "Faint pixels were wiped out, but the ink kept its grey value.",
    "How many different numbers may occur in the result?")
mistakes.edit("blackens-the-images", ("    return", "    images[...] = 255 * (images / 255 > threshold)\n    return"),
    "The result is right, but the pictures you were given were written over. They belong to the caller.",
    "Which line has an index on the left of the equals sign, and on which array?")
# fmt: on


def flat(images):
    """The pictures as rows."""
    return images.reshape(len(images), -1)


def grey(rng, *shape, threshold=0.5):
    """Pictures of every grey; paper, ink and the two greys about the threshold occur in each."""
    images = rng.integers(1, 255, shape, dtype=np.uint8)
    below = min(int(255 * threshold), 254)
    flat(images)[:, :4] = rng.permuted(np.tile(np.array([0, below, below + 1, 255], np.uint8), (shape[0], 1)), axis=1)
    return images


def faint(rng):
    """Pictures whose darkest pixel is far from black; some pixels pass for dark beside it."""
    images = rng.integers(2, 100, (3, 4, 2), dtype=np.uint8)
    flat(images)[:, :2] = [60, 100]
    return images


def cases(rng):
    """The default and other thresholds, faint pictures, other shapes, greys exactly at the threshold."""
    rows = draws.integer(rng, 3, 4)
    return [
        Case("ordinary", f"n = 2, {rows} by 5 pixels, the default threshold", (grey(rng, 2, rows, 5),)),
        Case("ordinary", "n = 4, 3 by 2 pixels, threshold 0.3", (grey(rng, 4, 3, 2, threshold=0.3), 0.3)),
        Case("ordinary", "n = 3, 2 by 4 pixels, threshold 0.75", (grey(rng, 3, 2, 4, threshold=0.75), 0.75)),
        Case("ordinary", "faint pictures, threshold 0.3", (faint(rng), 0.3)),
        Case("ordinary", "n = 3, 3 by 4 pixels, threshold 0.9995: full ink only", (grey(rng, 3, 3, 4), 0.9995)),
        Case("shapes", "one picture of 3 by 4 pixels", (grey(rng, 1, 3, 4),)),
        Case("shapes", "pictures that are rows already, (4, 6)", (grey(rng, 4, 6),)),
        Case("shapes", "pictures with three axes, (2, 3, 2, 4)", (grey(rng, 2, 3, 2, 4, threshold=0.45), 0.45)),
        Case("shapes", "as many pixels as pictures, n = 4, d = 4", (grey(rng, 4, 2, 2),)),
        Case("strict", "threshold 0: paper is exactly at it", (grey(rng, 3, 2, 5), 0.0)),
        Case("strict", "threshold 1: full ink is exactly at it", (grey(rng, 2, 4, 3), 1.0)),
    ]


ORDINARY = (
    "Which fraction of full ink is the grey value 200? And which is 100?",
    "Divide by 255, compare with the threshold, and turn True and False into 1.0 and 0.0.",
    "First give each picture one row; let NumPy work out how long it is with -1. A comparison makes an array of bools.",
)
SHAPES = (
    "Which axis of the input must survive, whatever the others are?",
    "The first axis counts pictures; all the others are pixels and become one.",
    "Only len(images) is fixed. Nothing else about the shape should be written as a number.",
)
STRICT = (
    "What should threshold = 1 leave of a picture?",
    "The rule is strictly greater, so a value exactly at the threshold is paper.",
    "Look at your comparison sign.",
)
EXERCISE = Exercise(
    "06_bernoulli_mnist",
    bernoulli.binarize,
    ("X",),
    cases,
    (
        Criterion("ordinary pictures", 2, ("ordinary",), ORDINARY),
        Criterion("other shapes", 0.5, ("shapes",), SHAPES),
        Criterion("exactly at the threshold", 0.5, ("strict",), STRICT),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"X": ("between_0_and_1",)},
)
