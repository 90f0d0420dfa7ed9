"""The M-step for coins: smoothed weighted averages of pictures, and weights."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson06 import coins
from autograder.reference import bernoulli
from softcounts.judge import Case, Criterion
from softcounts.mixtures import BernoulliMixture

mistakes = Mistakes()


def fraction(above, below, post, X):
    """The mixture with theta = above / below and the right weights; a 0 / 0 passes as it is."""
    with np.errstate(all="ignore"):
        return BernoulliMixture(above / below, post.sum(axis=0) / len(X))


def counts(X, post):
    """Weighted counts of ink (K, d), and N as a column (K, 1)."""
    return post.T @ X, post.sum(axis=0)[:, None]


@mistakes
def no_smoothing(X, post, alpha=1.0):
    """alpha does nothing: a prototype whose pixel was never on has theta = 0, and one picture with it ruins all.

    What should theta be where no picture of the component has ink, if alpha = 1 and N_j = 3?"""
    ones, N = counts(X, post)
    return fraction(ones, N, post, X)


@mistakes
def smooth_above_only(X, post, alpha=1.0):
    """alpha was added above the line only. A pixel that is always on then gets more than 1.

    You invented ink and paper for each component. How many pictures does it own now?"""
    ones, N = counts(X, post)
    return fraction(ones + alpha, N, post, X)


@mistakes
def one_below(X, post, alpha=1.0):
    """You counted alpha invented pictures below the line. A coin has two sides, and each gets alpha.

    A component that owns nothing, N_j = 0: which theta would be fair, and which does yours give?"""
    ones, N = counts(X, post)
    return fraction(ones + alpha, N + alpha, post, X)


@mistakes
def smooth_below_only(X, post, alpha=1.0):
    """alpha went below the line only, so a pixel that was never on still has theta = 0.

    What do the invented pictures add to the count of ink?"""
    ones, N = counts(X, post)
    return fraction(ones, N + 2 * alpha, post, X)


@mistakes
def smooth_by_pixels(X, post, alpha=1.0):
    """You added alpha d below the line. The d pixels are d coins with two sides each, not one die with d sides.

    How many outcomes has one pixel?"""
    ones, N = counts(X, post)
    return fraction(ones + alpha, N + X.shape[1] * alpha, post, X)


@mistakes
def smooth_by_components(X, post, alpha=1.0):
    """You added alpha K below the line. The number of components has nothing to do with the sides of a coin.

    How many outcomes has one pixel of one component?"""
    ones, N = counts(X, post)
    return fraction(ones + alpha, N + post.shape[1] * alpha, post, X)


@mistakes
def always_plus_one(X, post, alpha=1.0):
    """You smoothed with 1, whatever alpha is.

    Where does `alpha` appear in your function? What should alpha = 0 give?"""
    return bernoulli.mstep(X, post)


@mistakes
def default_is_zero(X, post, alpha=0.0):
    """Where the caller says nothing you did not smooth. The default of `mstep` is 1; that of `fit_bernoulli` is 0.

    Which value has alpha in your first line?"""
    return fraction(counts(X, post)[0] + alpha, counts(X, post)[1] + 2 * alpha, post, X)


@mistakes
def zero_replaced(X, post, alpha=1.0):
    """An alpha of 0 was replaced by 1. The caller said 0, and that means no smoothing.

    In Python 0 counts as False. Which of your lines asks whether there is an alpha, instead of how large it is?"""
    return bernoulli.mstep(X, post, alpha or 1.0)


@mistakes
def only_never_on_smoothed(X, post, alpha=1.0):
    """You smoothed only pixels that were never on. The invented pictures have every pixel, so they count everywhere.

    A pixel that was on once in 3 pictures, alpha = 1: how much ink, and how many pictures, are there now?"""
    ones, N = counts(X, post)
    with np.errstate(all="ignore"):
        return fraction(np.where(ones > 0, ones / N, (ones + alpha) / (N + 2 * alpha)), 1.0, post, X)


@mistakes
def alpha_halved(X, post, alpha=1.0):
    """You shared alpha out between the two sides. Each side of the coin gets the whole alpha.

    With alpha = 1, how much ink do you invent, and how much paper?"""
    ones, N = counts(X, post)
    return fraction(ones + alpha / 2, N + alpha, post, X)


@mistakes
def two_alpha_above(X, post, alpha=1.0):
    """You added alpha twice above the line. Of the invented pictures, only half have ink.

    Of 2 alpha invented pictures, how many have this pixel on?"""
    ones, N = counts(X, post)
    return fraction(ones + 2 * alpha, N + 2 * alpha, post, X)


@mistakes
def alpha_shared_out(X, post, alpha=1.0):
    """You shared alpha out among the components. Each of them has coins of its own, and each coin gets the whole alpha.

    A component that owns nothing, N_j = 0: how many pictures should be invented for it?"""
    ones, N = counts(X, post)
    K = post.shape[1]
    return fraction(ones + alpha / K, N + 2 * alpha / K, post, X)


@mistakes
def empty_stays_zero(X, post, alpha=1.0):
    """A component that owns nothing was left at theta = 0. The invented pictures are there for it, too.

    N_j = 0 and alpha = 1: what stands above the line, and what below?"""
    mixture = bernoulli.mstep(X, post, alpha)
    return mixture._replace(theta=np.where(post.sum(axis=0)[:, None] > 0, mixture.theta, 0.0))


@mistakes
def smooth_the_data(X, post, alpha=1.0):
    """alpha was added to every pixel of every picture. The data are the evidence; smooth the estimate.

    Your correction does not fade as a component gets more pictures. Should it?"""
    ones, N = counts(X + alpha, post)
    return fraction(ones, N, post, X)


@mistakes
def smooth_the_average(X, post, alpha=1.0):
    """alpha was added to the average. Then it weighs as much against 900 pictures as against 3.

    Above the line stand counts. What is the count of ink before it is divided?"""
    ones, N = counts(X, post)
    with np.errstate(all="ignore"):
        return fraction(ones / N + alpha, 1 + 2 * alpha, post, X)


@mistakes
def smooth_the_shares(X, post, alpha=1.0):
    """alpha was added to the soft counts. That shares every picture out more evenly; it invents no ink and no paper.

    After your smoothing, can theta still be exactly 0?"""
    ones, N = counts(X, post + alpha)
    return fraction(ones, N, post, X)


@mistakes
def clip_instead(X, post, alpha=1.0):
    """You clipped theta away from 0 and 1. A first surprise then costs what your clip says, not what the data say.

    A component of 10 pictures and one of 10,000: should a first surprise be equally unlikely?"""
    ones, N = counts(X, post)
    with np.errstate(all="ignore"):
        return fraction(np.clip(ones / N, 1e-6, 1 - 1e-6), 1.0, post, X)


@mistakes
def clip_as_well(X, post, alpha=1.0):
    """The counting is right, but afterwards theta was clipped away from 0 and 1. With alpha = 0 it may be exactly 0.

    Who decides how far theta stays from 0 and 1: a constant of yours, or the caller's alpha?"""
    mixture = bernoulli.mstep(X, post, alpha)
    return mixture._replace(theta=np.clip(mixture.theta, 1e-6, 1 - 1e-6))


