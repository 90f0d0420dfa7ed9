"""The E-step of the unlabelled rows: soft counts and their log-likelihood."""

import numpy as np

from autograder.exercises import draws, estep_slips
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson07.material import model
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("no-prior", (" + np.log(model.p)", ""),
    "The class proportions p_c are left out. A common class claims more of the doubtful rows than a rare one.",
    "A row halfway between a common and a rare class of the same shape: where does it belong?")
mistakes.edit("prior-not-logged", ("np.log(model.p)", "model.p"),
    "You added p_c itself to a log density: a probability and a logarithm were mixed.",
    "Which of the two terms in your sum is not a logarithm yet?")
mistakes.edit("prior-twice", ("np.log(model.p)", "2 * np.log(model.p)"),
    "The class proportions came in twice. Bayes' rule multiplies by the prior once.",
    "Does your density already carry p_c when you add its logarithm?")
mistakes.edit("prior-only-above",
    ("float(rows.sum())",
     "float((rows + np.log(np.exp(joint - rows - np.log(model.p)).sum(axis=1, keepdims=True))).sum())"),
    "The soft counts carry the prior, but the log-likelihood was summed without it.",
    "p(u) is a weighted sum over the classes. Which weights are missing in yours?")
mistakes.edit("prior-after-normalising",
    [(" + np.log(model.p)", ""), ("np.exp(joint - rows)", "np.exp(joint - rows) * model.p")],
    "You shared out first and multiplied by p_c afterwards, so a row no longer sums to 1.",
    "In Bayes' rule the prior stands above and below the line. Which comes first, weighing or sharing out?")
mistakes.edit("covariance-not-inverted", ("np.linalg.solve(matrix, away.T).T", "(away @ matrix)"),
    "The differences were multiplied by the covariance; it is its inverse that measures distance.",
    "Along the long axis of an ellipse, does one step count more or less than along the short one?")
mistakes.edit("plain-distance", ("np.linalg.solve(matrix, away.T).T", "away"),
    "The squared distances are plain ones: the covariance has no part in them.",
    "Two rows equally far from a long ellipse's centre, one along it, one across: which is the more surprising?")
mistakes.edit("only-variances", ("model.cov", "model.cov * np.eye(U.shape[1])"),
    "Only the diagonals of the covariances were used: your ellipses lie straight, whatever the tilt.",
    "Which entries of the matrix say that two measures rise together?")
mistakes.edit("one-number",
    ("model.cov", "np.trace(model.cov, axis1=1, axis2=2)[:, None, None] / U.shape[1] * np.eye(U.shape[1])"),
    "Each covariance was made into one variance, the same in all directions, as in lessons 01 to 03.",
    "How many numbers does a 2 x 2 covariance hold, and how many did you use?")
mistakes.edit("one-covariance", ("model.cov", "[np.tensordot(model.p, model.cov, 1)] * len(model.p)"),
    "All classes were given one common covariance, the average of theirs.",
    "Which index is missing on the covariance in your formula?")
mistakes.edit("no-log-det", ("log_det + squared", "squared"),
    "The determinant is left out. It differs from class to class, so it does not cancel.",
    "Two bells over the same place, one narrow and one wide: which is higher in the middle?")
mistakes.edit("whole-log-det", ("log_det + squared", "2 * log_det + squared"),
    "The log determinant came in whole; the square root in the density makes it half.",
    "In one dimension, is the height of a bell 1 over the variance, or 1 over the standard deviation?")
mistakes.edit("log-det-added", ("+ log_det", "- log_det"),
    "The log determinant has the wrong sign: your wide bells are the high ones.",
    "All the mass of a bell is 1. If it gets wider, what must its height do?")
mistakes.edit("no-half", ("+ squared", "+ 2 * squared"),
    "The half in front of the squared distance is missing.",
    "What is the log density one standard deviation from the centre, compared with the centre?")
mistakes.edit("distance-not-squared", ("+ squared", "+ np.sqrt(squared)"),
    "You took the distance; the exponent holds its square.",
    "A row twice as far away: by which factor should the term grow?")
mistakes.edit("no-two-pi", ("X.shape[1] * np.log(2 * np.pi) + ", ""),
    "The soft counts are right, because a factor common to all classes cancels; in the log-likelihood it stays.",
    "Which constant of the bell curve did you leave out?")
mistakes.edit("two-pi-once", ("X.shape[1] * np", "np"),
    "The constant with 2 pi came in once. There is one for each coordinate.",
    "What is the constant of a bell in two dimensions, as a product of two bells in one?")
mistakes.edit("ridge-again", ("model.cov", "model.cov + 1e-6 * np.eye(U.shape[1])"),
    "You added the ridge to the covariances once more. The M-step has done it already.",
    "Which function owns the ridge, so that it comes in exactly once?")
mistakes.edit("hard-labels", ("np.exp(joint - rows)", "np.eye(joint.shape[1])[joint.argmax(axis=1)]"),
    "Each row went whole to its best class. Confident mistakes then feed themselves in the M-step.",
    "A row halfway between two classes: what should its soft counts say?")
mistakes.edit("ll-of-the-best", ("float(rows.sum())", "float(top.sum())"),
    "You added up each row's largest term. The probability of a row is the sum over all classes.",
    "For p(u) = 0.3 + 0.2, whose logarithm do you need?")
