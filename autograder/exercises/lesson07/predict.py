"""The class of the largest posterior."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson07.estep import arguments, said
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion
from softcounts.mixtures import ClassGaussians

mistakes = Mistakes()


# fmt: off
mistakes.edit("no-prior", (" + np.log(model.p)", ""),
    "You took the class with the largest density. The proportions p_c have a say too.",
    "A row halfway between a common and a rare class: which would you bet on?")
mistakes.edit("prior-not-logged", ("np.log(model.p)", "model.p"),
    "You added p_c itself to a log density: a probability and a logarithm were mixed.",
    "Which of the two terms in your sum is not a logarithm yet?")
mistakes.edit("nearest-mean",
    ("estep(U, model)[0].argmax(axis=1)", "((U[:, None, :] - model.mu) ** 2).sum(axis=2).argmin(axis=1)"),
    "You took the nearest mean. The shape of a class and its proportion decide as well.",
    "A row just outside a tight class, well inside a wide one: where does it belong?")
mistakes.edit("nearest-in-its-own-units", ("np.log(model.p)", "0.5 * np.linalg.slogdet(model.cov)[1]"),
    "You took the class with the smallest distance in units of its own ellipse. Height and proportion are left out.",
    "Two bells over one place, one narrow and one wide: which is higher in the middle?")
mistakes.edit("smallest-posterior", ("argmax", "argmin"),
    "These are the classes of the smallest posterior.",
    "Which of 0.9 and 0.1 would you bet on?")
mistakes.edit("always-the-commonest", ("estep(U, model)[0].argmax(axis=1)", "np.full(len(U), model.p.argmax())"),
    "Every row was given the commonest class, whatever its coordinates.",
    "Where does U enter your answer?")
mistakes.edit("counted-from-one", ("estep(U, model)[0].argmax(axis=1)", "estep(U, model)[0].argmax(axis=1) + 1"),
    "Your classes count from 1. Ours count from 0, as in y.",
    "What is the label of the first class?")
mistakes.edit("last-of-equals",
    ("estep(U, model)[0].argmax(axis=1)", "len(model.p) - 1 - estep(U, model)[0][:, ::-1].argmax(axis=1)"),
    "Where two classes are exactly equal you took the higher one. The contract takes the lowest.",
    "Which position does np.argmax return when two entries are equal?")
mistakes.edit("equals-added-up",
    ("    return estep(U, model)[0].argmax(axis=1)",
     "    post = estep(U, model)[0]\n    return (post == post.max(axis=1, keepdims=True)) @ np.arange(post.shape[1])"),
    "Where several classes are exactly equal you added their numbers up, and so named a class that is none of them.",
    "How many classes should a tied row get, and which?")
mistakes.edit("largest-value", ("argmax", "max"),
    "You returned the largest posterior itself; the class it belongs to is asked for.",
    "What is the difference between the maximum of a row and its position?")
mistakes.edit("the-posteriors", (".argmax(axis=1)", ""),
    "You returned all the posteriors. One class a row is asked for.",
    "Which shape does the contract promise?")
mistakes.edit("one-hot",
    ("estep(U, model)[0].argmax(axis=1)", "np.eye(len(model.p), dtype=int)[estep(U, model)[0].argmax(axis=1)]"),
    "You returned a row of zeros and a one; the number of the class is asked for.",
    "At which position stands the one?")
mistakes.edit("wrong-axis", ("argmax(axis=1)", "argmax(axis=0)"),
    "You looked for the best row of each class. Asked for is the best class of each row.",
    "How many predictions should come back, t or C?")
mistakes.edit("shares-rounded",
    ("estep(U, model)[0].argmax(axis=1)", "np.round(estep(U, model)[0][:, -1]).astype(int)"),
    "You rounded a soft count to get a label, which works for two classes at most.",
    "With three shares of 0.4, 0.35 and 0.25, which class wins, and what do you return?")
mistakes.edit("density-underflow", ("np.exp(joint - rows)", "np.exp(joint)"),
    "Your classes are right until the densities vanish: far from all classes each of them is exactly 0.",
    "Which class wins when all the numbers in a row are 0 or nan?")
mistakes.edit("no-log-det", ("np.log(model.p)", "np.log(model.p) + 0.5 * np.linalg.slogdet(model.cov)[1]"),
    "Distance in units of the ellipse, and proportion: both are there. The height of the bell is left out.",
    "Two bells over one place, one narrow and one wide: which is higher in the middle?")
mistakes.edit("over-one-half", ("estep(U, model)[0].argmax(axis=1)", "(estep(U, model)[0] > 0.5).argmax(axis=1)"),
    "You took the class whose soft count is above one half. With three classes the winner may have less than that.",
    "With shares of 0.25, 0.4 and 0.35, which class wins, and what do you return?")
# fmt: on


def deciding(rng, t, d, C):
    """Rows and a model for which density, prior and distance disagree somewhere and no posterior is nearly tied."""
    while True:
        U, model = arguments(rng, t, d, C)
        model = model._replace(mu=0.6 * model.mu)
        top = np.sort(semi.estep(U, model)[0], axis=1)[:, -2:]
        answers = [semi.predict(U, model), *(scores.argmax(axis=1) for scores in mistaken(U, model))]
        different = len({tuple(answer) for answer in answers}) == len(answers)
        if different and (top[:, 1] - top[:, 0]).min() > 1e-3:
            return U, model


def mistaken(U, model):
    """What is taken for the posterior, arrays (t, C): density, p_c not logged, distances, no height, proportion."""
    joint, log_p, height = semi.log_joint(U, model), np.log(model.p), 0.5 * np.linalg.slogdet(model.cov)[1]
    nearness = -((U[:, None, :] - model.mu) ** 2).sum(axis=2)
    density = joint - log_p
    return density, density + model.p, nearness, density + height, joint + height, np.tile(model.p, (len(U), 1))


def clear(rng, t, d, C):
    """Rows and a model without a near tie."""
    while True:
        U, model = arguments(rng, t, d, C)
        top = np.sort(semi.estep(U, model)[0], axis=1)[:, ::-1]
        if C == 1 or (top[:, 0] - top[:, 1]).min() > 1e-3:
            return U, model


def far(rng):
    """A row 1000 standard deviations away that is not of class 0, which nan and zeros would name, and others nearby."""
    while True:
        U, model = clear(rng, 6, 2, 3)
        U[0] += 2000.0
        if semi.predict(U, model)[0] > 0:
            return U, model


def twins(rng):
    """Two classes that are the same, in numbers that floating point adds up exactly in any order."""
    U = rng.permutation([[0.0, 1.0], [3.0, 2.0], [-1.0, 0.0], [8.0, 8.0], [1.0, -2.0]])
    mu = np.array([[8.0, 8.0], [1.0, 0.0], [1.0, 0.0]])
    return U, ClassGaussians(mu, np.array([np.eye(2), 4 * np.eye(2), 4 * np.eye(2)]), np.array([0.5, 0.25, 0.25]))


def mirrored(rng):
    """Two classes to the left and right of rows that lie exactly halfway, one that does not, and one by a hair."""
    U = rng.permutation([[0.0, 1.0], [0.0, -3.0], [1.0, 2.0], [0.0, 0.0], [0.001, -1.0]])
    mu = np.array([[0.0, 16.0], [-2.0, 0.0], [0.0, -16.0], [2.0, 0.0]])
    return U, ClassGaussians(mu, np.tile(np.eye(2), (4, 1, 1)), np.full(4, 0.25))


def cases(rng):
    """Ordinary sizes, sizes that are 1 or alike, exact ties, a far-away row."""
    return [
        Case("ordinary", said(14, 2, 3), deciding(rng, 14, 2, 3)),
        Case("ordinary", said(22, 3, 2), deciding(rng, 22, 3, 2)),
        Case("ordinary", said(17, 2, 4), deciding(rng, 17, 2, 4)),
        *(Case("sizes", said(*size), clear(rng, *size)) for size in draws.EDGES),
        Case("ties", "two classes that are the same", twins(rng)),
        Case("ties", "rows exactly halfway between two classes", mirrored(rng)),
        Case("far", "a row 1000 standard deviations away", far(rng)),
    ]


ORDINARY = (
    "What does your E-step say about one row, and which class would you bet on?",
    "The largest soft count of a row belongs to the most probable class. Density alone is not enough.",
    "The E-step hands back post (t, C); what is asked for is the position of the largest entry in each row.",
)
SIZES = (
    "What comes back for a single row: a number or an array of one?",
    "The answer has shape (t,), also when t is 1.",
    "Look along the axis of the classes, and squeeze nothing.",
)
TIES = (
    "Two classes with exactly equal posteriors: which of them does the contract name?",
    "np.argmax returns the first of equal entries.",
    "Do not turn the order of the classes round, and do not sort.",
)
FAR = (
    "Are your posteriors of a very distant row numbers, or nan?",
    "Far away every density is 0 in floating point; its logarithm is not.",
    "Use your estep, which works with logarithms.",
)
EXERCISE = Exercise(
    "07_semi_supervised",
    semi.predict,
    ("labels",),
    cases,
    (
        Criterion("ordinary data", 1.5, ("ordinary",), ORDINARY),
        Criterion("sizes that are 1 or alike", 0.25, ("sizes",), SIZES),
        Criterion("ties", 0.25, ("ties",), TIES),
        Criterion("a far-away row", 0.25, ("far",), FAR),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
    uses=("estep",),
    inlined=("log_full_gaussian", "estep"),
)