@mistakes
def theta_by_n(X, post, alpha=1.0):
    """You divided the ink of each component by all n pictures. A component owns N_j of them.

    What do the weights in this weighted average add up to?"""
    ones, _ = counts(X, post)
    return fraction(ones + alpha, len(X) + 2 * alpha, post, X)


@mistakes
def counts_not_divided(X, post, alpha=1.0):
    """These are counts of ink, not chances: they grow with the number of pictures.

    Double every picture: where should theta go?"""
    ones, _ = counts(X, post)
    return fraction(ones + alpha, 1.0, post, X)


@mistakes
def counts_the_paper(X, post, alpha=1.0):
    """You counted how often each pixel is off.

    theta is the chance of ink. Is a pixel that is always on near 0 or near 1?"""
    mixture = bernoulli.mstep(X, post, alpha)
    return mixture._replace(theta=1 - mixture.theta)


@mistakes
def unweighted(X, post, alpha=1.0):
    """Every component got the same prototype: the average of all pictures. The soft counts say who owns what.

    A picture with a share of 0.01: how much should it shape the prototype?"""
    theta = bernoulli.fit_bernoulli(X, alpha)
    return bernoulli.mstep(X, post, alpha)._replace(theta=np.tile(theta, (post.shape[1], 1)))


@mistakes
def hard_assignment(X, post, alpha=1.0):
    """Each picture went whole to its best component before the averages were taken: that is K-means.

    What are the soft counts for, if they are rounded first?"""
    return bernoulli.mstep(X, np.eye(post.shape[1])[post.argmax(axis=1)], alpha)


