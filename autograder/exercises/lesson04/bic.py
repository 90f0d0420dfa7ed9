"""The Bayesian information criterion."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import gaussian, selection
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("weights-all-free", ("(d + 2) - 1", "(d + 2)"),
    "You counted all K weights. They sum to 1, so the last one is settled by the others.",
    "If you know K - 1 of the weights, what is left to choose?")
mistakes.edit("one-short-in-each-component", ("(d + 2) - 1", "(d + 1)"),
    'You counted K (d + 1) parameters: the variances or the weights are left out, or the "minus one" is made K times.',
    "Count for K = 3 and d = 2 by hand: how many means, how many variances, how many free weights?")
mistakes.edit("variances-not-counted", ("d + 2", "d + 1"),
    "You counted means and weights; each component has a variance of its own as well.",
    "Which field of the mixture is missing in your count?")
mistakes.edit("only-means-counted", ("(d + 2) - 1", "d"),
    "You counted the coordinates of the means only. Variances and weights are fitted too.",
    "How many numbers in `mixture` did the M-step choose?")
mistakes.edit("components-counted", (" * (d + 2) - 1", ""),
    "You charged for each component once. The price is for each number that was fitted, and a component has several.",
    "How many numbers describe one component in d dimensions?")
mistakes.edit("variance-for-each-axis", ("d + 2", "2 * d + 1"),
    "You counted d variances for each component. Ours are round: one variance each.",
    "What is the shape of `mixture.var`?")
mistakes.edit("full-covariances", ("d + 2", "d + d * (d + 1) / 2 + 1"),
    "You counted full covariance matrices. Ours are round: one variance for each component.",
    "What is the shape of `mixture.var`?")
mistakes.edit("bracket-forgotten", ("(d + 2)", "d + 2"),
    "You computed K d + 2 - 1: without its bracket the 2 is not multiplied by K.",
    "Every component has d + 2 numbers. What should K be multiplied with?")
mistakes.edit("minus-two", ("- 1", "- 2"),
    "You took off two in all; only one number is settled by the rest, the last weight.",
    "Which conditions tie the parameters of the mixture together?")
mistakes.edit("whole-halves", ("free / 2", "free // 2"),
    "Half of an odd number is no whole number, and yours was rounded down.",
    "Which of Python's two signs for division drops the remainder?")
mistakes.edit("no-half", ("free / 2", "free"),
    "Your penalty is twice as large as it should be: the factor one half is missing.",
    "Another convention multiplies everything by two. Did you multiply the log-likelihood, too?")
mistakes.edit("smaller-is-better", ("log_likelihood - free / 2", "-2 * log_likelihood + free"),
    "This is the other convention, minus two times ours, in which smaller is better. Both are in use.",
    "Ours begins with the log-likelihood itself. What do you have to divide yours by?")
mistakes.edit("sign-turned", ("log_likelihood - free", "-log_likelihood + free"),
    "The whole value has the wrong sign: for ours, larger is better.",
    "Would a better fit make your number larger or smaller?")
mistakes.edit("reward", ("log_likelihood - free", "log_likelihood + free"),
    "You added the penalty: your criterion pays for every extra parameter.",
    "More components always raise the log-likelihood. What must the second term do?")
mistakes.edit("aic", (" / 2 * np.log(n)", ""),
    "You subtracted the number of parameters itself. That is AIC, another criterion, whose price does not grow with n.",
    "In BIC, what does one parameter cost when there are n points?")
mistakes.edit("n-not-logged", ("np.log(n)", "n"),
    "You multiplied by n instead of log n. Such a price would outgrow every gain.",
    "How should the penalty grow when the data are doubled: twice as large, or a little larger?")
mistakes.edit("log-base-10", ("np.log(", "np.log10("),
    "The logarithm is to base 10; the contract is the natural logarithm, as in the log-likelihood.",
    "Which NumPy function has base e?")
mistakes.edit("log-base-2", ("np.log(", "np.log2("),
    "The logarithm is to base 2; the contract is the natural logarithm, as in the log-likelihood.",
    "Which NumPy function has base e?")
mistakes.edit("entries-for-points", ("np.log(n)", "np.log(X.size)"),
    "You counted all n d entries of `X` as data. The n points are the independent observations.",
    "Which of `X.size` and the number of rows is n?")
mistakes.edit("n-and-d-exchanged", ("n, d =", "d, n ="),
    "n and d stand in each other's place.",
    "Which axis of `X` counts the points?")
mistakes.edit("log-of-k", ("np.log(n)", "np.log(len(mixture.p))"),
    "You took the logarithm of the number of components. The price of a parameter grows with the number of points.",
    "In `X`, where do you read n?")
mistakes.edit("mean-log-likelihood", ("log_likelihood - free", "log_likelihood / n - free"),
    "You divided the log-likelihood by n. Penalty and log-likelihood are compared, so both are totals.",
    "Beside a mean of about -2, how large is your penalty? Which K would always win?")
mistakes.edit("mean-of-all", ("log_likelihood - free / 2 * np.log(n)", "(log_likelihood - free / 2 * np.log(n)) / n"),
    "You divided the whole criterion by n; the contract is the total.",
    "Does your last line divide by the number of points?")
mistakes.edit("penalty-alone", ("log_likelihood - free", "free"),
    "You returned the penalty; the criterion is what is left of the log-likelihood when the penalty is paid.",
    "From what is the penalty subtracted?")
mistakes.edit("own-log-likelihood", ("log_likelihood - free", "estep(X, mixture)[1] - free"),
    "You computed the log-likelihood anew from the mixture. The one to use is passed in: `run` returned it.",
    "`run` returns the log-likelihood of its last E-step. Which mixture did that step see?")
mistakes.edit("doubled", ("log_likelihood - free / 2", "2 * log_likelihood - free"),
    "This is twice ours: the other convention with its sign turned, so that larger is better.",
    "Ours has the log-likelihood once. What is left of your formula when you halve it?")
mistakes.edit("log-likelihood-turned", ("return log", "return -log"),
    "The penalty is right, but the log-likelihood entered with the wrong sign: the better the fit, the worse.",
    "Of two mixtures of the same size, which should win: that with the larger or with the smaller log-likelihood?")
mistakes.edit("one-component-free", ("len(mixture.p) * (d + 2) - 1", "(len(mixture.p) - 1) * (d + 2)"),
    "You left out a whole component. The condition on the weights saves one number, and not a component's mean.",
    "With K = 1, how many numbers does the M-step still choose?")
mistakes.edit("log-of-d", ("np.log(n)", "np.log(d)"),
    "You took the logarithm of the number of coordinates. The price of a parameter grows with the number of points.",
    "Which axis of `X` counts the points?")
mistakes.edit("repeated-points-once", ("X.shape", "np.unique(X, axis=0).shape"),
    "You counted points that occur twice only once. Each row is an observation, and the log-likelihood adds them all.",
    "Old Faithful had several eruptions with the very same two numbers. How many eruptions were seen?")
mistakes.edit("idle-components-left-out", ("len(mixture.p)", "np.count_nonzero(mixture.p)"),
    "You counted only components with a weight above 0. The price is for the model that was fitted, with all K.",
    "You asked for K components. Does it matter for the count how their weights came out?")
mistakes.edit("equal-components-once", ("len(mixture.p)", "len(np.unique(mixture.mu, axis=0))"),
    "You counted components with the same mean only once. The price is for the model that was fitted, with all K.",
    "You asked for K components. Does it matter for the count where they ended?")
# fmt: on


def repeated(rng):
    """Points of which two occur twice, and one lies at 0."""
    X, drawn, value = arguments(rng, 7, 2, 3)
    X[5:] = X[:2]
    X[2] = 0.0
    return X, drawn, value


def idle(rng):
    """Three components in the same place, and another of weight 0."""
    X, drawn, value = arguments(rng, 7, 3, 5)
    drawn.mu[:3], drawn.var[:3], drawn.p[:] = drawn.mu[0], drawn.var[0], [0.1, 0.2, 0.3, 0.0, 0.4]
    return X, drawn, value


def arguments(rng, n, d, K, log_likelihood=None):
    """Data, mixture and a log-likelihood, which is not quite that of the mixture (as after `run`)."""
    X, drawn = draws.data(rng, n, d), draws.mixture(rng, K, d)
    value = gaussian.estep(X, drawn)[1] - rng.uniform(1, 4) if log_likelihood is None else log_likelihood
    return X, drawn, float(np.round(value, 3))


def cases(rng):
    """Ordinary sizes (odd and even numbers of parameters), sizes that are 1 or alike, a positive value, repeats."""
    ordinary = [(5, 2, 3), (draws.integer(rng, 7, 9), 2, 4), (6, 3, 2), (7, 4, 5)]
    edges = [*draws.EDGES, (6, 3, 1), (9, 1, 4), (3, 1, 2)]
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case(
            "ordinary",
            "a log-likelihood above 0: n = 6, d = 2, K = 3",
            arguments(rng, 6, 2, 3, log_likelihood=rng.uniform(20, 30)),
        ),
        *(Case("sizes", draws.sizes(*size), arguments(rng, *size)) for size in edges),
        Case("counted", "points that occur twice, and one at 0", repeated(rng)),
        Case("counted", "three equal components, and one of weight 0", idle(rng)),
    ]


ORDINARY = (
    "For K = 3 components in d = 2 dimensions, write down every number that the M-step chooses. How many are free?",
    "B1 counts the free parameters, B2 makes the penalty from them and from n, B3 takes it off the log-likelihood.",
    "Means K d, variances K, weights K - 1. Each free parameter costs half the natural logarithm of n.",
)
SIZES = (
    "With one component, how many free weights are there?",
    "The same count serves every K and d; nothing in it is a special case.",
    "n and d are the two lengths of X, K the length of the weights.",
)
COUNTED = (
    "Two rows of X are the same. How many observations are they?",
    "n is the number of rows and K the number of components, whatever the numbers in them are.",
    "Read the sizes off the shapes; the values in X and in the mixture play no part in the penalty.",
)
EXERCISE = Exercise(
    "04_choosing_k",
    selection.bic,
    ("bic",),
    cases,
    (
        Criterion("ordinary data", 2.5, ("ordinary",), ORDINARY),
        Criterion("sizes that are 1 or alike", 0.5, ("sizes",), SIZES),
        Criterion("repeated points, idle components", 0.25, ("counted",), COUNTED),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
)
