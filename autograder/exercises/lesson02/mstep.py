"""The M-step: weighted means, variances and weights."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import gaussian
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("forgot-d", ("(X.shape[1] * N)", "N"),
    "You have the mean squared distance; the variance is per coordinate. Yours is exactly d times too large.",
    "In how many directions does a point of dimension d scatter?")
mistakes.edit("var-by-n", ("X.shape[1] * N", "X.shape[1] * len(X)"),
    "You divided the spread by d n. Component j owns N_j points, not n, so your variance shrinks by p_j.",
    "What do the weights in this weighted mean add up to?")
mistakes.edit("mu-by-n", ("N[:, None]", "len(X)"),
    "You divided the weighted sum by n. A weighted mean divides by the sum of its weights.",
    "All points at 5, half of each belongs to component j: where should mu_j be, and where is yours?")
mistakes.edit("mu-not-divided", (" / N[:, None]", ""),
    "The weighted sum is there, but not yet divided: the means grow with the number of points.",
    "Double every data point: where should the means go?")
mistakes.edit("spread-about-overall-mean", ("X[:, None, :] - mu", "X[:, None, :] - X.mean(axis=0)"),
    "The squared distances are taken from the mean of all data, not from the component's own new mean.",
    "Which centre would make the weighted spread as small as possible?")
mistakes.edit("unweighted-spread", [("(post * squared).sum(", "squared.mean("), ("(X.shape[1] * N)", "X.shape[1]")],
    "The squared distances are not multiplied by the soft counts, so every point counts fully for every component.",
    "A point with a share of 0.01: how much should it widen the component?")
mistakes.edit("unweighted-over-counts", ("(post * squared)", "squared"),
    "The squared distances are divided by d N_j, but not multiplied by the soft counts on the way.",
    "Which weights belong inside the sum, if N_j stands below the line?")
mistakes.edit("per-coordinate-var",
    [(".sum(axis=2)", ""), ("post * squared", "post[:, :, None] * squared"), ("(X.shape[1] * N)", "N[:, None]")],
    "You have one variance for each coordinate. The model is spherical: one number for each component.",
    "How do you make one number out of the d variances of a component?")
mistakes.edit("pooled-var", ("    return Gauss", "    var = np.full(len(N), N @ var / len(X))\n    return Gauss"),
    "All components got one common variance. That is a valid EM for another model, the tied one.",
    "Two groups, one tight and one wide: what should their variances be?")
mistakes.edit("sd-for-var", ("mu, var", "mu, np.sqrt(var)"),
    "You took the square root: that is the standard deviation. The field is called `var`.",
    "What are the units of a variance if x is in minutes?")
mistakes.edit("distance-not-squared", ("post * squared", "post * np.sqrt(squared)"),
    "You averaged the distances; the variance averages their squares.",
    "A point twice as far away: how much more should it count?")
mistakes.edit("p-is-counts", ("N / len(X)", "N"),
    "You returned the soft counts N_j themselves as weights. Mixing proportions sum to one.",
    "N_j people out of n: what fraction is that?")
mistakes.edit("p-fixed", ("N / len(X)", "np.full(len(N), 1 / len(N))"),
    "The weights stayed at 1/K. The data were never asked how popular each component is.",
    "Which fraction of all soft counts does component j have?")
mistakes.edit("p-from-best", ("N / len(X)", "np.bincount(post.argmax(axis=1), minlength=len(N)) / len(X)"),
    "The weights count each point whole for its best component; the soft counts keep its fractions.",
    "A point with shares 0.6 and 0.4: what does it add to each weight?")
mistakes.edit("p-by-components", ("N / len(X)", "N / len(N)"),
    "You divided N_j by K. There are n people to share out, not K.",
    "What must the weights add up to?")
mistakes.edit("hard-assignment", ("    N =", "    post = np.eye(post.shape[1])[post.argmax(axis=1)]\n    N ="),
    "Each point went whole to its best component before the averages were taken: that is K-means.",
    "What are the soft counts for, if they are rounded first?")
mistakes.edit("weights-squared",
    [("    N =", "    p, post = post.mean(axis=0), post**2\n    N ="), ("N / len(X)", "p")],
    "The soft counts came in twice: once as a weight on x_i, once more on the way to the average.",
    "Write mu_j as one fraction. How often does post_ij stand above the line?")
mistakes.edit("unbiased-var", ("X.shape[1] * N", "X.shape[1] * (N - 1)"),
    "You divided by d (N_j - 1). EM maximises the likelihood; its divisor is exactly d N_j.",
    "A component with N_j = 0.6 points: what would your divisor do?")
mistakes.edit("unbiased-var-once", ("X.shape[1] * N", "X.shape[1] * N - 1"),
    "You divided by d N_j - 1. EM maximises the likelihood; its divisor is exactly d N_j.",
    "A component with N_j = 0.3 points in the plane: what would your divisor do?")
mistakes.edit("bias-of-np-cov", ("X.shape[1] * N", "X.shape[1] * (N - (post**2).sum(axis=0) / N)"),
    "Your divisor is smaller than d N_j: np.cov, left to itself, divides by less than the sum of its weights.",
    "What does np.cov divide by, and which of its arguments changes that?")
mistakes.edit("var-floor-added", ("mu, var", "mu, var + 1e-6"),
    "A small constant was added to the variances. Guarding against collapse is a fine idea, but not this contract.",
    "Take one-hot soft counts: is your variance exactly the plain variance of the class?")
mistakes.edit("counts-padded", ("N = soft_counts(post)", "N = soft_counts(post) + 1e-6"),
    "A small constant was added to the soft counts before dividing, so every result is a little too small.",
    "N_j = 0 cannot happen here. What may you leave away?")
mistakes.edit("rows-renormalised", ("N / len(X)", "(post / N).sum(axis=0) / len(X)"),
    "You divided the soft counts by the sums of the columns for the means, and kept them so for the weights.",
    "After that division, what does every column add up to, and so every weight?")
mistakes.edit("fields-swapped", ("var, N / len(X)", "N / len(X), var"),
    "Variances and weights stand in each other's place.",
    "In which order does GaussianMixture name its three fields?")
mistakes.edit("means-transposed", ("(mu, var", "(mu.T, var"),
    "The means are (d, K): a column for each component. The contract is a row for each component.",
    "post.T @ X or X.T @ post: which of the two has K rows?")
mistakes.edit("writes-into-post",
    [("    mu = post.T @ X / N[:, None]", "    post /= N\n    mu = post.T @ X"), ("(X.shape[1] * N)", "X.shape[1]")],
    "The soft counts you were given were divided in place. They belong to the caller, who still needs them.",
    "Which line uses `/=` on `post`? What would a new array in its place cost?")
mistakes.edit("spread-of-one-point", ("X[:, None, :] - mu", "X[None, : len(mu)] - mu"),
    "For component j you took the distance of point j, the same for all. Each point has a distance of its own.",
    "The sum in the variance runs over i. Which of the names under it must change with i?")
# fmt: on


def arguments(rng, n, d, K, offset=0.0):
    """Data and soft counts of these sizes."""
    return draws.data(rng, n, d) + offset, draws.soft(rng, n, K)


def one_hot(rng):
    """Three classes of 2, 3 and 4 points, in mixed order."""
    return draws.data(rng, 9, 2), np.eye(3)[rng.permutation([0, 0, 1, 1, 1, 2, 2, 2, 2])]


def rare(rng):
    """A component that owns about a twentieth of a point in all."""
    X, post = arguments(rng, 7, 2, 3)
    post[:, 0] *= 0.02
    return X, post / post.sum(axis=1, keepdims=True)


def cases(rng):
    """Ordinary sizes, a repeated point, sizes that are 1 or alike, one-hot components, nearly empty ones, tiny ones."""
    ordinary = [(4, 2, 3), (draws.integer(rng, 7, 9), 2, 3), (6, 4, 2)]
    # n = 1 is left out: a variance of exactly 0 would be judged by rounding.
    edges = [(3, 1, 2), (5, 3, 1), (3, 3, 2), (4, 2, 4), (5, 3, 3), (2, 3, 4)]
    X, post = arguments(rng, 6, 3, 4)
    X[2], X[4] = 0.0, X[1]
    near, shares = arguments(rng, 7, 2, 3)
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(6, 3, 4) + ", one point twice, one at 0", (X, post)),
        Case("ordinary", "all data about 50, spread 1.5", arguments(rng, 7, 2, 3, offset=50.0)),
        *(Case("sizes", draws.sizes(*size), arguments(rng, *size)) for size in edges),
        Case("one-hot", "one-hot soft counts, three classes", one_hot(rng)),
        Case("rare", "a component that owns a small part of one point", rare(rng)),
        Case("rare", "variances about 1e-9", (3e-5 * near, shares)),
    ]


ORDINARY = (
    "Take two points at 0 and 4 with shares 0.75 and 0.25. Where is their weighted mean?",
    "M1 adds soft counts; M2 and M3 are weighted averages, so each divides by the sum of its weights; M4 divides by n.",
    "M3 uses the means of M2: squared distances (n, K), times post, added over i, divided by d N_j.",
)
SIZES = (
    "What are the shapes inside your function when d or K is 1, or when two of n, d and K are equal?",
    "An axis of length 1 is still an axis; and two axes of the same length broadcast silently along the wrong one.",
    "mu stays (K, d), var and p stay (K,), whatever the sizes.",
)
ONE_HOT = (
    "If every share is 0 or 1, what should the M-step return?",
    "One-hot soft counts make weighted averages into plain class averages.",
    "The variance of a class is its mean squared distance about its own mean, divided by d; no minus one.",
)
RARE = (
    "What happens to a weighted mean when all its weights are small, or all its points close together?",
    "Weights matter only relative to their sum: nothing may be added to it, and nothing rounded.",
    "Divide by N_j itself, without a floor and without a constant; the variance needs neither of them either.",
)
EXERCISE = Exercise(
    "02_m_step",
    gaussian.mstep,
    ("mixture",),
    cases,
    (
        Criterion("ordinary data", 6, ("ordinary",), ORDINARY),
        Criterion("sizes that are 1 or alike", 1, ("sizes",), SIZES),
        Criterion("one-hot soft counts", 1, ("one-hot",), ONE_HOT),
        Criterion("a component nearly empty, or nearly a point", 0.5, ("rare",), RARE),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"mixture.var": ("positive",), "mixture.p": ("sums_to_one",)},
    uses=("soft_counts",),
    inlined=("soft_counts",),
)
