"""The M-step with a prior."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson08 import beliefs
from autograder.reference import priors
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("means-without-prior", ("(count * mean + post.T @ X) / (count + N)[:, None]", "post.T @ X / N[:, None]"),
    "The means are those of lesson 02. The invented points do not pull, and an empty component has no mean.",
    "Where should a component be that owns no point at all?")
mistakes.edit("invented-points-not-counted", ("(count + N)", "N"),
    "The invented points were added above the line, but not counted below it.",
    "All points at 5, the prior's mean at 5: where is your mean?")
mistakes.edit("one-invented-point", ("count * mean", "mean"),
    "One invented point was added above the line; the prior invents `count` of them.",
    "All points at 5, the prior's mean at 5: where is your mean?")
mistakes.edit("no-pull", ("count * mean + ", ""),
    "The invented points are counted below the line, but add nothing above it: they pull towards 0.",
    "All points at 5, the prior's mean at 5: where is your mean?")
mistakes.edit("invented-scatter-forgotten", (" + count * ((mu - mean) ** 2).sum(axis=1)", ""),
    "The new mean is a compromise, so it lies off the prior's mean; that distance is missing in the spread.",
    "The invented points stand at the prior's mean. How far are they from mu_j?")
mistakes.edit("invented-scatter-once", ("+ count * ((mu", "+ ((mu"),
    "The distance of the prior's mean counts once in the spread. There are `count` invented points there.",
    "How many points does the prior put at its mean?")
mistakes.edit("forgot-d", ("d * (N + 1)", "(N + 1)"),
    "The squares below the line lack the factor d: each point scatters in d directions.",
    "In how many directions does a point of dimension d scatter?")
mistakes.edit("no-plus-one", ("(N + 1)", "N"),
    "The bell of mu_j has a power of var_j too, and it adds d below the line.",
    "P1 has var_j in its constant. To which power?")
mistakes.edit("no-plus-two", ("2 * shape + 2 +", "2 * shape +"),
    "The inverse gamma has the power shape + 1, so twice that stands below the line.",
    "Which power of var_j stands in P2?")
mistakes.edit("mean-of-the-variance", ("2 * shape + 2 +", "2 * shape - 2 +"),
    "That resembles the mean of an inverse gamma. EM with a prior climbs to the top of a density, not to its mean.",
    "Where is the derivative of log var and of 1 / var zero?")
mistakes.edit("scale-once", ("2 * scale", "scale"),
    "The scale stands once above the line. Next to the half of the spread it counts twice.",
    "In M4 every term was multiplied by two. By what was the term of the scale?")
mistakes.edit("shape-once", ("2 * shape", "shape"),
    "The shape stands once below the line. Next to the half of d N_j it counts twice.",
    "In M4 every term was multiplied by two. By what was the term of the shape?")
mistakes.edit("no-inverse-gamma", [("(2 * scale + spread)", "spread"), ("2 * shape + 2 + ", "")],
    "The prior of the variances is left out. It is the part that forbids a collapse.",
    "A component on one single point at the prior's mean: which variance does yours give it?")
mistakes.edit("scale-left-out", ("2 * scale + ", ""),
    "The scale is missing above the line. Only it keeps a variance away from 0.",
    "A component on one single point at the prior's mean: which variance does yours give it?")
mistakes.edit("floor-for-a-prior", ("(2 * scale + spread)", "np.maximum(2 * scale, spread)"),
    "You took the larger of the prior's part and the data's. A prior is not a floor: it is added, always.",
    "Invented and real squares stand in one sum. What does a plus sign do that a maximum does not?")
mistakes.edit("spread-about-the-data-mean", ("    squared = ((X[:, None, :] - mu)",
    "    own = post.T @ X / np.maximum(N, 1e-300)[:, None]\n    squared = ((X[:, None, :] - own)"),
    "The points' spread was taken about their own weighted mean, not about the new mu_j, which the prior has moved.",
    "Which centre stands in the sum of M3?")
mistakes.edit("spread-about-the-prior-mean", ("X[:, None, :] - mu", "X[:, None, :] - mean"),
    "The points' spread was taken about the prior's mean. It is measured about the new mu_j.",
    "Which centre stands in the sum of M3?")
mistakes.edit("unweighted-spread", ("(post * squared)", "squared"),
    "The squared distances are not multiplied by the soft counts, so every point counts fully for every component.",
    "A point with a share of 0.01: how much should it widen the component?")
mistakes.edit("sd-for-var", ("GaussianMixture(mu, var,", "GaussianMixture(mu, np.sqrt(var),"),
    "You took the square root: that is the standard deviation. The field is called `var`.",
    "What are the units of a variance if x is in minutes?")
mistakes.edit("weights-without-prior", ("(N + alpha - 1) / (n + K * (alpha - 1))", "N / n"),
    "The weights are those of lesson 02. The Dirichlet prior invents points for them too.",
    "With a large alpha, what should all weights come close to?")
mistakes.edit("alpha-for-alpha-minus-1", [("N + alpha - 1", "N + alpha"), ("(alpha - 1)", "alpha")],
    "You invented alpha points for each component: that is the mean of the Dirichlet. Its top has alpha - 1.",
    "alpha = 1 is flat. Should a flat prior change the weights?")
mistakes.edit("weights-above-only", ("(n + K * (alpha - 1))", "n"),
    "The invented points were added above the line only, so the weights add up to more than 1.",
    "How many points are there in all, real and invented?")
mistakes.edit("not-for-each-component", ("K * (alpha - 1)", "(alpha - 1)"),
    "alpha - 1 was added below the line once. There are so many invented points for each component.",
    "What do your weights add up to?")
mistakes.edit("fields-swapped",
    ("mu, var, (N + alpha - 1) / (n + K * (alpha - 1))",
     "mu, (N + alpha - 1) / (n + K * (alpha - 1)), var"),
    "Variances and weights stand in each other's place.",
    "In which order does GaussianMixture name its three fields?")
mistakes.edit("writes-into-post", ("    N = post.sum(axis=0)", "    post += 0.01\n    N = (post - 0.01).sum(axis=0)"),
    "The soft counts you were given were changed in place. They belong to the caller, who still needs them.",
    "Which line uses `+=` or `/=` on `post`? What would a new array in its place cost?")
# fmt: on


def one_hot(rng):
    """Three classes of 2, 3 and 4 points, in mixed order."""
    X, _, prior = beliefs.posed(rng, 9, 2, 3)
    return X, np.eye(3)[rng.permutation([0, 0, 1, 1, 1, 2, 2, 2, 2])], prior


def cases(rng):
    """Ordinary sizes, sizes that are 1 or alike, a flat prior, strong and weak ones, an empty component, far data."""
    X, post, prior = beliefs.posed(rng, 6, 3, 4)
    X[2], X[4] = 0.0, X[1]
    far, shares, about = beliefs.posed(rng, 7, 2, 3)
    near, parts, weak = beliefs.posed(rng, 7, 2, 3)
    tiny = weak._replace(mean=3e-5 * weak.mean, scale=1e-9 * weak.scale)
    ordinary = [(4, 2, 3), (draws.integer(rng, 7, 9), 2, 3), (6, 4, 2)]
    return [
        *(Case("ordinary", draws.sizes(*size), beliefs.posed(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(6, 3, 4) + ", one point twice, one at 0", (X, post, prior)),
        Case("ordinary", "all data about 50", (far + 50, shares, about._replace(mean=about.mean + 48))),
        *(Case("sizes", draws.sizes(*size), beliefs.posed(rng, *size)) for size in draws.EDGES),
        Case("strength", "a flat prior of the weights, alpha = 1", beliefs.posed(rng, 7, 2, 3, 1.0)),
        Case(
            "strength", "a strong prior", (near, parts, weak._replace(count=40.0, shape=25.0, scale=90.0, alpha=30.0))
        ),
        Case(
            "strength", "hardly any prior", (near, parts, weak._replace(count=1e-4, shape=1e-3, scale=1e-4, alpha=1.0))
        ),
        Case("strength", "variances about 1e-9", (3e-5 * near, parts, tiny)),
        Case("empty", "an empty component, N_j = 0, alpha above 1", beliefs.empty(rng, 7, 2, 3, None)),
        Case("empty", "an empty component, N_j = 0, alpha = 1", beliefs.empty(rng, 5, 3, 4, 1.0)),
        Case("empty", "one-hot soft counts, three classes", one_hot(rng)),
    ]


ORDINARY = (
    "Take two points at 0 and 4, shares 1 and 1, and two invented points at 5. Where is the mean of all four?",
    "M2 averages real and invented points; M3 adds their squared distances about the new mean; M4 and M5 divide.",
    "Look at one result at a time: mu needs `mean` and `count`, var all but alpha, p alpha alone.",
)
STRENGTH = (
    "How much should a component change if the prior is nothing, and if it is everything?",
    "All terms are sums: a strong prior outweighs the data by its size, a weak one vanishes by itself.",
    "No maximum, no floor, no special case: invented and real points stand in the same fractions.",
)
EMPTY = (
    "A component owns no point. What is known of it?",
    "Only the invented points are left: mean, variance and weight come from the prior alone.",
    "Never divide by N_j alone; the invented points stand below every line.",
)
EXERCISE = Exercise(
    "08_priors",
    priors.map_mstep,
    ("mixture",),
    cases,
    (
        Criterion("ordinary data", 5.5, ("ordinary",), ORDINARY),
        of_any_size(1, "mu stays (K, d), var and p stay (K,), whatever the sizes."),
        Criterion("flat, strong and weak priors", 1, ("strength",), STRENGTH),
        Criterion("an empty component, or one-hot soft counts", 1, ("empty",), EMPTY),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"mixture.var": ("positive",), "mixture.p": ("sums_to_one",)},
)