mistakes.edit("ll-sum-of-logs", ("float(rows.sum())", "float(joint.sum())"),
    "You added up the logarithms of all classes. First add the probabilities, then take one logarithm a row.",
    "Is log a + log b the logarithm of a + b?")
mistakes.edit("nan-made-zero",
    [*estep_slips.plain_sums("0.0"), ("np.exp(joint - top) / rows", "np.nan_to_num(np.exp(joint - top) / rows)")],
    "You turned nan into 0. The soft counts of a very distant row are then all 0, and its logarithm is minus infinity.",
    "If you subtract the same number from a whole row of logarithms, do the shares change?")
mistakes.edit("likelihood-underflow", ("float(rows.sum())", "float(np.log(np.exp(joint).sum(axis=1)).sum())"),
    "Your soft counts survive far away, but your log-likelihood adds up densities that have vanished.",
    "Which number of each row did you work out for the soft counts, and can the sum use it too?")
mistakes.edit("not-divided", ("np.exp(joint - rows)", "np.exp(joint - top)"),
    "The row maximum was subtracted, but the row was not divided by its sum: the best class always has exactly 1.",
    "What must the soft counts of one row add up to?")
mistakes.edit("one-sum-for-all", ("np.exp(joint - rows)", "np.exp(joint - np.logaddexp.reduce(joint, axis=None))"),
    "All soft counts together add up to 1. Each row is one vote, so each row should.",
    "Along which axis is the sum under your division taken?")
estep_slips.add_to(
    mistakes,
    words={
        "point": "row", "component": "class", "components": "classes", "p": "p_c", "x": "u_i", "X": "U",
        "mixture": "model",
    },
    without=(
        "weight-not-logged", "weight-after-normalising", "weight-only-above", "floored-weight", "weight-zero-is-nan",
        "wrong-axis-after-shift", "ll-sum-all", "ll-of-best-component", "ll-after-normalising", "argmax-post",
    ),
)
mistakes.edit("writes-into-model",
    ("    return np.exp(joint - rows)",
     "    model.cov[:] += 1e-6 * np.eye(U.shape[1])\n    return np.exp(joint - rows)"),
    "Your answer is right, but an in-place operation changed the caller's covariances.",
    "Which line uses `+=`, `*=` or an index on the left, and on which array?")
# fmt: on


def arguments(rng, t, d, C, unit=1.0):
    """Rows and a model of these sizes."""
    return draws.data(rng, t, d, 1.5 * unit), model(rng, C, d, unit)


def far_rows(rng):
    """Two rows among the classes and two about 1000 standard deviations away."""
    U, drawn = arguments(rng, 4, 2, 3)
    angle = rng.uniform(0, 2 * np.pi, 2)
    U[:2] += 1500 * np.column_stack([np.cos(angle), np.sin(angle)])
    return U, drawn


def distant_rows(rng):
    """Rows side by side about 60 standard deviations away from all classes."""
    U, drawn = arguments(rng, 3, 2, 4)
    angle = rng.uniform(0, 2 * np.pi)
    return 0.3 * U + 100 * np.array([np.cos(angle), np.sin(angle)]), drawn


def cases(rng):
    """Ordinary sizes with a repeated row, a small unit of length, classes alike, sizes that are 1 or alike, far-away
    rows.
    """
    ordinary = [(5, 2, 3), (draws.integer(rng, 6, 8), 3, 2), (6, 2, 4)]
    U, drawn = arguments(rng, 7, 3, 4)
    U[2], U[4] = 0.0, U[1]
    V, two = arguments(rng, 5, 3, 2)
    alike = two._replace(mu=two.mu[[0, 0]], cov=two.cov[[0, 0]], p=np.array([0.5, 0.5]))
    return [
        *(Case("ordinary", said(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", said(7, 3, 4) + ", one row twice, one at 0", (U, drawn)),
        Case("ordinary", said(5, 2, 3) + ", lengths about 0.1", arguments(rng, 5, 2, 3, unit=0.1)),
        Case("ordinary", "two classes exactly alike", (V, alike)),
        *(Case("sizes", said(*size), arguments(rng, *size)) for size in draws.EDGES),
        Case("far", "two rows 1000 standard deviations away: t = 4, d = 2, C = 3", far_rows(rng)),
        Case("far", "all rows 60 standard deviations away: t = 3, d = 2, C = 4", distant_rows(rng)),
    ]


def said(t, d, C):
    """The sizes of a case in words."""
    return f"t = {t}, d = {d}, C = {C}"


ORDINARY = (
    "Take one row and two classes. What is p_c times the density, for each of them?",
    "E1 adds log p_c to the log density; E2 is one log-sum-exp a row; E3 subtracts it and exponentiates.",
    "The log densities (t, C) come from log_full_gaussian; from there on it is the E-step of lesson 01.",
)
EXERCISE = Exercise(
    "07_semi_supervised",
    semi.estep,
    ("post", "log_likelihood"),
    cases,
    (
        Criterion("ordinary data", 5.5, ("ordinary",), ORDINARY),
        of_any_size(1, "Keep the row values as (t, 1) while you need them beside (t, C).", "t, d or C"),
        Criterion("far-away rows", 2, ("far",), estep_slips.FAR),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
    inlined=("log_full_gaussian",),
)
