"""The E-step: soft counts and the log-likelihood."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson01 import log_gaussian as densities
from autograder.reference import gaussian
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


def shares(joint):
    """Soft counts and log-likelihood of a log joint (n, K), done right."""
    rows = gaussian.log_sum_exp(joint)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def right(X, mixture):
    """Log joint, soft counts and log-likelihood, done right."""
    return gaussian.log_joint(X, mixture), *gaussian.estep(X, mixture)


@mistakes
def no_mixing_weight(X, mixture):
    """The mixing weights p_j are left out. Bayes' rule has a prior; with equal weights you cannot see the slip.

    Try p = (0.7, 0.2, 0.1) by hand on one point. Which component gains when its weight grows?"""
    return shares(gaussian.log_gaussian(X, mixture.mu, mixture.var))


@mistakes
def weight_not_logged(X, mixture):
    """You added p_j itself to a log density. A product of p_j and a density becomes a sum of two logarithms.

    Which of the two terms in your sum is not a logarithm yet?"""
    return shares(gaussian.log_gaussian(X, mixture.mu, mixture.var) + mixture.p)


@mistakes
def weight_after_normalising(X, mixture):
    """You normalised first and multiplied by p_j afterwards, so a row no longer sums to 1.

    In Bayes' rule the prior stands above and below the line. Which comes first, weighing or sharing out?"""
    post, log_likelihood = shares(gaussian.log_gaussian(X, mixture.mu, mixture.var))
    return post * mixture.p, log_likelihood


@mistakes
def weight_only_above(X, mixture):
    """The soft counts carry the prior, but the log-likelihood was summed without it.

    p(x_i) is a weighted sum over components. Which weights are missing in yours?"""
    _, post, _ = right(X, mixture)
    return post, shares(gaussian.log_gaussian(X, mixture.mu, mixture.var))[1]


def with_density(function):
    """The E-step done right, with another function in place of log_gaussian."""

    def wrong(X, mixture):
        with np.errstate(divide="ignore"):
            return shares(function(X, mixture.mu, mixture.var) + np.log(mixture.p))

    wrong.__name__, wrong.__doc__ = function.__name__, function.__doc__
    return wrong


for slip in densities.mistakes:
    if slip.name not in ("points-along-columns", "density-not-log", "log-of-density", "no-two-pi"):
        mistakes(with_density(slip.function))


@mistakes
def no_two_pi(X, mixture):
    """The soft counts are right, because a factor common to all components cancels; in the log-likelihood it stays.

    Which constant of the bell curve did you leave out?"""
    joint = right(X, mixture)[0] + X.shape[1] / 2 * np.log(2 * np.pi)
    return shares(joint)


@mistakes
def wrong_axis(X, mixture):
    """You divided by the sums of the columns. Each point shares out one unit among the components: rows sum to 1.

    Which axis counts the components, and along which one must the shares add up?"""
    joint, _, log_likelihood = right(X, mixture)
    columns = gaussian.log_sum_exp(joint.T)
    return np.exp(joint - columns), log_likelihood


@mistakes
def wrong_axis_after_shift(X, mixture):
    """You subtracted each row's maximum and then divided by the sums of the columns. It is the rows that must sum to 1.

    Each point shares out one unit. Along which axis do its shares add up?"""
    joint, _, log_likelihood = right(X, mixture)
    shifted = np.exp(joint - joint.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=0), log_likelihood


@mistakes
def ll_is_q(X, mixture):
    """That is the expected complete-data log-likelihood. The log-likelihood is the log of a sum over components.

    The gap between the two is exactly the entropy of your soft counts. When would it be 0?"""
    joint, post, _ = right(X, mixture)
    return post, float(np.where(post > 0, post * joint, 0.0).sum())


@mistakes
def ll_sum_all(X, mixture):
    """You added a logarithm for every component. There is one per point: add over j first, then take the log.

    How many terms does your sum have, and how many points are there?"""
    joint, post, _ = right(X, mixture)
    return post, float(joint.sum())


@mistakes
def ll_of_best_component(X, mixture):
    """You took the best component's term for each point; the others belong to p(x_i) too.

    A point halfway between two equal components: how much of p(x_i) do you lose?"""
    joint, post, _ = right(X, mixture)
    return post, float(joint.max(axis=1).sum())


@mistakes
def ll_after_normalising(X, mixture):
    """You took the logarithm of the row sums after dividing by them: that is log 1 = 0 for every point.

    The row sums before you normalise are p(x_i). Where in your code could you keep them?"""
    _joint, post, _ = right(X, mixture)
    return post, float(np.log(post.sum(axis=1)).sum())


