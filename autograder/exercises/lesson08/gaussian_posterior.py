"""What is known of a mean after some observations."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import priors
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("swapped-weights", ("prior_mean / prior_var + x.sum() / var",
    "prior_mean * len(x) / var + x.mean() / prior_var if len(x) else prior_mean / prior_var"),
    "The prior's mean got the weight of the data, and the data that of the prior.",
    "More data should pull the answer towards the data. Where does yours go?")
mistakes.edit("one-observation-in-the-precision", ("len(x) / var", "1 / var"),
    "The precision grew by that of one observation, however many there are.",
    "Try seven observations instead of one: how much surer should you be?")
mistakes.edit("mean-for-sum", ("x.sum()", "x.sum() / max(len(x), 1)"),
    "The observations' average stands where their sum belongs, so all of them together pull like one.",
    "Each observation pulls by itself. What do n pulls add up to?")
mistakes.edit("prior-counted-n-times", ("prior_mean / prior_var", "len(x) * prior_mean / prior_var"),
    "The prior pulls once for each observation. It is there only once.",
    "S1 has one term of the prior and a sum over i. To which of the two does n belong?")
mistakes.edit("sd-returned", ("1 / precision)", "precision ** -0.5)"),
    "The second value is the standard deviation. The contract is the variance.",
    "If x is in minutes, what are the units of a variance?")
mistakes.edit("precision-returned", ("float(1 / precision)", "float(precision)"),
    "The second value is the precision. The variance is one over it.",
    "With more observations, should the second value rise or fall?")
mistakes.edit("prior-ignored", [("1 / prior_var + ", ""), ("prior_mean / prior_var + ", "")],
    "The data's mean and var / n: the prior is not in it at all. Without data nothing is left.",
    "What do you know before the first observation?")
mistakes.edit("data-ignored", [(" + len(x) / var", ""), (" + x.sum() / var", "")],
    "The prior comes back as it was. The observations change nothing.",
    "Which of the labelled steps looks at x?")
mistakes.edit("prior-pulls-but-is-not-counted", ("1 / prior_var + ", ""),
    "The prior's pull is there, but its precision is not. So the weights of this weighted mean do not add up.",
    "All observations equal the prior's mean. Which mean should come out?")
mistakes.edit("counted-but-no-pull", ("prior_mean / prior_var + ", ""),
    "The prior's precision is counted, but it pulls towards 0 instead of its own mean.",
    "All observations equal the prior's mean. Which mean should come out?")
mistakes.edit("variances-added", ("1 / precision)", "prior_var + var / max(len(x), 1))"),
    "You added two variances. Knowledge adds up in precisions: an observation never makes you less sure.",
    "Is your variance smaller than the prior's, as it must be?")
mistakes.edit("of-the-next-observation", ("1 / precision)", "1 / precision + var)"),
    "This is the variance of the next observation, with its own noise. The contract is that of the mean.",
    "After a million observations: how well do you know the mean, and how well the next observation?")
mistakes.edit("var-as-sd", [("len(x) / var", "len(x) / var**2"), ("x.sum() / var", "x.sum() / var**2")],
    "The noise variance was squared. It already is sigma squared.",
    "Which symbol in S1 is squared already?")
mistakes.edit("prior-var-as-sd",
    [("1 / prior_var", "1 / prior_var**2"), ("prior_mean / prior_var", "prior_mean / prior_var**2")],
    "The prior's variance was squared. It already is a variance.",
    "Which symbol in S1 is squared already?")
mistakes.edit("not-divided", ("pull / precision", "pull"),
    "The first value is the pull of S3. It is not yet divided by the precision.",
    "Twice as many observations at the same place: should the mean move twice as far?")
mistakes.edit("prior-as-one-more-point", [("1 / prior_var", "1 / var"), ("prior_mean / prior_var", "prior_mean / var")],
    "The prior counts as one more observation. How much it counts depends on its own variance.",
    "A very sure prior, prior_var near 0: where must the mean be?")
mistakes.edit("half-and-half",
    ("pull / precision", "(prior_mean + x.mean()) / 2 if len(x) else prior_mean"),
    "You took the middle between the prior's mean and the data's. The surer of the two deserves more weight.",
    "Which weight should the prior keep after a thousand observations?")
mistakes.edit("flat-prior-multiplied-out",
    ("1 / prior_var + len(x) / var", "(var + len(x) * prior_var) / (var * prior_var)"),
    "Over one denominator it is right for ordinary numbers. But prior_var may be infinite, and inf / inf is nan.",
    "What is 1 / inf, and what is inf / inf?")
# fmt: on


def observed(rng, n, var, prior_mean, prior_var, centre=0.0):
    """n observations about `centre`, and the other arguments."""
    return centre + 1.7 * rng.normal(size=n), var, prior_mean, prior_var


def cases(rng):
    """Ordinary numbers, none or one observation, a flat prior, one that is nearly sure, and nearly none."""
    n, var = draws.integer(rng, 6, 9), float(rng.uniform(1.8, 3.2))
    twice = observed(rng, 5, var, 1.5, 0.6)
    twice[0][3], twice[0][1] = twice[0][0], 0.0
    return [
        Case("ordinary", "n = 4 observations", observed(rng, 4, var, 2.3, 0.7)),
        Case("ordinary", "seven or so observations, the prior far from them", observed(rng, n, 0.4, -8.0, 3.5)),
        Case("ordinary", "one value twice, one at 0", twice),
        Case("ordinary", "all data about 50", observed(rng, 3, var, 48.0, 1.6, 50.0)),
        Case("ordinary", "the prior's mean at 0", observed(rng, 6, 0.3, 0.0, 0.2, 2.0)),
        Case("few", "one observation, n = 1", observed(rng, 1, var, 3.1, 0.6)),
        Case("few", "no observation, n = 0", observed(rng, 0, var, -2.4, 0.6)),
        Case("flat", "a flat prior, prior_var = inf", observed(rng, 5, var, 4.0, np.inf)),
        Case("flat", "a flat prior and one observation", observed(rng, 1, var, -3.0, np.inf)),
        Case("extreme", "a prior that is nearly sure, prior_var = 1e-8", observed(rng, 4, var, 2.6, 1e-8)),
        Case("extreme", "hardly any prior, prior_var = 1e8", observed(rng, 4, var, 2.6, 1e8)),
        Case("extreme", "hardly any noise, var = 1e-8", observed(rng, 3, 1e-8, 2.6, 1.4)),
    ]


ORDINARY = (
    "Prior mean 0 and variance 1; observations 2 and 4 with noise variance 2. What is the precision in all?",
    "S2 adds precisions, one of the prior and n of the data; S3 adds pulls; S4 divides.",
    "The sum of the observations over var, not their average; n over var, not 1 over var.",
)
FEW = (
    "What do you know before the first observation?",
    "Without observations both sums are empty, and the prior comes back.",
    "Use the sum and the number of observations; an average of none does not exist.",
)
FLAT = (
    "How much does a prior with infinite variance say?",
    "1 / inf is 0: such a prior has precision 0 and pulls with 0. What is left is the data's mean and var / n.",
    "Divide by prior_var, and never multiply by it.",
)
EXTREME = (
    "If the prior is nearly sure, who decides?",
    "Very unequal precisions need no rule of their own: the larger one wins by its size.",
    "Add the precisions as they are, without a floor and without a constant.",
)
EXERCISE = Exercise(
    "08_priors",
    priors.gaussian_posterior,
    ("mean", "var"),
    cases,
    (
        Criterion("ordinary data", 2.5, ("ordinary",), ORDINARY),
        Criterion("one observation, or none", 0.5, ("few",), FEW),
        Criterion("a flat prior", 0.5, ("flat",), FLAT),
        Criterion("nearly sure, or hardly anything known", 0.5, ("extreme",), EXTREME),
        *form_and_left_alone(0.75, 0.25),
    ),
    mistakes,
    {"var": ("positive",)},
)
