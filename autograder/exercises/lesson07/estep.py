"""The E-step of the unlabelled rows: soft counts and their log-likelihood."""

import numpy as np

from autograder.exercises import draws, estep_slips
from autograder.exercises.estep_slips import shares
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson07.material import diagonals, model
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


def right(U, model):
    """Log joint, soft counts and log-likelihood, done right."""
    return semi.log_joint(U, model), *semi.estep(U, model)


def squares(U, model, inverse=None):
    """(u_i - mu_c)^T cov_c^-1 (u_i - mu_c), shape (t, C), or with other matrices (C, d, d) in place of the inverses."""
    away = U[:, None, :] - model.mu
    return np.einsum("ick,ckl,icl->ic", away, np.linalg.inv(model.cov) if inverse is None else inverse, away)


def log_det(model):
    """log det cov_c, shape (C,)."""
    return np.linalg.slogdet(model.cov)[1]


def joint_from(U, model, squared=None, log_dets=None):
    """The log joint with other squares or determinants."""
    squared = squares(U, model) if squared is None else squared
    log_dets = log_det(model) if log_dets is None else log_dets
    return np.log(model.p) - 0.5 * (U.shape[1] * np.log(2 * np.pi) + log_dets + squared)


@mistakes
def no_prior(U, model):
    """The class proportions p_c are left out. A common class claims more of the doubtful rows than a rare one.

    A row halfway between a common and a rare class of the same shape: where does it belong?"""
    return shares(semi.log_joint(U, model) - np.log(model.p))


@mistakes
def prior_not_logged(U, model):
    """You added p_c itself to a log density: a probability and a logarithm were mixed.

    Which of the two terms in your sum is not a logarithm yet?"""
    return shares(semi.log_joint(U, model) - np.log(model.p) + model.p)


@mistakes
def prior_twice(U, model):
    """The class proportions came in twice. Bayes' rule multiplies by the prior once.

    Does your density already carry p_c when you add its logarithm?"""
    return shares(semi.log_joint(U, model) + np.log(model.p))


@mistakes
def prior_only_above(U, model):
    """The soft counts carry the prior, but the log-likelihood was summed without it.

    p(u) is a weighted sum over the classes. Which weights are missing in yours?"""
    return right(U, model)[1], shares(semi.log_joint(U, model) - np.log(model.p))[1]


@mistakes
def prior_after_normalising(U, model):
    """You shared out first and multiplied by p_c afterwards, so a row no longer sums to 1.

    In Bayes' rule the prior stands above and below the line. Which comes first, weighing or sharing out?"""
    post, log_likelihood = shares(semi.log_joint(U, model) - np.log(model.p))
    return post * model.p, log_likelihood


@mistakes
def covariance_not_inverted(U, model):
    """The differences were multiplied by the covariance; it is its inverse that measures distance.

    Along the long axis of an ellipse, does one step count more or less than along the short one?"""
    return shares(joint_from(U, model, squares(U, model, model.cov)))


@mistakes
def plain_distance(U, model):
    """The squared distances are plain ones: the covariance has no part in them.

    Two rows equally far from a long ellipse's centre, one along it, one across: which is the more surprising?"""
    return shares(joint_from(U, model, squares(U, model, np.tile(np.eye(U.shape[1]), (len(model.p), 1, 1)))))


@mistakes
def only_variances(U, model):
    """Only the diagonals of the covariances were used: your ellipses lie straight, whatever the tilt.

    Which entries of the matrix say that two measures rise together?"""
    return shares(semi.log_joint(U, model._replace(cov=model.cov * np.eye(U.shape[1]))))


@mistakes
def one_number(U, model):
    """Each covariance was made into one variance, the same in all directions, as in lessons 01 to 03.

    How many numbers does a 2 x 2 covariance hold, and how many did you use?"""
    round_cov = diagonals(model.cov).mean(axis=1)[:, None, None] * np.eye(U.shape[1])
    return shares(semi.log_joint(U, model._replace(cov=round_cov)))


@mistakes
def one_covariance(U, model):
    """All classes were given one common covariance, the average of theirs.

    Which index is missing on the covariance in your formula?"""
    common = np.einsum("c,ckl->kl", model.p, model.cov)
    return shares(semi.log_joint(U, model._replace(cov=np.tile(common, (len(model.p), 1, 1)))))


@mistakes
def no_log_det(U, model):
    """The determinant is left out. It differs from class to class, so it does not cancel.

    Two bells over the same place, one narrow and one wide: which is higher in the middle?"""
    return shares(joint_from(U, model, log_dets=0.0))


@mistakes
def whole_log_det(U, model):
    """The log determinant came in whole; the square root in the density makes it half.

    In one dimension, is the height of a bell 1 over the variance, or 1 over the standard deviation?"""
    return shares(joint_from(U, model, log_dets=2 * log_det(model)))


@mistakes
def log_det_added(U, model):
    """The log determinant has the wrong sign: your wide bells are the high ones.

    All the mass of a bell is 1. If it gets wider, what must its height do?"""
    return shares(joint_from(U, model, log_dets=-log_det(model)))


@mistakes
def no_half(U, model):
    """The half in front of the squared distance is missing.

    What is the log density one standard deviation from the centre, compared with the centre?"""
    return shares(joint_from(U, model, squared=2 * squares(U, model)))


