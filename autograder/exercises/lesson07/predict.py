"""The class of the largest posterior."""

import numpy as np

from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson07.estep import arguments, said
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion
from softcounts.mixtures import ClassGaussians

mistakes = Mistakes()


@mistakes
def no_prior(U, model):
    """You took the class with the largest density. The proportions p_c have a say too.

    A row halfway between a common and a rare class: which would you bet on?"""
    return (semi.log_joint(U, model) - np.log(model.p)).argmax(axis=1)


@mistakes
def prior_not_logged(U, model):
    """You added p_c itself to a log density: a probability and a logarithm were mixed.

    Which of the two terms in your sum is not a logarithm yet?"""
    return (semi.log_joint(U, model) - np.log(model.p) + model.p).argmax(axis=1)


@mistakes
def nearest_mean(U, model):
    """You took the nearest mean. The shape of a class and its proportion decide as well.

    A row just outside a tight class, well inside a wide one: where does it belong?"""
    return ((U[:, None, :] - model.mu) ** 2).sum(axis=2).argmin(axis=1)


@mistakes
def nearest_in_its_own_units(U, model):
    """You took the class with the smallest distance in units of its own ellipse. Height and proportion are left out.

    Two bells over one place, one narrow and one wide: which is higher in the middle?"""
    joint = semi.log_joint(U, model) - np.log(model.p) + 0.5 * np.linalg.slogdet(model.cov)[1]
    return joint.argmax(axis=1)


@mistakes
def smallest_posterior(U, model):
    """These are the classes of the smallest posterior.

    Which of 0.9 and 0.1 would you bet on?"""
    return semi.estep(U, model)[0].argmin(axis=1)


@mistakes
def always_the_commonest(U, model):
    """Every row was given the commonest class, whatever its coordinates.

    Where does U enter your answer?"""
    return np.full(len(U), model.p.argmax())


@mistakes
def counted_from_one(U, model):
    """Your classes count from 1. Ours count from 0, as in y.

    What is the label of the first class?"""
    return semi.predict(U, model) + 1


@mistakes
def last_of_equals(U, model):
    """Where two classes are exactly equal you took the higher one. The contract takes the lowest.

    Which position does np.argmax return when two entries are equal?"""
    post = semi.estep(U, model)[0]
    return post.shape[1] - 1 - post[:, ::-1].argmax(axis=1)


@mistakes
def equals_added_up(U, model):
    """Where several classes are exactly equal you added their numbers up, and so named a class that is none of them.

    How many classes should a tied row get, and which?"""
    post = semi.estep(U, model)[0]
    top = np.isclose(post, post.max(axis=1, keepdims=True), rtol=1e-12, atol=0)
    return (top * np.arange(post.shape[1])).sum(axis=1)


@mistakes
def largest_value(U, model):
    """You returned the largest posterior itself; the class it belongs to is asked for.

    What is the difference between the maximum of a row and its position?"""
    return semi.estep(U, model)[0].max(axis=1)


@mistakes
def the_posteriors(U, model):
    """You returned all the posteriors. One class a row is asked for.

    Which shape does the contract promise?"""
    return semi.estep(U, model)[0]


@mistakes
def one_hot(U, model):
    """You returned a row of zeros and a one; the number of the class is asked for.

    At which position stands the one?"""
    post = semi.estep(U, model)[0]
    return np.eye(post.shape[1], dtype=int)[post.argmax(axis=1)]


@mistakes
def wrong_axis(U, model):
    """You looked for the best row of each class. Asked for is the best class of each row.

    How many predictions should come back, t or C?"""
    return semi.estep(U, model)[0].argmax(axis=0)


@mistakes
def shares_rounded(U, model):
    """You rounded a soft count to get a label, which works for two classes at most.

    With three shares of 0.4, 0.35 and 0.25, which class wins, and what do you return?"""
    return np.round(semi.estep(U, model)[0][:, -1]).astype(int)


@mistakes
def density_underflow(U, model):
    """Your classes are right until the densities vanish: far from all classes each of them is exactly 0.

    Which class wins when all the numbers in a row are 0 or nan?"""
    return np.exp(semi.log_joint(U, model)).argmax(axis=1)


@mistakes
def no_log_det(U, model):
    """Distance in units of the ellipse, and proportion: both are there. The height of the bell is left out.

    Two bells over one place, one narrow and one wide: which is higher in the middle?"""
    return (semi.log_joint(U, model) + 0.5 * np.linalg.slogdet(model.cov)[1]).argmax(axis=1)


@mistakes
def over_one_half(U, model):
    """You took the class whose soft count is above one half. With three classes the winner may have less than that.

    With shares of 0.25, 0.4 and 0.35, which class wins, and what do you return?"""
    return (semi.estep(U, model)[0] > 0.5).argmax(axis=1)


def deciding(rng, t, d, C):
    """Rows and a model for which density, prior and distance disagree somewhere and no posterior is nearly tied."""
    slips = (no_prior, prior_not_logged, nearest_mean, nearest_in_its_own_units, no_log_det, always_the_commonest)
    while True:
        U, model = arguments(rng, t, d, C)
        model = model._replace(mu=0.6 * model.mu)
        top = np.sort(semi.estep(U, model)[0], axis=1)[:, -2:]
        answers = [semi.predict(U, model), *(slip(U, model) for slip in slips)]
        different = len({tuple(answer) for answer in answers}) == len(answers)
        if different and (top[:, 1] - top[:, 0]).min() > 1e-3:
            return U, model


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
    """Ordinary sizes, one of a size, exact ties, a far-away row."""
    return [
        Case("ordinary", said(14, 2, 3), deciding(rng, 14, 2, 3)),
        Case("ordinary", said(22, 3, 2), deciding(rng, 22, 3, 2)),
        Case("ordinary", said(17, 2, 4), deciding(rng, 17, 2, 4)),
        *(Case("single", said(*size), clear(rng, *size)) for size in [(1, 2, 3), (6, 1, 3), (4, 3, 1)]),
        Case("ties", "two classes that are the same", twins(rng)),
        Case("ties", "rows exactly halfway between two classes", mirrored(rng)),
        Case("far", "a row 1000 standard deviations away", far(rng)),
    ]


ORDINARY = (
    "What does your E-step say about one row, and which class would you bet on?",
    "The largest soft count of a row belongs to the most probable class. Density alone is not enough.",
    "The E-step hands back post (t, C); what is asked for is the position of the largest entry in each row.",
)
SINGLE = (
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
        Criterion("t, d or C equal to 1", 0.25, ("single",), SINGLE),
        Criterion("ties", 0.25, ("ties",), TIES),
        Criterion("a far-away row", 0.25, ("far",), FAR),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
    uses=("estep",),
)