@mistakes
def ll_mean(X, mixture):
    """You returned the mean over the points; the contract is the total.

    Double every data point: what should happen to a total, and what to a mean?"""
    _, post, log_likelihood = right(X, mixture)
    return post, log_likelihood / len(X)


@mistakes
def ll_negative(X, mixture):
    """The sign is turned: this is the negative log-likelihood.

    EM climbs. Would a better fit make your number larger or smaller?"""
    _, post, log_likelihood = right(X, mixture)
    return post, -log_likelihood


@mistakes
def ll_base_10(X, mixture):
    """The logarithm is to base 10; the contract is the natural logarithm.

    By which constant factor do you miss, and which NumPy function has base e?"""
    _, post, log_likelihood = right(X, mixture)
    return post, log_likelihood / np.log(10)


@mistakes
def likelihood_not_log(X, mixture):
    """You added the p(x_i) themselves; each needs its logarithm before they are added.

    Independent points multiply their densities. What does a logarithm turn a product into?"""
    joint, post, _ = right(X, mixture)
    return post, float(np.exp(gaussian.log_sum_exp(joint)).sum())


@mistakes
def density_underflow(X, mixture):
    """Your numbers are right until they vanish: far from all components every density is exactly 0, and 0/0 is nan.

    If you subtract the same number from a whole row of logarithms, do the shares change?"""
    weighted = np.exp(gaussian.log_joint(X, mixture))
    rows = weighted.sum(axis=1, keepdims=True)
    return weighted / rows, float(np.log(rows).sum())


@mistakes
def log_of_floored_sum(X, mixture):
    """A tiny number under the line avoids nan, but it does not bring back what has vanished: it replaces the data.

    What do the soft counts of a very distant point add up to in your version?"""
    weighted = np.exp(gaussian.log_joint(X, mixture))
    rows = weighted.sum(axis=1, keepdims=True) + 1e-300
    return weighted / rows, float(np.log(rows).sum())


@mistakes
def one_maximum_for_all(X, mixture):
    """One maximum for the whole table anchors only its own row; rows far below it still vanish.

    Each point needs an anchor of its own. Along which axis is the maximum taken, and what shape keeps it usable?"""
    joint = gaussian.log_joint(X, mixture)
    weighted = np.exp(joint - joint.max())
    rows = weighted.sum(axis=1, keepdims=True)
    return weighted / rows, float((np.log(rows) + joint.max()).sum())


@mistakes
def maximum_not_added_back(X, mixture):
    """The soft counts are right, but the row maxima you subtracted are missing from the log-likelihood.

    log(e^m * s) = m + log s. Where does m come back in?"""
    joint, post, _ = right(X, mixture)
    return post, float(np.log(np.exp(joint - joint.max(axis=1, keepdims=True)).sum(axis=1)).sum())


@mistakes
def argmax_post(X, mixture):
    """Each point went whole to its best component: that is the hard step of K-means.

    A point halfway between two components: what should its soft counts say?"""
    joint, _, log_likelihood = right(X, mixture)
    return np.eye(joint.shape[1])[joint.argmax(axis=1)], log_likelihood


@mistakes
def log_post(X, mixture):
    """These are the logarithms of the soft counts.

    Soft counts lie between 0 and 1. Which last step takes a logarithm there?"""
    joint, _, log_likelihood = right(X, mixture)
    return joint - gaussian.log_sum_exp(joint)[:, None], log_likelihood


@mistakes
def joint_not_shared(X, mixture):
    """These are p_j times the density, not yet divided by their sum over the components.

    What do your rows add up to, and what should they add up to?"""
    joint, _, log_likelihood = right(X, mixture)
    return np.exp(joint), log_likelihood


@mistakes
def floored_weight(X, mixture):
    """You added a tiny number to p_j before the logarithm. A component of weight 0 then still claims points.

    If p_j is exactly 0, what should that component's soft counts be, however close the point is?"""
    with np.errstate(divide="ignore"):
        return shares(gaussian.log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p + 1e-16))


@mistakes
def weight_zero_is_nan(X, mixture):
    """0 times log 0 is nan in floating point. A component of weight 0 has soft count 0, without any product.

    Where do 0 and -inf meet in your code?"""
    joint, post, log_likelihood = right(X, mixture)
    return post + 0 * np.where(np.isinf(joint), np.nan, 0.0), log_likelihood + 0 * float((post * joint).sum())


