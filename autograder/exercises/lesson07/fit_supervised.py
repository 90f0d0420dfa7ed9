"""The fit when every label is known: class frequencies, means and covariances."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson07.material import labels
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("weights-equal", ("np.bincount(y, minlength=C) / len(y)", "np.full(C, 1 / C)"),
    "Every class got the weight 1/C. The labels say how common each class is.",
    "Of the n labelled rows, what part belongs to class c?")
mistakes.edit("weights-are-counts", (" / len(y)", ".astype(float)"),
    "You returned the numbers of rows as weights. Weights are proportions.",
    "What must the weights add up to?")
mistakes.edit("divisor-minus-one", ("len(away)", "(len(away) - 1)"),
    "The covariances are divided by the count minus one (that is what np.cov does by itself). Ours is n_c.",
    "A class with a single row: what is your divisor there, and what comes out?")
mistakes.edit("divisor-is-n", ("len(away)", "len(X)"),
    "The squares of one class are divided by the number of all rows, so a rare class comes out too small.",
    "How many rows went into the sum of class c?")
mistakes.edit("not-divided", (" / len(away)", ""),
    "The products of the differences are added up, but not yet divided: a covariance is an average.",
    "Write every row twice. Should a covariance double?")
mistakes.edit("no-ridge", (" + 1e-6 * np.eye(d)", ""),
    "The small ridge on the diagonal is missing. Two rows span a line, and a line has no density in the plane.",
    "What is the determinant of the covariance of a class with a single row?")
mistakes.edit("ridge-everywhere", (" * np.eye(d)", ""),
    "You added the small number to every entry. Only the diagonal needs it.",
    "Which matrix has ones on its diagonal and zeros elsewhere?")
mistakes.edit("about-the-overall-mean", ("- mu[c]", "- X.mean(axis=0)"),
    "The covariances are taken about the mean of all rows. Each class scatters about its own mean.",
    "A tight class far from the others: how large should its covariance be?")
mistakes.edit("about-zero", (" - mu[c]", ""),
    "The means were never subtracted: this is the average of x times x transposed, about the origin.",
    "Move all data by 10. Should a covariance change?")
mistakes.edit("all-rows-in-every-class", ("away = X[y == c]", "away = X"),
    "Every class got the covariance of all rows about its own mean. Only its own rows belong into its sum.",
    "What does y say about a row of another class?")
mistakes.edit("one-covariance",
    ("    return", "    cov[:] = np.average(cov, axis=0, weights=np.bincount(y))\n    return"),
    "All classes got one common covariance. That is a model of its own, with straight boundaries, but not ours.",
    "A round class and a long one: which two matrices should come out?")
mistakes.edit("only-variances", ("away.T @ away / len(away)", "np.diag((away**2).mean(axis=0))"),
    "The entries off the diagonal are zero: you have variances, and no covariances.",
    "Which entry of the matrix says that two measures rise together?")
mistakes.edit("one-number", ("away.T @ away / len(away)", "np.eye(d) * (away**2).mean()"),
    "Each class got a round covariance, the same variance in every direction, as in lessons 01 to 03.",
    "What does a tilted ellipse need that a circle does not?")
mistakes.edit("one-mean", ("X[y == c].mean", "X.mean"),
    "Every class got the mean of all rows, and with it a covariance about the wrong place.",
    "Which rows should enter the mean of class c?")
mistakes.edit("median-for-mean", ("X[y == c].mean(axis=0)", "np.median(X[y == c], axis=0)"),
    "The centres are medians; the Gaussian that fits best has its centre at the mean.",
    "For 0, 1 and 8: which number has the smallest sum of squared distances?")
mistakes.edit("mean-of-one-coordinate", ("- mu[c]", "- mu[c, 0]"),
    "One number of the mean was subtracted from all coordinates. A mean is a vector, with a number for each of them.",
    "Which shape has the mean of one class, and which has the one you subtracted?")
mistakes.edit("labels-from-one", ("    d = ", "    y = (y + 1) % C\n    d = "),
    "The results stand one class too far: labels count from 0 here.",
    "Which rows should fill the first row of `mu`?")
mistakes.edit("divisor-minus-one-if-any", ("len(away)", "max(len(away) - 1, 1)"),
    "The covariances are divided by the count minus one, save where that is 0. Ours divide by the count itself.",
    "Two rows at 0 and 2: what is the average of the squared distances from their mean?")
mistakes.edit("weights-smoothed",
    ("np.bincount(y, minlength=C) / len(y)", "(np.bincount(y, minlength=C) + 1) / (len(y) + C)"),
    "You added one to each class's number of rows, as lesson 06 did for pixels. Here nothing is added.",
    "Of the n labelled rows, what part belongs to class c?")
mistakes.edit("covariance-of-all-rows", ("X[y == c] - mu[c]", "X - X.mean(axis=0)"),
    "Every class got the covariance of all rows about the mean of all rows.",
    "Which rows say how far class c spreads, and about which centre?")
mistakes.edit("covariances-averaged", ("    return", "    cov[:] = cov.mean(axis=0)\n    return"),
    "All classes got the plain average of the covariances. Each class keeps its own.",
    "A round class and a long one: which two matrices should come out?")
mistakes.edit("ridge-before-dividing",
    ("away.T @ away / len(away) + 1e-6 * np.eye(d)", "(away.T @ away + 1e-6 * np.eye(d)) / len(away)"),
    "The ridge was added to the sum and then divided with it, so it shrinks as the class grows.",
    "Which comes first, the division by the count or the ridge?")
mistakes.edit("ridge-twice", ("1e-6", "2e-6"),
    "The ridge was added twice.",
    "In which lines of your code does it appear, and does one of them call another?")
mistakes.edit("precisions", ("(mu, cov,", "(mu, np.linalg.inv(cov),"),
    "These are the inverses of the covariances. The field is called `cov`.",
    "Which function needs the inverse, and who should take it?")
mistakes.edit("means-transposed", ("(mu, cov,", "(mu.T, cov,"),
    "The means are (d, C): a column for each class. The contract is a row for each class.",
    "Which of the two axes counts classes in (C, d)?")
mistakes.edit("centres-in-place", ("    return", "    X -= mu[y]\n    return"),
    "Your answer is right, but it centred the caller's data in place on the way.",
    "Which line uses `-=` on rows of `X`? What would a new array cost?")
# fmt: on


def arguments(rng, n, d, C):
    """Rows, labels and the number of classes."""
    y = labels(rng, n, C)
    tilt = rng.normal(size=(d, d)) + 1.5 * np.eye(d)
    return draws.data(rng, n, d, 1.0) @ tilt + rng.normal(size=(C, d))[y], y, C


def lonely(rng):
    """Class 1 has a single row, the others three and five."""
    X, _, C = arguments(rng, 9, 2, 3)
    return X, rng.permutation([0, 0, 0, 1, 2, 2, 2, 2, 2]), C


def said(n, d, C):
    """The sizes of a case in words."""
    return f"n = {n}, d = {d}, C = {C}"


# Sizes n, d, C that are 1 or alike; every class has a row.
EDGES = [(7, 1, 3), (5, 3, 1), (1, 2, 1), (4, 4, 2), (3, 2, 3), (9, 3, 3)]


def cases(rng):
    """Ordinary sizes, data far from the origin, a row twice, sizes that are 1 or alike, a class with a single row."""
    ordinary = [(9, 2, 3), (draws.integer(rng, 10, 12), 3, 2), (13, 2, 4)]
    X, y, C = arguments(rng, 10, 3, 2)
    X[4], X[2] = X[1], 0.0
    return [
        *(Case("ordinary", said(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", said(10, 3, 2) + ", all data about 20, one row twice", (X + 20.0, y, C)),
        Case("ordinary", said(10, 3, 2) + ", lengths about 0.01, one row at 0", (X / 100, y, C)),
        *(Case("sizes", said(*size), arguments(rng, *size)) for size in EDGES),
        Case("lonely", "a class with a single row: n = 9, d = 2, C = 3", lonely(rng)),
    ]


ORDINARY = (
    "Take one class only. What are the mean and the covariance of its rows?",
    "S1 is the part of the rows in class c; S2 averages its rows; S3 averages products of differences from that mean.",
    "For one class: its rows minus its mean, (n_c, d); transposed times itself is (d, d); divide by n_c.",
)
SIZES = (
    "What are the shapes inside your function when n, d or C is 1, or when two of them are equal?",
    "A covariance of one coordinate is a matrix (1, 1), not a number.",
    "mu stays (C, d), cov stays (C, d, d), p stays (C,), whatever the sizes.",
)
LONELY = (
    "A class with one row: where is its mean, and how far is the row from it?",
    "All its differences are 0, so only the ridge is left; a divisor with minus one would be 0.",
    "Divide by n_c itself, then add 1e-6 times the identity.",
)
EXERCISE = Exercise(
    "07_semi_supervised",
    semi.fit_supervised,
    ("model",),
    cases,
    (
        Criterion("ordinary data", 3, ("ordinary",), ORDINARY),
        Criterion("sizes that are 1 or alike", 0.5, ("sizes",), SIZES),
        Criterion("a class with a single row", 0.5, ("lonely",), LONELY),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"model.p": ("sums_to_one",), "model.cov": ("symmetric",)},
)
