"""The M-step: labelled and unlabelled rows pooled by weight."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson07.material import labels, sizes
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("forgets-labelled", [("np.vstack([X, U])", "U"), ("np.vstack([np.eye(C)[y], post])", "post")],
    "Only the unlabelled rows were used. The labelled ones are data too, and the best we have.",
    "Were the labels only a starting point?")
mistakes.edit("ignores-unlabelled", [("np.vstack([X, U])", "X"), ("np.vstack([np.eye(C)[y], post])", "np.eye(C)[y]")],
    "Only the labelled rows were used, so the soft counts change nothing: that is the supervised fit.",
    "What should happen to your model when `post` changes?")
mistakes.edit("weights-from-labels-only", ("N / len(everyone)", "np.bincount(y, minlength=C) / len(y)"),
    "The class proportions come from the labels alone. Most of the rows are not in them.",
    "If 12 rows are labelled and 400 are not, how many should be counted?")
mistakes.edit("weights-from-soft-counts-only", ("N / len(everyone)", "post.mean(axis=0)"),
    "The class proportions come from the soft counts alone. The labelled rows belong to the classes as well.",
    "How many rows are there in all, and how much of them does class c own?")
mistakes.edit("weights-are-counts", (" / len(everyone)", ""),
    "You returned the counts themselves as class proportions.",
    "What must the proportions add up to?")
mistakes.edit("weights-by-unlabelled", ("len(everyone)", "len(U)"),
    "The counts hold labelled and unlabelled rows, but you divided them by the unlabelled ones only.",
    "How many rows are there in all?")
mistakes.edit("weights-equal", ("N / len(everyone)", "np.full(C, 1 / C)"),
    "Every class got the weight 1/C. The data were never asked how common each class is.",
    "Which part of all rows does class c own?")
mistakes.edit("weights-averaged", ("N / len(everyone)", "(np.eye(C)[y].mean(axis=0) + post.mean(axis=0)) / 2"),
    "The class proportions are the plain average of two proportions. Ten labels then weigh as much as a thousand rows.",
    "Count rows first and divide once. Which two numbers do you divide?")
mistakes.edit("average-of-two-fits",
    [("np.vstack([X, U])", "U"), ("np.vstack([np.eye(C)[y], post])", "post"),
     ("    return", "    fit = fit_supervised(X, y, C)\n    return"),
     ("(mu, cov, N / len(everyone))", "((fit.mu + mu) / 2, (fit.cov + cov) / 2, (fit.p + N / len(U)) / 2)")],
    "You fitted twice, with labels and without, and took the plain average. Rows should count, not fits.",
    "Ten labelled rows and a thousand others: how much should each fit weigh?")
mistakes.edit("spread-within-only",
    ("everyone - mu[c]",
     "np.vstack([X - X[y == c].sum(axis=0) / max((y == c).sum(), 1), U - post[:, c] @ U / post[:, c].sum()])"),
    "You averaged two covariances, each about its own mean. What lies between the two means is missing.",
    "All labelled rows at 0, all others at 4: what is the variance of them together?")
mistakes.edit("labelled-scatter-in-every-class", ("    cov = ", "    weights[: len(X)] = 1\n    cov = "),
    "Every labelled row entered every class's covariance. A row of another class has no business there.",
    "For the labelled rows, which weight says whether they belong to class c?")
mistakes.edit("unlabelled-scatter-unweighted", ("    cov = ", "    weights[len(X) :] = 1\n    cov = "),
    "The unlabelled rows entered the covariances whole, without their soft counts.",
    "A row with a share of 0.01: how much should it widen the class?")
mistakes.edit("weights-squared-in-scatter", ("None] * away", "None] ** 2 * away"),
    "The soft counts came into the covariance twice: once on each of the two factors.",
    "In the sum of products, how many times should the weight of a row appear?")
mistakes.edit("hard-assignment", ("[y], post", "[y], np.eye(C)[post.argmax(axis=1)]"),
    "Each unlabelled row went whole to its best class before the averages were taken: pseudo-labels.",
    "What are the soft counts for, if they are rounded first?")
mistakes.edit("soft-counts-flattened", ("[y], post", "[y], np.full_like(post, 1 / C)"),
    "Every unlabelled row was shared equally among the classes; the soft counts were not used.",
    "Which argument says how much of each row belongs to class c?")
mistakes.edit("labels-counted-twice",
    [("[X, U]", "[X, X, U]"), ("np.eye(C)[y], post", "np.eye(C)[y], np.eye(C)[y], post")],
    "The labelled rows came in twice.",
    "Into how many sums does a labelled row enter in your code, for one class?")
mistakes.edit("covariance-by-total", ("N[c]", "len(everyone)"),
    "The covariances are divided by the number of all rows, so each shrinks by its class's proportion.",
    "What do the weights in this weighted average add up to?")
mistakes.edit("means-by-total", ("N[:, None]", "len(everyone)"),
    "The means are divided by the number of all rows. A weighted mean divides by the sum of its weights.",
    "All rows at 5, half of each belongs to class c: where should its mean be?")
mistakes.edit("divided-by-soft-counts-only",
    [("N[:, None]", "post.sum(axis=0)[:, None]"), ("N[c]", "post[:, c].sum()")],
    "The sums hold labelled and unlabelled rows, but you divided them by the unlabelled soft counts only.",
    "Which weights stand above the line, and do the same ones stand below it?")
mistakes.edit("divisor-minus-one", ("N[c]", "(N[c] - 1)"),
    "The covariances are divided by the count minus one. Ours divide by the count itself.",
    "What would your divisor do for a class that owns 0.6 of a row?")
mistakes.edit("bias-of-np-cov",
    ("(weights[:, c, None] * away).T @ away / N[c]", "np.cov(everyone.T, aweights=weights[:, c])"),
    "Your divisor is smaller than the count: np.cov, left to itself, divides by less than the sum of its weights.",
    "What does np.cov divide by, and which of its arguments changes that?")
mistakes.edit("not-divided", (" / N[c]", ""),
    "The products of the differences are added up, but not yet divided: a covariance is an average.",
    "Write every row twice. Should a covariance double?")
mistakes.edit("about-the-labelled-means", ("- mu[c]", "- X[y == c].mean(axis=0)"),
    "The covariances are taken about the means of the labelled rows, not about the new means.",
    "Which centre makes the weighted spread as small as possible?")
mistakes.edit("about-the-overall-mean", ("- mu[c]", "- everyone.mean(axis=0)"),
    "The covariances are taken about the mean of all rows. Each class scatters about its own new mean.",
    "A tight class far from the others: how large should its covariance be?")
mistakes.edit("about-zero", (" - mu[c]", ""),
    "The means were never subtracted: these are averages about the origin.",
    "Move all data by 10. Should a covariance change?")
mistakes.edit("mean-of-one-coordinate", ("- mu[c]", "- mu[c, 0]"),
    "One number of the mean was subtracted from all coordinates. A mean is a vector.",
    "Which shape has the mean of one class, and which has the one you subtracted?")
mistakes.edit("one-covariance", ("    return", "    cov[:] = np.average(cov, axis=0, weights=N)\n    return"),
    "All classes got one common covariance. That is a model of its own, with straight boundaries, but not ours.",
    "A round class and a long one: which two matrices should come out?")
mistakes.edit("only-variances",
    ("(weights[:, c, None] * away).T @ away / N[c]", "np.diag(weights[:, c] @ away**2) / N[c]"),
    "The entries off the diagonal are zero: you have variances, and no covariances.",
    "Which product of matrices gives all d times d entries at once?")
mistakes.edit("one-number",
    ("(weights[:, c, None] * away).T @ away / N[c]", "np.eye(d) * (weights[:, c] @ away**2).mean() / N[c]"),
    "Each class got the same variance in every direction, as in lessons 01 to 03.",
    "What does a tilted ellipse need that a circle does not?")
mistakes.edit("no-ridge", (" + 1e-6 * np.eye(d)", ""),
    "The small ridge on the diagonal is missing. A class with few rows may be flat, and a flat one has no density.",
    "Two rows span a line. What is the determinant of their covariance in the plane?")
mistakes.edit("ridge-everywhere", (" * np.eye(d)", ""),
    "You added the small number to every entry. Only the diagonal needs it.",
    "Which matrix has ones on its diagonal and zeros elsewhere?")
mistakes.edit("ridge-before-dividing",
    ("(weights[:, c, None] * away).T @ away / N[c] + 1e-6 * np.eye(d)",
     "((weights[:, c, None] * away).T @ away + 1e-6 * np.eye(d)) / N[c]"),
    "The ridge was added to the sum and then divided with it, so it shrinks as the class grows.",
    "Which comes first, the division by the count or the ridge?")
mistakes.edit("precisions", ("(mu, cov,", "(mu, np.linalg.inv(cov),"),
    "These are the inverses of the covariances. The field is called `cov`.",
    "Which function needs the inverse, and who should take it?")
mistakes.edit("stacked-in-two-orders", ("np.eye(C)[y], post", "post, np.eye(C)[y]"),
    "Rows and weights were stacked in different orders, so rows are counted with the weights of others.",
    "Which row of data and which row of weights stand at position 0?")
mistakes.edit("ridge-twice", ("1e-6", "2e-6"),
    "The ridge was added twice.",
    "In which lines of your code does it appear, and does one of them call another?")
mistakes.edit("about-the-unlabelled-means", ("- mu[c]", "- post[:, c] @ U / post[:, c].sum()"),
    "The covariances are taken about the means of the unlabelled rows, not about the new means.",
    "Which centre makes the weighted spread as small as possible?")
mistakes.edit("covariances-averaged", ("    return", "    cov[:] = cov.mean(axis=0)\n    return"),
    "All classes got the plain average of the covariances. Each class keeps its own.",
    "A round class and a long one: which two matrices should come out?")
mistakes.edit("counts-at-least-one", [("N[:, None]", "np.maximum(N, 1)[:, None]"), ("N[c]", "max(N[c], 1)")],
    "A count below 1 was raised to 1 before you divided by it. A class may own less than one row.",
    "One row belongs to a class by 0.5. Where is the mean of that class?")
mistakes.edit("means-transposed", ("(mu, cov,", "(mu.T, cov,"),
    "The means are (d, C): a column for each class. The contract is a row for each class.",
    "Which of the two axes counts classes in (C, d)?")
mistakes.edit("writes-into-post", ("    return", "    post /= post.sum(axis=0)\n    return"),
    "The soft counts you were given were divided in place. They belong to the caller, who still needs them.",
    "Which line uses `/=` on `post`? What would a new array in its place cost?")
# fmt: on


def arguments(rng, n, t, d, C, offset=0.0, unit=1.0):
    """Labelled and unlabelled rows with soft counts; both lie about class centres that differ a little."""
    y, centres = labels(rng, n, C), 1.5 * rng.normal(size=(C, d))
    tilt = rng.normal(size=(d, d)) + 1.5 * np.eye(d)
    X = centres[y] + rng.normal(size=(n, d)) @ tilt
    return unit * X + offset, y, unit * draws.data(rng, t, d) + offset, draws.soft(rng, t, C)


def ends(rng):
    """All rows labelled, none labelled, and a class without a label."""
    X, y, U, post = arguments(rng, 9, 7, 2, 3)
    partly = rng.permutation([0, 0, 2, 2, 2])
    thin = post * [1.0, 0.05, 1.0]
    thin = thin / thin.sum(axis=1, keepdims=True)
    return [
        ("all rows labelled, t = 0: the supervised fit", (X, y, U[:0], post[:0])),
        ("no row labelled, n = 0: the M-step of a mixture", (X[:0], y[:0], U, thin)),
        ("class 1 has no labelled row", (X[:5], partly, U, post)),
    ]


# Sizes n, t, d, C that are 1 or alike, and t < C.
EDGES = [(4, 6, 1, 3), (3, 5, 2, 1), (4, 1, 2, 3), (5, 4, 4, 2), (6, 4, 2, 4), (5, 6, 3, 3), (5, 2, 3, 4)]


def cases(rng):
    """Ordinary sizes, data far from the origin, a row twice, sizes that are 1 or alike, and the two ends: all
    labelled, none labelled.
    """
    ordinary = [(5, 4, 2, 3), (draws.integer(rng, 5, 7), 9, 3, 2), (6, 11, 2, 4)]
    X, y, U, post = arguments(rng, 6, 9, 2, 3, offset=20.0)
    U[4], U[2] = U[1], 0.0
    return [
        *(Case("ordinary", sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", sizes(6, 9, 2, 3) + ", data about 20, one row twice, one at 0", (X, y, U, post)),
        Case("ordinary", sizes(7, 5, 3, 2) + ", lengths about 0.01", arguments(rng, 7, 5, 3, 2, unit=0.01)),
        *(Case("sizes", sizes(*size), arguments(rng, *size)) for size in EDGES),
        *(Case("ends", note, args) for note, args in ends(rng)),
    ]


ORDINARY = (
    "Two labelled rows of a class at 0 and 2, and an unlabelled row at 8 with a share of 0.5. Where is the mean?",
    "M1 gives every row a weight for every class: a labelled row 1 or 0, an unlabelled one its soft count.",
    "Stack the rows and stack the weights, (n + t, C). The rest is one weighted fit, with the ridge at the end.",
)
SIZES = (
    "What are the shapes inside your function when t, d or C is 1, or when two of them are equal?",
    "A covariance of one coordinate is a matrix (1, 1), not a number.",
    "mu stays (C, d), cov stays (C, d, d), p stays (C,), whatever the sizes.",
)
ENDS = (
    "With no unlabelled rows, which function that you know should come out? And with no labelled ones?",
    "No division is made by n_c or by r_c alone: one of them may be 0. Only their sum is divided by.",
    "Take C from the shape of post: y may not show every class.",
)
EXERCISE = Exercise(
    "07_semi_supervised",
    semi.mstep,
    ("model",),
    cases,
    (
        Criterion("ordinary data", 6, ("ordinary",), ORDINARY),
        Criterion("sizes that are 1 or alike", 1, ("sizes",), SIZES),
        Criterion("all labelled, none labelled", 1.5, ("ends",), ENDS),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"model.p": ("sums_to_one",), "model.cov": ("symmetric",)},
)