@mistakes
def returned_the_other_way(X, mixture):
    """The two results come back in the wrong order.

    Which does the contract name first: the soft counts or the log-likelihood?"""
    return gaussian.estep(X, mixture)[::-1]


@mistakes
def writes_into_mixture(X, mixture):
    """A NamedTuple protects its names, not the arrays inside: an in-place operation changed the caller's mixture.

    Which line uses `*=`, `/=`, `+=` or an index on the left, and on which array?"""
    post, log_likelihood = gaussian.estep(X, mixture)
    variances = mixture.var
    variances *= 2
    return post, log_likelihood


def arguments(rng, n, d, K, offset=0.0):
    """Data and mixture of these sizes, moved by `offset` in every coordinate."""
    drawn = draws.mixture(rng, K, d)
    return draws.data(rng, n, d) + offset, drawn._replace(mu=drawn.mu + offset)


def far_points(rng):
    """Two points about their components and two 1000 standard deviations away, each in its own direction."""
    X, drawn = arguments(rng, 4, 2, 3)
    angle = rng.uniform(0, 2 * np.pi, 2)
    X[:2] += 1000 * np.sqrt(drawn.var.max()) * np.column_stack([np.cos(angle), np.sin(angle)])
    return X, drawn


def weight_zero(rng, apart):
    """A component of weight 0 that sits on some of the points, `apart` standard deviations from the others."""
    X, drawn = arguments(rng, 6, 2, 3)
    drawn.mu[1] = drawn.mu.mean(axis=0) + [apart * np.sqrt(drawn.var.max()), 0.0]
    X[:2] = drawn.mu[1] + 0.1 * X[:2]
    return X, drawn._replace(p=np.array([0.7, 0.0, 0.3]))


def cases(rng):
    """Ordinary sizes with a repeated point, one of a size, far-away points, a far origin, a weight of 0."""
    ordinary = [(2, 1, 3), (draws.integer(rng, 6, 8), 2, 3), (5, 4, 2)]
    single = [(1, 2, 3), (4, 1, 3), (5, 3, 1)]
    X, drawn = arguments(rng, 6, 3, 4)
    X[4] = X[1]
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(6, 3, 4) + ", one point twice", (X, drawn)),
        *(Case("single", draws.sizes(*size), arguments(rng, *size)) for size in single),
        Case("far", "two points 1000 standard deviations away", far_points(rng)),
        Case("far", "d = 1200 coordinates", draws.rounded(arguments(rng, 3, 1200, 2))),
        Case("far", "a component with p_j = 0, 60 standard deviations away", weight_zero(rng, 60)),
        Case("offset", "all data about 1,000,000, spread 1", arguments(rng, 6, 2, 3, offset=1e6)),
        Case("weight 0", "a component with p_j = 0", weight_zero(rng, 12)),
    ]


ORDINARY = (
    "Take one point and two components with unequal weights. What are its two shares by hand?",
    "E2 adds log p_j to the log density; E3 is one log-sum-exp per row; E4 subtracts it and exponentiates.",
    "The row values of E3 are log p(x_i): E4 uses them as (n, 1), and E5 is simply their sum over i.",
)
SINGLE = (
    "What are the shapes inside your function when n, d or K is 1?",
    "An axis of length 1 is still an axis. Nothing should be squeezed away.",
    "Keep the row values as (n, 1) while you need them beside (n, K).",
)
FAR = (
    "What is np.exp(-500000.0), and what do you get if you divide it by itself?",
    "Shares do not change when the same number is subtracted from every logarithm in a row.",
    "Subtract each row's own maximum (axis 1, keepdims) before you exponentiate, and add it back in the logarithm.",
)
WEIGHT = (
    "What is log 0 in NumPy, and what is exp of that?",
    "-inf is a fine log weight: it exponentiates to exactly 0, so long as it never meets 0 * or another -inf.",
    "Let log p_j be -inf (errstate keeps NumPy quiet); take maxima and sums along the row, where others are finite.",
)
EXERCISE = Exercise(
    "01_e_step",
    gaussian.estep,
    ("post", "log_likelihood"),
    cases,
    (
        Criterion("ordinary data", 5, ("ordinary",), ORDINARY),
        Criterion("n, d or K equal to 1", 1, ("single",), SINGLE),
        Criterion("far-away points", 1.5, ("far",), FAR),
        Criterion("far from the origin", 0.5, ("offset",), densities.OFFSET),
        Criterion("a component of weight 0", 1, ("weight 0",), WEIGHT),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
    uses=("log_gaussian",),
)
