"""One M-step for all exponential families."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson11 import members
from autograder.reference import exponential
from softcounts.families import Family
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("means-not-divided", (" / N[:, None]", ""),
    "The weighted sums are there, but not yet divided: the family got sums in place of means.",
    "Double every row of the data: where should the means go?")
mistakes.edit("means-by-n", ("N[:, None]", "len(T)"),
    "You divided by n. A weighted mean divides by the sum of its weights.",
    "A component that owns half of all rows, all with T = 4: what is its mean?")
mistakes.edit("means-of-all", ("post.T @ T / N[:, None]", "np.tile(T.mean(axis=0), (len(N), 1))"),
    "Every component got the mean of all rows. The soft counts say how much each row counts for each.",
    "Which weights belong in the mean of component j?")
mistakes.edit("unweighted-over-counts", ("post.T @ T", "T.sum(axis=0)"),
    "The sums are not weighted with the soft counts, though they are divided by N_j.",
    "Which weights belong inside the sum, if N_j stands below the line?")
mistakes.edit("divided-by-weights", ("N[:, None]", "(N[:, None] / N.sum())"),
    "You divided by p_j. That leaves a factor n: N_j belongs below the line.",
    "What do the weights of a weighted mean add up to?")
mistakes.edit("weights-squared", [("post.T @ T", "(post**2).T @ T"), ("N[:, None]", "(post**2).sum(axis=0)[:, None]")],
    "The soft counts came in twice: once as a weight on T, once more on the way to the average.",
    "Write the mean as one fraction. How often does post_ij stand above the line?")
mistakes.edit("hard-assignment", ("    N =", "    post = np.eye(post.shape[1])[post.argmax(axis=1)]\n    N ="),
    "Each row went whole to its best component before the averages were taken: that is K-means.",
    "What are the soft counts for, if they are rounded first?")
mistakes.edit("counts-padded", ("post.sum(axis=0)", "post.sum(axis=0) + 1e-6"),
    "A small constant was added to the soft counts, so all that is divided by them is a little too small.",
    "N_j = 0 cannot happen here. What may you leave away?")
mistakes.edit("counts-floored", ("N[:, None]", "np.maximum(N, 1.0)[:, None]"),
    "You kept N_j from being below 1. A component may own less than one row, and its mean is a mean all the same.",
    "A component owns half of one row and nothing else. What is the mean of its statistics?")
mistakes.edit("means-for-eta", ("family(means)", "means, family(means)[1]"),
    "You kept the means as eta. The family turns one into the other.",
    "For counts, eta is the logarithm of the mean. Which line of yours takes it?")
mistakes.edit("always-poisson", ("family(means)", "np.log(np.abs(means)), means.sum(axis=1)"),
    "You wrote the Poisson into the M-step. `family` is an argument: grading passes other ones.",
    "Which line of yours would change for coins? That line belongs to the family.")
mistakes.edit("averaged-parameters", ("eta, log_z = family(means)",
     "etas, zs = family(T + 1e-3)\n    eta, log_z = post.T @ etas / N[:, None], post.T @ zs / N"),
    "You asked the family about each row and averaged what came back. The statistics are averaged, not eta.",
    "For counts of 1 and 9: is the mean of the logarithms the logarithm of the mean?")
mistakes.edit("columns-of-means", ("family(means)", "(np.asarray(part).T for part in family(means.T))"),
    "The family got the table on its side: a row for each statistic. It wants a row for each component.",
    "What is the shape of the means that a family takes?")
mistakes.edit("log-z-recomputed", ("    return", "    log_z = np.log(np.exp(T @ eta.T).sum(axis=0))\n    return"),
    "You summed over the data to find log Z. Z sums over all x that could be, and the family knows it.",
    "Does log Z of a Poisson with rate 2 depend on how many days were seen?")
mistakes.edit("log-z-negative", ("(eta, log_z,", "(eta, -log_z,"),
    "The sign of log Z is turned. The mixture holds log Z itself; the E-step subtracts it.",
    "What does the family return, and what do you store?")
mistakes.edit("log-z-by-counts", ("(eta, log_z,", "(eta, N * log_z,"),
    "log Z was multiplied by N_j. In Q it stands N_j times, but it is a property of one density.",
    "Double the data: should log Z of the best member change?")
mistakes.edit("p-is-counts", ("N / len(T)", "N"),
    "You returned the soft counts N_j themselves as weights. Mixing proportions sum to one.",
    "N_j rows out of n: what fraction is that?")
mistakes.edit("p-fixed", ("N / len(T)", "np.full(len(N), 1 / len(N))"),
    "The weights stayed at 1/K. The data were never asked how common each component is.",
    "Which fraction of all soft counts does component j have?")
mistakes.edit("p-from-best", ("N / len(T)", "np.bincount(post.argmax(axis=1), minlength=len(N)) / len(T)"),
    "The weights count each row whole for its best component; the soft counts keep its fractions.",
    "A row with shares 0.6 and 0.4: what does it add to each weight?")
mistakes.edit("p-by-components", ("N / len(T)", "N / len(N)"),
    "You divided N_j by K. There are n rows to share out, not K.",
    "What must the weights add up to?")
mistakes.edit("p-by-statistics", ("N / len(T)", "N / T.size"),
    "You divided N_j by n s. One row, one vote, however many statistics it has.",
    "What must the weights add up to?")
mistakes.edit("p-logged", ("N / len(T)", "np.log(N / len(T))"),
    "You returned the logarithms of the weights. The E-step takes them; the mixture holds p.",
    "What must the weights add up to?")
mistakes.edit("fields-swapped", ("log_z, N / len(T)", "N / len(T), log_z"),
    "log Z and the weights stand in each other's place.",
    "In which order does ExponentialMixture name its three fields?")
mistakes.edit("eta-transposed", ("(eta,", "(eta.T,"),
    "eta is (s, K): a column for each component. The contract is a row for each component.",
    "post.T @ T or T.T @ post: which of the two has K rows?")
mistakes.edit("writes-into-post",
    ("    means = post.T @ T / N[:, None]", "    post /= N\n    means = post.T @ T"),
    "The soft counts you were given were divided in place. They belong to the caller, who still needs them.",
    "Which line uses `/=` on `post`? What would a new array in its place cost?")
# fmt: on


def positive(rng, n, s, K, centre=0.0):
    """Statistics above 0, and soft counts."""
    return centre + np.exp(rng.normal(size=(n, s))), draws.soft(rng, n, K)


def one_hot(rng):
    """Classes of 2, 3 and 4 rows, in mixed order; counts of which some are 0, but not all of a class."""
    classes = rng.permutation([0, 0, 1, 1, 1, 2, 2, 2, 2])
    T = rng.integers(1, 9, (9, 2)).astype(float)
    T[np.flatnonzero(classes == 2)[0]] = 0.0
    return T, np.eye(3)[classes]


def rare(rng):
    """A component that owns about a thousandth of each row."""
    T, post = positive(rng, 7, 2, 3)
    post[:, 0] *= 1e-3
    return T, post / post.sum(axis=1, keepdims=True)


def cases(rng):
    """Three families, repeated rows, rows of zeros, sizes that are 1 or alike, one-hot shares, a rare component."""
    names = "exponential", "geometric", "unit normal"
    families = [Family(name) for name in names]
    ordinary = [(4, 2, 3), (draws.integer(rng, 7, 9), 3, 2), (6, 5, 4)]
    T, post = positive(rng, 6, 3, 4)
    T[2], T[4] = 0.0, T[1]
    normal = 1.5 * rng.normal(size=(6, 2)), draws.soft(rng, 6, 3)
    return [
        *(
            Case("ordinary", f"{members.sizes(*size)}, {name}", (*positive(rng, *size), family))
            for size, name, family in zip(ordinary, names, families, strict=True)
        ),
        Case("ordinary", "n = 6, s = 3, K = 4, exponential, one row twice, one of zeros", (T, post, families[0])),
        Case("ordinary", "n = 6, s = 2, K = 3, unit normal, some below 0", (*normal, families[2])),
        Case("ordinary", "all data about 50, geometric", (*positive(rng, 7, 2, 3, 50.0), families[1])),
        *(
            Case("sizes", f"{members.sizes(*size)}, {names[k % 3]}", (*positive(rng, *size), families[k % 3]))
            for k, size in enumerate(members.EDGES)
        ),
        Case("one-hot", "one-hot soft counts, three classes, geometric", (*one_hot(rng), families[1])),
        Case("rare", "a component that owns a thousandth of each row, exponential", (*rare(rng), families[0])),
    ]


ORDINARY = (
    "Three rows with T = 0, 2, 4 and shares 1, 0.5, 0.25. What are N_j and the weighted mean?",
    "M1 adds soft counts; M2 is a weighted mean, so it divides by N_j; M3 hands the means over; M4 divides by n.",
    "One matrix product adds up T for all components; N_j stands below as a column. Then the family gets that table.",
)
ONE_HOT = (
    "If every share is 0 or 1, what should the M-step return?",
    "One-hot soft counts make weighted means into plain class means.",
    "Each class has the member with its own mean, and p holds the class frequencies.",
)
RARE = (
    "What happens to a weighted mean when all its weights are small?",
    "Weights matter only relative to their sum: nothing may be added to it, and nothing rounded.",
    "Divide by N_j itself, without a floor and without a constant.",
)
EXERCISE = Exercise(
    "11_one_em",
    exponential.mstep,
    ("mixture",),
    cases,
    (
        Criterion("ordinary statistics", 6, ("ordinary",), ORDINARY),
        of_any_size(1, "eta stays (K, s), log_z and p stay (K,), whatever the sizes.", "n, s or K"),
        Criterion("one-hot soft counts", 1, ("one-hot",), ONE_HOT),
        Criterion("a rare component", 0.5, ("rare",), RARE),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"mixture.p": ("sums_to_one",)},
)