@mistakes
def distance_not_squared(U, model):
    """You took the distance; the exponent holds its square.

    A row twice as far away: by which factor should the term grow?"""
    return shares(joint_from(U, model, squared=np.sqrt(squares(U, model))))


@mistakes
def no_two_pi(U, model):
    """The soft counts are right, because a factor common to all classes cancels; in the log-likelihood it stays.

    Which constant of the bell curve did you leave out?"""
    return shares(semi.log_joint(U, model) + U.shape[1] / 2 * np.log(2 * np.pi))


@mistakes
def two_pi_once(U, model):
    """The constant with 2 pi came in once. There is one for each coordinate.

    What is the constant of a bell in two dimensions, as a product of two bells in one?"""
    return shares(semi.log_joint(U, model) + (U.shape[1] - 1) / 2 * np.log(2 * np.pi))


@mistakes
def ridge_again(U, model):
    """You added the ridge to the covariances once more. The M-step has done it already.

    Which function owns the ridge, so that it comes in exactly once?"""
    return semi.estep(U, model._replace(cov=model.cov + semi.RIDGE * np.eye(U.shape[1])))


@mistakes
def hard_labels(U, model):
    """Each row went whole to its best class. Confident mistakes then feed themselves in the M-step.

    A row halfway between two classes: what should its soft counts say?"""
    joint, _, log_likelihood = right(U, model)
    return np.eye(joint.shape[1])[joint.argmax(axis=1)], log_likelihood


@mistakes
def ll_of_the_best(U, model):
    """You added up each row's largest term. The probability of a row is the sum over all classes.

    For p(u) = 0.3 + 0.2, whose logarithm do you need?"""
    joint, post, _ = right(U, model)
    return post, float(joint.max(axis=1).sum())


@mistakes
def ll_sum_of_logs(U, model):
    """You added up the logarithms of all classes. First add the probabilities, then take one logarithm a row.

    Is log a + log b the logarithm of a + b?"""
    joint, post, _ = right(U, model)
    return post, float(joint.sum())


@mistakes
def nan_made_zero(U, model):
    """You turned nan into 0. The soft counts of a very distant row are then all 0, and its logarithm is minus infinity.

    If you subtract the same number from a whole row of logarithms, do the shares change?"""
    post, total = estep_slips.plain_shares(semi.log_joint(U, model))
    return np.nan_to_num(post), total


@mistakes
def likelihood_underflow(U, model):
    """Your soft counts survive far away, but your log-likelihood adds up densities that have vanished.

    Which number of each row did you work out for the soft counts, and can the sum use it too?"""
    return semi.estep(U, model)[0], estep_slips.plain_shares(semi.log_joint(U, model))[1]


@mistakes
def not_divided(U, model):
    """The row maximum was subtracted, but the row was not divided by its sum: the best class always has exactly 1.

    What must the soft counts of one row add up to?"""
    joint, _, total = right(U, model)
    return np.exp(joint - joint.max(axis=1, keepdims=True)), total


@mistakes
def one_sum_for_all(U, model):
    """All soft counts together add up to 1. Each row is one vote, so each row should.

    Along which axis is the sum under your division taken?"""
    joint, _, total = right(U, model)
    return np.exp(joint - np.logaddexp.reduce(joint, axis=None)), total


estep_slips.add_to(
    mistakes,
    semi.log_joint,
    words={"point": "row", "component": "class", "components": "classes", "p": "p_c", "x": "u_i"},
    without=(
        "weight-not-logged", "weight-after-normalising", "weight-only-above", "floored-weight", "weight-zero-is-nan",
        "wrong-axis-after-shift", "ll-sum-all", "ll-of-best-component", "ll-after-normalising", "argmax-post",
    ),
)  # fmt: skip


@mistakes
def writes_into_model(U, model):
    """Your answer is right, but an in-place operation changed the caller's covariances.

    Which line uses `+=`, `*=` or an index on the left, and on which array?"""
    result = semi.estep(U, model)
    covariances = model.cov
    covariances += semi.RIDGE * np.eye(U.shape[1])
    return result


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
    """Ordinary sizes with a repeated row, a small unit of length, one of a size, far-away rows."""
    ordinary = [(5, 2, 3), (draws.integer(rng, 6, 8), 3, 2), (6, 2, 4)]
    U, drawn = arguments(rng, 7, 3, 4)
    U[4] = U[1]
    return [
        *(Case("ordinary", said(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", said(7, 3, 4) + ", one row twice", (U, drawn)),
        Case("ordinary", said(5, 2, 3) + ", lengths about 0.1", arguments(rng, 5, 2, 3, unit=0.1)),
        *(Case("single", said(*size), arguments(rng, *size)) for size in [(1, 2, 3), (5, 1, 3), (4, 3, 1)]),
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
SINGLE = (
    "What are the shapes inside your function when t, d or C is 1?",
    "An axis of length 1 is still an axis. Nothing should be squeezed away.",
    "Keep the row values as (t, 1) while you need them beside (t, C).",
)
EXERCISE = Exercise(
    "07_semi_supervised",
    semi.estep,
    ("post", "log_likelihood"),
    cases,
    (
        Criterion("ordinary data", 5.5, ("ordinary",), ORDINARY),
        Criterion("t, d or C equal to 1", 1, ("single",), SINGLE),
        Criterion("far-away rows", 2, ("far",), estep_slips.FAR),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
)