@mistakes
def weights_squared(X, post, alpha=1.0):
    """The soft counts came in twice: once as a weight on the picture, once more on the way to the average.

    Write theta_jl as one fraction. How often does post_ij stand above the line?"""
    return bernoulli.mstep(X, post**2, alpha)._replace(p=post.mean(axis=0))


@mistakes
def rounded_prototypes(X, post, alpha=1.0):
    """You rounded each chance to ink or paper. A prototype is made of chances.

    A pixel that is on in 6 of 10 pictures: how surprised should the model be when it is off?"""
    mixture = bernoulli.mstep(X, post, alpha)
    return mixture._replace(theta=(mixture.theta > 0.5).astype(float))


@mistakes
def p_is_counts(X, post, alpha=1.0):
    """You returned the soft counts N_j themselves as weights. Mixing proportions sum to one.

    N_j pictures out of n: what fraction is that?"""
    return bernoulli.mstep(X, post, alpha)._replace(p=post.sum(axis=0))


@mistakes
def p_fixed(X, post, alpha=1.0):
    """The weights stayed at 1/K. The data were never asked how common each prototype is.

    Which fraction of all soft counts does component j have?"""
    K = post.shape[1]
    return bernoulli.mstep(X, post, alpha)._replace(p=np.full(K, 1 / K))


@mistakes
def p_smoothed(X, post, alpha=1.0):
    """You smoothed the weights p as well. A fine idea, and a prior of its own, but not this contract.

    For which coins did we invent ink and paper?"""
    N, K = post.sum(axis=0), post.shape[1]
    return bernoulli.mstep(X, post, alpha)._replace(p=(N + alpha) / (len(X) + K * alpha))


@mistakes
def p_from_smoothed_counts(X, post, alpha=1.0):
    """The weights p were made from what stands below the line of theta, with the invented pictures in it.

    One picture, one vote. Do the invented pictures vote?"""
    N = post.sum(axis=0) + 2 * alpha
    return bernoulli.mstep(X, post, alpha)._replace(p=N / N.sum())


@mistakes
def p_like_theta(X, post, alpha=1.0):
    """The weights p were smoothed with the formula of a coin, so they no longer sum to one.

    Is the choice among K components a coin?"""
    return bernoulli.mstep(X, post, alpha)._replace(p=(post.sum(axis=0) + alpha) / (len(X) + 2 * alpha))


@mistakes
def p_from_best(X, post, alpha=1.0):
    """The weights count each picture whole for its best component; the soft counts keep its fractions.

    A picture with shares 0.6 and 0.4: what does it add to each weight?"""
    K = post.shape[1]
    return bernoulli.mstep(X, post, alpha)._replace(p=np.bincount(post.argmax(axis=1), minlength=K) / len(X))


@mistakes
def p_by_components(X, post, alpha=1.0):
    """You divided N_j by K. There are n pictures to share out, not K.

    What must the weights add up to?"""
    return bernoulli.mstep(X, post, alpha)._replace(p=post.sum(axis=0) / post.shape[1])


@mistakes
def p_by_ink(X, post, alpha=1.0):
    """The weights count ink: a component of fat digits got more than its share. One picture, one vote.

    Two components own ten pictures each, one thin, one fat. What are their weights?"""
    ink = (post.T @ X).sum(axis=1)
    return bernoulli.mstep(X, post, alpha)._replace(p=ink / ink.sum())


@mistakes
def theta_transposed(X, post, alpha=1.0):
    """The prototypes are (d, K): a column for each component. The contract is a row for each component.

    post.T @ X or X.T @ post: which of the two has K rows?"""
    mixture = bernoulli.mstep(X, post, alpha)
    return mixture._replace(theta=mixture.theta.T)


@mistakes
def fields_swapped(X, post, alpha=1.0):
    """Prototypes and weights stand in each other's place.

    In which order does BernoulliMixture name its two fields?"""
    theta, p = bernoulli.mstep(X, post, alpha)
    return BernoulliMixture(p, theta)


@mistakes
def writes_into_post(X, post, alpha=1.0):
    """The soft counts you were given were changed in place. They belong to the caller, who still needs them.

    Which line uses `/=` or `+=` on `post`? What would a new array in its place cost?"""
    mixture = bernoulli.mstep(X, post, alpha)
    shares = post
    shares /= 2
    return mixture


