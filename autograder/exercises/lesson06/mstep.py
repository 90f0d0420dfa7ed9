"""The M-step for coins: smoothed weighted averages of pictures, and weights."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson06 import coins
from autograder.reference import bernoulli
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("no-smoothing", [("(post.T @ X + alpha)", "post.T @ X"), ("(N[:, None] + 2 * alpha)", "N[:, None]")],
    "alpha does nothing: a prototype whose pixel was never on has theta = 0, and one picture with it ruins all.",
    "What should theta be where no picture of the component has ink, if alpha = 1 and N_j = 3?")
mistakes.edit("smooth-above-only", (" + 2 * alpha", ""),
    "alpha was added above the line only. A pixel that is always on then gets more than 1.",
    "You invented ink and paper for each component. How many pictures does it own now?")
mistakes.edit("one-below", ("2 * alpha", "alpha"),
    "You counted alpha invented pictures below the line. A coin has two sides, and each gets alpha.",
    "A component that owns nothing, N_j = 0: which theta would be fair, and which does yours give?")
mistakes.edit("smooth-below-only", (" + alpha", ""),
    "alpha went below the line only, so a pixel that was never on still has theta = 0.",
    "What do the invented pictures add to the count of ink?")
mistakes.edit("smooth-by-pixels", ("2 * alpha", "X.shape[1] * alpha"),
    "You added alpha d below the line. The d pixels are d coins with two sides each, not one die with d sides.",
    "How many outcomes has one pixel?")
mistakes.edit("smooth-by-components", ("2 * alpha", "len(N) * alpha"),
    "You added alpha K below the line. The number of components has nothing to do with the sides of a coin.",
    "How many outcomes has one pixel of one component?")
mistakes.edit("always-plus-one", [("+ alpha", "+ 1"), ("2 * alpha", "2")],
    "You smoothed with 1, whatever alpha is.",
    "Where does `alpha` appear in your function? What should alpha = 0 give?")
mistakes.edit("default-is-zero", ("alpha=1.0", "alpha=0.0"),
    "Where the caller says nothing you did not smooth. The default of `mstep` is 1; that of `fit_bernoulli` is 0.",
    "Which value has alpha in your first line?")
mistakes.edit("zero-replaced", ("    N =", "    alpha = alpha or 1.0\n    N ="),
    "An alpha of 0 was replaced by 1. The caller said 0, and that means no smoothing.",
    "In Python 0 counts as False. Which of your lines asks whether there is an alpha, instead of how large it is?")
mistakes.edit("only-never-on-smoothed", ("    N =", "    alpha = np.where(post.T @ X > 0, 0.0, alpha)\n    N ="),
    "You smoothed only pixels that were never on. The invented pictures have every pixel, so they count everywhere.",
    "A pixel that was on once in 3 pictures, alpha = 1: how much ink, and how many pictures, are there now?")
mistakes.edit("alpha-halved", ("    N =", "    alpha = alpha / 2\n    N ="),
    "You shared alpha out between the two sides. Each side of the coin gets the whole alpha.",
    "With alpha = 1, how much ink do you invent, and how much paper?")
mistakes.edit("two-alpha-above", ("+ alpha", "+ 2 * alpha"),
    "You added alpha twice above the line. Of the invented pictures, only half have ink.",
    "Of 2 alpha invented pictures, how many have this pixel on?")
mistakes.edit("alpha-shared-out", ("    N =", "    alpha = alpha / post.shape[1]\n    N ="),
    "You shared alpha out among the components. Each of them has coins of its own, and each coin gets the whole alpha.",
    "A component that owns nothing, N_j = 0: how many pictures should be invented for it?")
mistakes.edit("empty-stays-zero", ("    return", "    theta[N == 0] = 0.0\n    return"),
    "A component that owns nothing was left at theta = 0. The invented pictures are there for it, too.",
    "N_j = 0 and alpha = 1: what stands above the line, and what below?")
mistakes.edit("smooth-the-data", [("X + alpha", "(X + alpha)"), (" + 2 * alpha", "")],
    "alpha was added to every pixel of every picture. The data are the evidence; smooth the estimate.",
    "Your correction does not fade as a component gets more pictures. Should it?")
mistakes.edit("smooth-the-average", [("X + alpha", "X / N[:, None] + alpha"), ("(N[:, None] + 2", "(1 + 2")],
    "alpha was added to the average. Then it weighs as much against 900 pictures as against 3.",
    "Above the line stand counts. What is the count of ink before it is divided?")
mistakes.edit("smooth-the-shares", [("post.T @ X + alpha", "(post + alpha).T @ X"), ("2 * alpha", "len(X) * alpha")],
    "alpha was added to the soft counts. That shares every picture out more evenly; it invents no ink and no paper.",
    "After your smoothing, can theta still be exactly 0?")
mistakes.edit("clip-instead",
    ("(post.T @ X + alpha) / (N[:, None] + 2 * alpha)", "np.clip(post.T @ X / N[:, None], 1e-6, 1 - 1e-6)"),
    "You clipped theta away from 0 and 1. A first surprise then costs what your clip says, not what the data say.",
    "A component of 10 pictures and one of 10,000: should a first surprise be equally unlikely?")
mistakes.edit("clip-as-well", ("    return", "    theta = np.clip(theta, 1e-6, 1 - 1e-6)\n    return"),
    "The counting is right, but afterwards theta was clipped away from 0 and 1. With alpha = 0 it may be exactly 0.",
    "Who decides how far theta stays from 0 and 1: a constant of yours, or the caller's alpha?")
mistakes.edit("theta-by-n", ("N[:, None]", "len(X)"),
    "You divided the ink of each component by all n pictures. A component owns N_j of them.",
    "What do the weights in this weighted average add up to?")
mistakes.edit("counts-not-divided", (" / (N[:, None] + 2 * alpha)", ""),
    "These are counts of ink, not chances: they grow with the number of pictures.",
    "Double every picture: where should theta go?")
mistakes.edit("counts-the-paper", ("@ X", "@ (1 - X)"),
    "You counted how often each pixel is off.",
    "theta is the chance of ink. Is a pixel that is always on near 0 or near 1?")
mistakes.edit("unweighted", [("post.T @ X", "np.ones_like(post).T @ X"), ("N[:, None]", "len(X)")],
    "Every component got the same prototype: the average of all pictures. The soft counts say who owns what.",
    "A picture with a share of 0.01: how much should it shape the prototype?")
mistakes.edit("hard-assignment", ("    N =", "    post = np.eye(post.shape[1])[post.argmax(axis=1)]\n    N ="),
    "Each picture went whole to its best component before the averages were taken: that is K-means.",
    "What are the soft counts for, if they are rounded first?")
mistakes.edit("weights-squared", [("post.T", "(post**2).T"), ("N[:, None]", "(post**2).sum(axis=0)[:, None]")],
    "The soft counts came in twice: once as a weight on the picture, once more on the way to the average.",
    "Write theta_jl as one fraction. How often does post_ij stand above the line?")
mistakes.edit("rounded-prototypes", ("    return", "    theta = (theta > 0.5).astype(float)\n    return"),
    "You rounded each chance to ink or paper. A prototype is made of chances.",
    "A pixel that is on in 6 of 10 pictures: how surprised should the model be when it is off?")
mistakes.edit("p-is-counts", ("N / len(X)", "N"),
    "You returned the soft counts N_j themselves as weights. Mixing proportions sum to one.",
    "N_j pictures out of n: what fraction is that?")
mistakes.edit("p-fixed", ("N / len(X)", "np.full(len(N), 1 / len(N))"),
    "The weights stayed at 1/K. The data were never asked how common each prototype is.",
    "Which fraction of all soft counts does component j have?")
mistakes.edit("p-smoothed", ("N / len(X)", "(N + alpha) / (len(X) + len(N) * alpha)"),
    "You smoothed the weights p as well. A fine idea, and a prior of its own, but not this contract.",
    "For which coins did we invent ink and paper?")
mistakes.edit("p-from-smoothed-counts", ("N / len(X)", "(N + 2 * alpha) / (N + 2 * alpha).sum()"),
    "The weights p were made from what stands below the line of theta, with the invented pictures in it.",
    "One picture, one vote. Do the invented pictures vote?")
mistakes.edit("p-like-theta", ("N / len(X)", "(N + alpha) / (len(X) + 2 * alpha)"),
    "The weights p were smoothed with the formula of a coin, so they no longer sum to one.",
    "Is the choice among K components a coin?")
mistakes.edit("p-from-best", ("N / len(X)", "np.bincount(post.argmax(axis=1), minlength=len(N)) / len(X)"),
    "The weights count each picture whole for its best component; the soft counts keep its fractions.",
    "A picture with shares 0.6 and 0.4: what does it add to each weight?")
mistakes.edit("p-by-components", ("len(X)", "len(N)"),
    "You divided N_j by K. There are n pictures to share out, not K.",
    "What must the weights add up to?")
mistakes.edit("p-by-ink", ("N / len(X)", "(post.T @ X).sum(axis=1) / (post.T @ X).sum()"),
    "The weights count ink: a component of fat digits got more than its share. One picture, one vote.",
    "Two components own ten pictures each, one thin, one fat. What are their weights?")
mistakes.edit("theta-transposed", ("(theta,", "(theta.T,"),
    "The prototypes are (d, K): a column for each component. The contract is a row for each component.",
    "post.T @ X or X.T @ post: which of the two has K rows?")
mistakes.edit("fields-swapped", ("theta, N / len(X)", "N / len(X), theta"),
    "Prototypes and weights stand in each other's place.",
    "In which order does BernoulliMixture name its two fields?")
mistakes.edit("writes-into-post", ("    return", "    post /= 2\n    return"),
    "The soft counts you were given were changed in place. They belong to the caller, who still needs them.",
    "Which line uses `/=` or `+=` on `post`? What would a new array in its place cost?")
# fmt: on


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
    """The default alpha and others, none at all, sizes that are 1 or alike, one-hot, a rare and an empty component."""
    X, post = coins.shared(rng, 6, 5, 4)
    X[4] = X[1]
    return [
        Case("ordinary", draws.sizes(4, 6, 3) + ", the default alpha", coins.shared(rng, 4, 6, 3)),
        Case("ordinary", draws.sizes(8, 5, 3) + ", alpha = 0.5", (*never_on(rng), 0.5)),
        Case("ordinary", draws.sizes(6, 5, 4) + ", one picture twice, alpha = 2.5", (X, post, 2.5)),
        Case("ordinary", draws.sizes(5, 3, 2) + ", alpha = 0", (*coins.shared(rng, 5, 3, 2), 0.0)),
        *(Case("sizes", draws.sizes(*size) + ", alpha = 2", (*coins.shared(rng, *size), 2.0)) for size in draws.EDGES),
        Case("one-hot", "one-hot soft counts, three classes, alpha = 1", (*one_hot(rng), 1.0)),
        Case("one-hot", "one-hot soft counts, three classes, alpha = 0", (*one_hot(rng), 0.0)),
        Case("one-hot", "pictures without any ink, alpha = 0", (np.zeros((9, 4)), one_hot(rng)[1], 0.0)),
        Case("rare", "a component that owns a ten-thousandth of one picture, alpha = 0", (*rare(rng, 1e-4), 0.0)),
        Case("rare", "a component that owns a small part of one picture, alpha = 1", (*rare(rng, 0.02), 1.0)),
        Case("rare", "an empty component, N_j = 0, alpha = 1", (*rare(rng, 0.0), 1.0)),
    ]


ORDINARY = (
    "Two pictures with shares 0.75 and 0.25; the pixel is on in the first only. Its theta with alpha = 1?",
    "M2 is fit_bernoulli with fractions of pictures: weighted ones and alpha above, N_j and alpha twice below.",
    "One matrix product adds up the ink for all components and pixels; N_j stands below as a column (K, 1).",
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
        of_any_size(1, "theta stays (K, d), p stays (K,), whatever the sizes."),
        Criterion("one-hot soft counts", 1, ("one-hot",), ONE_HOT),
        Criterion("a rare or empty component", 1, ("rare",), RARE),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"mixture.theta": ("between_0_and_1",), "mixture.p": ("sums_to_one",)},
)
