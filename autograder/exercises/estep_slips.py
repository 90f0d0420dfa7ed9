"""The mistakes of every E-step: they begin where the log joint is known, so they are the same in all lessons.

Their sentences leave the lesson's own words open: `WORDS` holds those of lesson 01.
"""

from dataclasses import replace

import numpy as np

from autograder.exercises.exercise import Mistakes
from autograder.reference.gaussian import log_sum_exp

WORDS = {
    "point": "point", "component": "component", "components": "components", "p": "p_j", "x": "x_i",
    "density": "density", "distant": "very distant", "halfway": "point halfway between two equal components",
}  # fmt: skip
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
slips = Mistakes()


def shares(joint):
    """Soft counts and log-likelihood of a log joint (n, K), done right."""
    rows = log_sum_exp(joint)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def plain_shares(joint, anchor=0.0, floor=0.0):
    """The same by plain sums of exponentials, about `anchor` in place of each row's maximum, `floor` added to each."""
    weighted = np.exp(joint - anchor)
    rows = weighted.sum(axis=1, keepdims=True) + floor
    return weighted / rows, float((np.log(rows) + anchor).sum())


class Right:
    """An E-step done right, in parts: `joint`, the log joint (n, K), `bare`, without the weights, and the results;
    `result(data)`, that of other data than `X`.
    """

    def __init__(self, log_joint, X, mixture):
        self.joint, self.p = log_joint(X, mixture), mixture.p
        self.X, self.result = X, lambda data: shares(log_joint(data, mixture))
        self.bare = log_joint(X, mixture._replace(p=np.ones_like(mixture.p)))
        self.post, self.log_likelihood = shares(self.joint)


def add_to(mistakes, log_joint, words=None, without=(), instead=None):
    """Add these mistakes, made with `log_joint(X, mixture)`, to those of a lesson.

    `words`: its own words, where they differ from `WORDS`. `without`: names that are left out. `instead`: name ->
    {"why": ..., "question": ...}, its own sentences.
    """
    words, instead = WORDS | (words or {}), instead or {}
    for slip in slips:
        if slip.name not in without:
            said = {"why": slip.why.format(**words), "question": slip.question.format(**words)}
            mistakes.append(replace(slip, function=_made(slip, log_joint), **said | instead.get(slip.name, {})))


def _made(slip, log_joint):
    """The mistake as an E-step of data and mixture."""
    return lambda X, mixture: slip.function(Right(log_joint, X, mixture))


@slips
def weight_not_logged(right):
    """You added {p} itself to a log {density}. A product of {p} and a {density} becomes a sum of two logarithms.

    Which of the two terms in your sum is not a logarithm yet?"""
    return shares(right.bare + right.p)


@slips
def weight_after_normalising(right):
    """You normalised first and multiplied by {p} afterwards, so a row no longer sums to 1.

    In Bayes' rule the prior stands above and below the line. Which comes first, weighing or sharing out?"""
    post, log_likelihood = shares(right.bare)
    return post * right.p, log_likelihood


@slips
def weight_only_above(right):
    """The soft counts carry the prior, but the log-likelihood was summed without it.

    p({x}) is a weighted sum over {components}. Which weights are missing in yours?"""
    return right.post, shares(right.bare)[1]


@slips
def wrong_axis(right):
    """You divided by the sums of the columns. Each {point} shares out one unit among the {components}: rows sum to 1.

    Which axis counts the {components}, and along which one must the shares add up?"""
    return np.exp(right.joint - log_sum_exp(right.joint.T)), right.log_likelihood


@slips
def wrong_axis_after_shift(right):
    """You subtracted each row's maximum and then divided by the sums of the columns. It is the rows that must sum to 1.

    Each {point} shares out one unit. Along which axis do its shares add up?"""
    shifted = np.exp(right.joint - right.joint.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=0), right.log_likelihood


@slips
def ll_is_q(right):
    """That is the expected complete-data log-likelihood. The log-likelihood is the log of a sum over {components}.

    The gap between the two is exactly the entropy of your soft counts. When would it be 0?"""
    return right.post, float((right.post * np.where(right.post > 0, right.joint, 0.0)).sum())


@slips
def ll_sum_all(right):
    """You added a logarithm for every {component}. There is one per {point}: add over j first, then take the log.

    How many terms does your sum have, and how many {point}s are there?"""
    return right.post, float(right.joint.sum())


@slips
def ll_of_best_component(right):
    """You took the best {component}'s term for each {point}; the others belong to p({x}) too.

    A {halfway}: how much of p({x}) do you lose?"""
    return right.post, float(right.joint.max(axis=1).sum())