def one_hot(rng):
    """Three classes of 2, 3 and 4 pictures, in mixed order; the smallest has a pixel never on and one always on."""
    X, classes = coins.ink(rng, 9, 4), rng.permutation([0, 0, 1, 1, 1, 2, 2, 2, 2])
    X[classes == 0, 1], X[classes == 0, 2] = 0.0, 1.0
    return X, np.eye(3)[classes]


def rare(rng, most):
    """A component that owns at most that part of each picture."""
    X, post = coins.shared(rng, 7, 4, 3)
    post[:, 0] *= most
    return X, post / post.sum(axis=1, keepdims=True)


def never_on(rng):
    """Pictures with a pixel that is never on and one that is always on."""
    X, post = coins.shared(rng, 8, 5, 3)
    X[:, [0, 3]] = [0.0, 1.0]
    return X, post


def cases(rng):
    """The default alpha and others, none at all, one of a size, one-hot, a rare and an empty component."""
    X, post = coins.shared(rng, 6, 5, 4)
    X[4] = X[1]
    return [
        Case("ordinary", draws.sizes(4, 6, 3) + ", the default alpha", coins.shared(rng, 4, 6, 3)),
        Case("ordinary", draws.sizes(8, 5, 3) + ", alpha = 0.5", (*never_on(rng), 0.5)),
        Case("ordinary", draws.sizes(6, 5, 4) + ", one picture twice, alpha = 2.5", (X, post, 2.5)),
        Case("ordinary", draws.sizes(5, 3, 2) + ", alpha = 0", (*coins.shared(rng, 5, 3, 2), 0.0)),
        Case("single", draws.sizes(3, 1, 2) + ", alpha = 1", (*coins.shared(rng, 3, 1, 2), 1.0)),
        Case("single", draws.sizes(5, 4, 1) + ", alpha = 1", (*coins.shared(rng, 5, 4, 1), 1.0)),
        Case("single", draws.sizes(1, 4, 3) + ", alpha = 2", (*coins.shared(rng, 1, 4, 3), 2.0)),
        Case("one-hot", "one-hot soft counts, three classes, alpha = 1", (*one_hot(rng), 1.0)),
        Case("one-hot", "one-hot soft counts, three classes, alpha = 0", (*one_hot(rng), 0.0)),
        Case("rare", "a component that owns a small part of one picture, alpha = 1", (*rare(rng, 0.02), 1.0)),
        Case("rare", "an empty component, N_j = 0, alpha = 1", (*rare(rng, 0.0), 1.0)),
    ]


ORDINARY = (
    "Two pictures with shares 0.75 and 0.25; the pixel is on in the first only. Its theta with alpha = 1?",
    "M2 is fit_bernoulli with fractions of pictures: weighted ones and alpha above, N_j and alpha twice below.",
    "One matrix product adds up the ink for all components and pixels; N_j stands below as a column (K, 1).",
)
SINGLE = (
    "What are the shapes inside your function when n, d or K is 1?",
    "An axis of length 1 is still an axis. Nothing should be squeezed away.",
    "theta stays (K, d), p stays (K,), whatever the sizes.",
)
ONE_HOT = (
    "If every share is 0 or 1, what should the M-step return?",
    "One-hot soft counts make each prototype the smoothed average of its own pictures, and p the class frequencies.",
    "With alpha = 0 it is exactly the class average; with alpha = 1 it is fit_bernoulli of the class.",
)
RARE = (
    "A component owns no picture at all. What do the invented pictures alone say about its coins?",
    "Smoothing counts invented pictures, so it weighs much where N_j is small: theta tends to one half.",
    "Add alpha to the counts before you divide; an average of nothing cannot be smoothed afterwards.",
)
EXERCISE = Exercise(
    "06_bernoulli_mnist",
    bernoulli.mstep,
    ("mixture",),
    cases,
    (
        Criterion("ordinary pictures", 5.5, ("ordinary",), ORDINARY),
        Criterion("n, d or K equal to 1", 1, ("single",), SINGLE),
        Criterion("one-hot soft counts", 1, ("one-hot",), ONE_HOT),
        Criterion("a rare or empty component", 1, ("rare",), RARE),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"mixture.theta": ("between_0_and_1",), "mixture.p": ("sums_to_one",)},
)
