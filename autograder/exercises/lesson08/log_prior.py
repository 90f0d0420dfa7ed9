"""The log prior density of a mixture."""

import numpy as np

from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson08 import beliefs
from autograder.reference import priors
from softcounts.judge import Case, Criterion

mistakes = Mistakes()
SIZES = ((3, 1), (1, 3), (1, 1), (2, 2), (4, 4))


# fmt: off
mistakes.edit("means-left-out", ("centres.sum() + ", ""),
    "The term of the means is missing. What the prior says of the centres is lost.",
    "How many parts has the prior, and how many does your sum have?")
mistakes.edit("variances-left-out", ("widths.sum() + ", ""),
    "The term of the variances is missing. That is the one that forbids a collapse.",
    "How many parts has the prior, and how many does your sum have?")
mistakes.edit("weights-left-out", (" + dirichlet)", ")"),
    "The Dirichlet term of the weights is missing.",
    "How many parts has the prior, and how many does your sum have?")
mistakes.edit("half-power", ("-d / 2 *", "-1 / 2 *"),
    "The bell of a mean has the constant of one dimension. A mean has d coordinates.",
    "How many coordinates does the mean of one component have?")
mistakes.edit("mean-as-wide-as-the-data", ("var / count)", "var)"),
    "In the constant the mean's variance is var_j. The prior says var_j / count.",
    "Ten invented points at one place: how surely do they fix a mean, compared with one?")
mistakes.edit("count-missing-in-the-exponent", ("count * squared", "squared"),
    "In the exponent the mean's variance is var_j. The prior says var_j / count.",
    "Ten invented points at one place: how surely do they fix a mean, compared with one?")
mistakes.edit("count-multiplies-the-variance",
    [("var / count)", "var * count)"), ("count * squared", "squared / count")],
    "You used var_j times count. A larger count means a surer prior, so a narrower bell.",
    "Should a large count let the means stray far, or hold them close?")
mistakes.edit("gamma-of-the-precision", ("(shape + 1)", "(shape - 1)"),
    "That is the gamma density of 1 / var_j. A density in var_j has another exponent, because widths are stretched.",
    "Which power of var stands in P2 before the exponential?")
mistakes.edit("power-without-one", ("(shape + 1)", "shape"),
    "The power of var_j in the inverse gamma density is one too small.",
    "Which power of var stands in P2 before the exponential?")
mistakes.edit("gamma-not-inverse", [("- (shape + 1) *", "+ (shape - 1) *"), ("scale / var", "scale * var")],
    "That is the gamma density, which lets a variance go to 0. The inverse gamma is the one that forbids it.",
    "Let var go to 0 in your formula. Does it fall without end?")
mistakes.edit("scale-times-var", ("scale / var", "scale * var"),
    "The scale is multiplied with var_j. In the inverse gamma density it is divided by it.",
    "Let var go to 0: which of scale * var and scale / var keeps it away from there?")
mistakes.edit("scale-not-in-the-constant", ("shape * np.log(scale) - ", ""),
    "The constant of the inverse gamma lacks its power of the scale. All constants are promised.",
    "Over all widths, what must the density integrate to?")
mistakes.edit("gamma-function-of-shape-left-out", (" - math.lgamma(shape)", ""),
    "The constant of the inverse gamma lacks Gamma(shape). All constants are promised.",
    "Over all widths, what must the density integrate to?")
mistakes.edit("alpha-for-alpha-minus-1", ("(alpha - 1) * np.log", "alpha * np.log"),
    "The power of the weights is alpha - 1 in the Dirichlet density, not alpha.",
    "alpha = 1 should be flat. Is your density the same for all weights then?")
mistakes.edit("dirichlet-without-constant", ("math.lgamma(K * alpha) - K * math.lgamma(alpha)", "0.0"),
    "The Dirichlet density has a constant, and all constants are promised.",
    "Three weights under a flat density: over a triangle, is that density 1?")
mistakes.edit("dirichlet-constant-once", ("- K * math.lgamma(alpha)", "- math.lgamma(alpha)"),
    "Gamma(alpha) stands once in your constant. The density has one for each component.",
    "How many factors stand below the line of the constant in P3?")