@slips
def ll_after_normalising(right):
    """You took the logarithm of the row sums after dividing by them: that is log 1 = 0 for every {point}.

    The row sums before you normalise are p({x}). Where in your code could you keep them?"""
    return right.post, float(np.log(right.post.sum(axis=1)).sum())


@slips
def ll_mean(right):
    """You returned the mean over the {point}s; the contract is the total.

    Double every {point}: what should happen to a total, and what to a mean?"""
    return right.post, right.log_likelihood / len(right.post)


@slips
def ll_negative(right):
    """The sign is turned: this is the negative log-likelihood.

    EM climbs. Would a better fit make your number larger or smaller?"""
    return right.post, -right.log_likelihood


@slips
def likelihood_not_log(right):
    """You added the p({x}) themselves; each needs its logarithm before they are added.

    The p({x}) of independent {point}s multiply. What does a logarithm turn a product into?"""
    return right.post, float(np.exp(log_sum_exp(right.joint)).sum())


@slips
def maximum_not_added_back(right):
    """The soft counts are right, but the row maxima you subtracted are missing from the log-likelihood.

    log(e^m * s) = m + log s. Where does m come back in?"""
    return right.post, float(log_sum_exp(right.joint - right.joint.max(axis=1, keepdims=True)).sum())


@slips
def density_underflow(right):
    """Your numbers are right until they vanish: far from all {components} every density is exactly 0, and 0/0 is nan.

    If you subtract the same number from a whole row of logarithms, do the shares change?"""
    return plain_shares(right.joint)


@slips
def log_of_floored_sum(right):
    """A tiny number under the line avoids nan, but it does not bring back what has vanished: it replaces the data.

    What do the soft counts of a {distant} {point} add up to in your version?"""
    return plain_shares(right.joint, floor=1e-300)


@slips
def one_maximum_for_all(right):
    """One maximum for the whole table anchors only its own row; rows far below it still vanish.

    Each {point} needs an anchor of its own. Along which axis is the maximum taken, and what shape keeps it usable?"""
    return plain_shares(right.joint, anchor=right.joint.max())


@slips
def argmax_post(right):
    """Each {point} went whole to its best {component}: that is the hard step of K-means.

    A {halfway}: what should its soft counts say?"""
    return np.eye(right.joint.shape[1])[right.joint.argmax(axis=1)], right.log_likelihood


@slips
def log_post(right):
    """These are the logarithms of the soft counts.

    Soft counts lie between 0 and 1. Which last step takes a logarithm there?"""
    return right.joint - log_sum_exp(right.joint)[:, None], right.log_likelihood


@slips
def joint_not_shared(right):
    """These are {p} times the {density}, not yet divided by their sum over the {components}.

    What do your rows add up to, and what should they add up to?"""
    return np.exp(right.joint), right.log_likelihood


@slips
def floored_weight(right):
    """You added a tiny number to {p} before the logarithm. A {component} of weight 0 then still claims {point}s.

    If {p} is exactly 0, what should that {component}'s soft counts be, however close the {point} is?"""
    return shares(right.bare + np.log(right.p + 1e-16))


@slips
def weight_zero_is_nan(right):
    """0 times log 0 is nan in floating point. A {component} of weight 0 has soft count 0, without any product.

    Where do 0 and -inf meet in your code?"""
    nan = 0 * np.where(np.isinf(right.joint), np.nan, 0.0)
    return right.post + nan, right.log_likelihood + 0 * float((right.post * right.joint).sum())


@slips
def returned_the_other_way(right):
    """The two results come back in the wrong order.

    Which does the contract name first: the soft counts or the log-likelihood?"""
    return right.log_likelihood, right.post


@slips
def standardised(right):
    """You standardised the data inside the E-step: the mixture still speaks of them as they were given.

    Add 10 to every {point} and to every mean: should the soft counts change, and do yours?"""
    return right.result((right.X - np.nanmean(right.X, axis=0)) / np.nanstd(right.X, axis=0))


@slips
def standardised_as_a_whole(right):
    """You took one mean and one spread of the whole table out of the data: the mixture still speaks of them as given.

    Add 10 to every {point} and to every mean: should the soft counts change, and do yours?"""
    return right.result((right.X - np.nanmean(right.X)) / np.nanstd(right.X))


@slips
def centred(right):
    """You moved the data to mean 0 inside the E-step: the mixture's means still stand where they were.

    Add 10 to every {point} and to every mean: should the soft counts change, and do yours?"""
    return right.result(right.X - np.nanmean(right.X, axis=0))


@slips
def data_in_float32(right):
    """You made the data float32, which keeps 7 digits of each number where float64 keeps 16.

    Which line makes an array of another type than the data have? Print `array.dtype` behind each."""
    return right.result(right.X.astype(np.float32).astype(float))