mistakes.edit("dirichlet-constant-turned",
    ("math.lgamma(K * alpha) - K * math.lgamma(alpha)",
     "K * math.lgamma(alpha) - math.lgamma(K * alpha)"),
    "The constant of the Dirichlet density stands upside down.",
    "Three weights under a flat density: over a small triangle, is that density above 1 or below?")
mistakes.edit("averaged-over-components", ("centres.sum() + widths.sum()", "centres.mean() + widths.mean()"),
    "You averaged over the components. Each has a belief of its own, and independent log densities add up.",
    "Two components, each with density 1/2: is it 1/2 for both together?")
mistakes.edit("var-as-sd", ("np.log(var) - scale / var", "2 * np.log(var) - scale / var**2"),
    "In the inverse gamma term the variance was squared. `var` already is sigma squared.",
    "Which letter of P2 is squared already?")
mistakes.edit("log-of-weight-0", ("    if alpha > 1:", "    if True:"),
    "A weight of 0 under alpha = 1 gave 0 times an infinite logarithm. A flat density is the same everywhere.",
    "With alpha = 1, which weights does the density depend on?")
# fmt: on


def weight_zero(rng):
    """A mixture with a component of weight 0, under a flat prior of the weights."""
    mixture, prior = beliefs.believed(rng, 2, 3, 1.0)
    return mixture._replace(p=np.array([0.35, 0.0, 0.65])), prior


def alike(rng):
    """Two components exactly alike, one of them with its mean at the prior's."""
    mixture, prior = beliefs.believed(rng, 3, 4)
    mixture.mu[2], mixture.var[2] = mixture.mu[0], mixture.var[0]
    mixture.mu[1] = prior.mean
    return mixture, prior


def cases(rng):
    """Ordinary sizes, far from 0, a flat and a strong prior, sizes that are 1 or alike, narrow and wide components."""
    far, about = beliefs.believed(rng, 2, 3)
    narrow, strong = beliefs.believed(rng, 2, 3)
    return [
        *(Case("ordinary", f"d = {d}, K = {K}", beliefs.believed(rng, d, K)) for d, K in ((2, 3), (4, 2), (3, 5))),
        Case("ordinary", "all means about 50", (far._replace(mu=far.mu + 50), about._replace(mean=about.mean + 50))),
        Case("ordinary", "two components alike, one mean at the prior's", alike(rng)),
        *(Case("sizes", f"d = {d}, K = {K}", beliefs.believed(rng, d, K)) for d, K in SIZES),
        Case("flat", "a flat prior of the weights, alpha = 1", beliefs.believed(rng, 3, 4, 1.0)),
        Case("flat", "nearly flat, alpha = 1.0005", beliefs.believed(rng, 2, 4, 1.0005)),
        Case("flat", "alpha = 1 and a weight of 0", weight_zero(rng)),
        Case("extreme", "variances 1e-3, about 1 and 1e3", (narrow._replace(var=np.array([1e-3, 0.9, 1e3])), strong)),
        Case("extreme", "a strong prior", (narrow, strong._replace(count=30.0, shape=212.0, scale=310.0, alpha=62.0))),
    ]


ORDINARY = (
    "How many parts does the prior have, and which letter of the mixture does each speak of?",
    "P1 and P2 give one number for each component, P3 one number for all weights; P4 adds everything.",
    "Look at each part alone: with `hint` beside you, compare its powers and its constants with the formula.",
)
FLAT = (
    "With alpha = 1, how does the density of the weights depend on them?",
    "Not at all: only its constant is left. A weight of 0 is as good as any other there.",
    "Add the term with the logarithms only where alpha is above 1.",
)
EXTREME = (
    "What does P2 say about a variance near 0?",
    "Very narrow and very wide components are improbable, not impossible: the log density is finite.",
    "Work with logarithms all the way; a density itself may be too small for a float.",
)
EXERCISE = Exercise(
    "08_priors",
    priors.log_prior,
    ("log_prior",),
    cases,
    (
        Criterion("ordinary mixtures", 3, ("ordinary",), ORDINARY),
        of_any_size(0.5, "P1 and P2 stay (K,) before they are added, also for K = 1.", "d or K"),
        Criterion("a flat prior of the weights", 0.75, ("flat",), FLAT),
        Criterion("narrow, wide, or a strong prior", 0.5, ("extreme",), EXTREME),
        *form_and_left_alone(0.75, 0.5),
    ),
    mistakes,
    {},
)
