"""The Bayesian information criterion."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import gaussian, selection
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


def sizes(X, mixture):
    """n, d and K."""
    return *X.shape, len(mixture.p)


def free(X, mixture):
    """How many free parameters the mixture has."""
    _, d, K = sizes(X, mixture)
    return K * (d + 2) - 1


def with_count(count):
    """The criterion with another count of parameters, `count(d, K)`."""

    def bic(X, mixture, log_likelihood):
        n, d, K = sizes(X, mixture)
        return log_likelihood - 0.5 * count(d, K) * np.log(n)

    return bic


@mistakes
def weights_all_free(X, mixture, log_likelihood):
    """You counted all K weights. They sum to 1, so the last one is settled by the others.

    If you know K - 1 of the weights, what is left to choose?"""
    return with_count(lambda d, K: K * (d + 2))(X, mixture, log_likelihood)


@mistakes
def one_short_in_each_component(X, mixture, log_likelihood):
    """You counted K (d + 1) parameters: the variances or the weights are left out, or the "minus one" is made K times.

    Count for K = 3 and d = 2 by hand: how many means, how many variances, how many free weights?"""
    return with_count(lambda d, K: K * (d + 1))(X, mixture, log_likelihood)


@mistakes
def variances_not_counted(X, mixture, log_likelihood):
    """You counted means and weights; each component has a variance of its own as well.

    Which field of the mixture is missing in your count?"""
    return with_count(lambda d, K: K * (d + 1) - 1)(X, mixture, log_likelihood)


@mistakes
def only_means_counted(X, mixture, log_likelihood):
    """You counted the coordinates of the means only. Variances and weights are fitted too.

    How many numbers in `mixture` did the M-step choose?"""
    return with_count(lambda d, K: K * d)(X, mixture, log_likelihood)


@mistakes
def components_counted(X, mixture, log_likelihood):
    """You charged for each component once. The price is for each number that was fitted, and a component has several.

    How many numbers describe one component in d dimensions?"""
    return with_count(lambda d, K: K)(X, mixture, log_likelihood)


@mistakes
def variance_for_each_axis(X, mixture, log_likelihood):
    """You counted d variances for each component. Ours are round: one variance each.

    What is the shape of `mixture.var`?"""
    return with_count(lambda d, K: K * (2 * d + 1) - 1)(X, mixture, log_likelihood)


@mistakes
def full_covariances(X, mixture, log_likelihood):
    """You counted full covariance matrices. Ours are round: one variance for each component.

    What is the shape of `mixture.var`?"""
    return with_count(lambda d, K: K * (d + d * (d + 1) // 2 + 1) - 1)(X, mixture, log_likelihood)


@mistakes
def bracket_forgotten(X, mixture, log_likelihood):
    """You computed K d + 2 - 1: without its bracket the 2 is not multiplied by K.

    Every component has d + 2 numbers. What should K be multiplied with?"""
    return with_count(lambda d, K: K * d + 2 - 1)(X, mixture, log_likelihood)


@mistakes
def minus_two(X, mixture, log_likelihood):
    """You took off two in all; only one number is settled by the rest, the last weight.

    Which conditions tie the parameters of the mixture together?"""
    return with_count(lambda d, K: K * (d + 2) - 2)(X, mixture, log_likelihood)


@mistakes
def whole_halves(X, mixture, log_likelihood):
    """Half of an odd number is no whole number, and yours was rounded down.

    Which of Python's two signs for division drops the remainder?"""
    n, _, _ = sizes(X, mixture)
    return log_likelihood - free(X, mixture) // 2 * np.log(n)


@mistakes
def no_half(X, mixture, log_likelihood):
    """Your penalty is twice as large as it should be: the factor one half is missing.

    Another convention multiplies everything by two. Did you multiply the log-likelihood, too?"""
    n, _, _ = sizes(X, mixture)
    return log_likelihood - free(X, mixture) * np.log(n)


@mistakes
def smaller_is_better(X, mixture, log_likelihood):
    """This is the other convention, minus two times ours, in which smaller is better. Both are in use.

    Ours begins with the log-likelihood itself. What do you have to divide yours by?"""
    n, _, _ = sizes(X, mixture)
    return -2 * log_likelihood + free(X, mixture) * np.log(n)


@mistakes
def sign_turned(X, mixture, log_likelihood):
    """The whole value has the wrong sign: for ours, larger is better.

    Would a better fit make your number larger or smaller?"""
    return -selection.bic(X, mixture, log_likelihood)


@mistakes
def reward(X, mixture, log_likelihood):
    """You added the penalty: your criterion pays for every extra parameter.

    More components always raise the log-likelihood. What must the second term do?"""
    return 2 * log_likelihood - selection.bic(X, mixture, log_likelihood)


@mistakes
def aic(X, mixture, log_likelihood):
    """You subtracted the number of parameters itself. That is AIC, another criterion, whose price does not grow with n.

    In BIC, what does one parameter cost when there are n points?"""
    return log_likelihood - free(X, mixture)


@mistakes
def n_not_logged(X, mixture, log_likelihood):
    """You multiplied by n instead of log n. Such a price would outgrow every gain.

    How should the penalty grow when the data are doubled: twice as large, or a little larger?"""
    n, _, _ = sizes(X, mixture)
    return log_likelihood - 0.5 * free(X, mixture) * n


@mistakes
def log_base_10(X, mixture, log_likelihood):
    """The logarithm is to base 10; the contract is the natural logarithm, as in the log-likelihood.

    Which NumPy function has base e?"""
    n, _, _ = sizes(X, mixture)
    return log_likelihood - 0.5 * free(X, mixture) * np.log10(n)


@mistakes
def log_base_2(X, mixture, log_likelihood):
    """The logarithm is to base 2; the contract is the natural logarithm, as in the log-likelihood.

    Which NumPy function has base e?"""
    n, _, _ = sizes(X, mixture)
    return log_likelihood - 0.5 * free(X, mixture) * np.log2(n)


@mistakes
def entries_for_points(X, mixture, log_likelihood):
    """You counted all n d entries of `X` as data. The n points are the independent observations.

    Which of `X.size` and the number of rows is n?"""
    n, d, _ = sizes(X, mixture)
    return log_likelihood - 0.5 * free(X, mixture) * np.log(n * d)


@mistakes
def n_and_d_exchanged(X, mixture, log_likelihood):
    """n and d stand in each other's place.

    Which axis of `X` counts the points?"""
    n, d, K = sizes(X, mixture)
    return log_likelihood - 0.5 * (K * (n + 2) - 1) * np.log(d)


@mistakes
def log_of_k(X, mixture, log_likelihood):
    """You took the logarithm of the number of components. The price of a parameter grows with the number of points.

    In `X`, where do you read n?"""
    _, _, K = sizes(X, mixture)
    return log_likelihood - 0.5 * free(X, mixture) * np.log(K)


@mistakes
def mean_log_likelihood(X, mixture, log_likelihood):
    """You divided the log-likelihood by n. Penalty and log-likelihood are compared, so both are totals.

    Beside a mean of about -2, how large is your penalty? Which K would always win?"""
    n, _, _ = sizes(X, mixture)
    return selection.bic(X, mixture, log_likelihood / n)


@mistakes
def mean_of_all(X, mixture, log_likelihood):
    """You divided the whole criterion by n; the contract is the total.

    Does your last line divide by the number of points?"""
    n, _, _ = sizes(X, mixture)
    return selection.bic(X, mixture, log_likelihood) / n


@mistakes
def penalty_alone(X, mixture, log_likelihood):
    """You returned the penalty; the criterion is what is left of the log-likelihood when the penalty is paid.

    From what is the penalty subtracted?"""
    return log_likelihood - selection.bic(X, mixture, log_likelihood)


@mistakes
def own_log_likelihood(X, mixture, log_likelihood):
    """You computed the log-likelihood anew from the mixture. The one to use is passed in: `run` returned it.

    `run` returns the log-likelihood of its last E-step. Which mixture did that step see?"""
    return selection.bic(X, mixture, gaussian.estep(X, mixture)[1])


@mistakes
def doubled(X, mixture, log_likelihood):
    """This is twice ours: the other convention with its sign turned, so that larger is better.

    Ours has the log-likelihood once. What is left of your formula when you halve it?"""
    return 2 * selection.bic(X, mixture, log_likelihood)


@mistakes
def log_likelihood_turned(X, mixture, log_likelihood):
    """The penalty is right, but the log-likelihood entered with the wrong sign: the better the fit, the worse.

    Of two mixtures of the same size, which should win: that with the larger or with the smaller log-likelihood?"""
    return selection.bic(X, mixture, -log_likelihood)


@mistakes
def one_component_free(X, mixture, log_likelihood):
    """You left out a whole component. The condition on the weights saves one number, and not a component's mean.

    With K = 1, how many numbers does the M-step still choose?"""
    return with_count(lambda d, K: (K - 1) * (d + 2))(X, mixture, log_likelihood)


@mistakes
def log_of_d(X, mixture, log_likelihood):
    """You took the logarithm of the number of coordinates. The price of a parameter grows with the number of points.

    Which axis of `X` counts the points?"""
    _, d, _ = sizes(X, mixture)
    return log_likelihood - 0.5 * free(X, mixture) * np.log(d)


@mistakes
def repeated_points_once(X, mixture, log_likelihood):
    """You counted points that occur twice only once. Each row is an observation, and the log-likelihood adds them all.

    Old Faithful had several eruptions with the very same two numbers. How many eruptions were seen?"""
    return selection.bic(np.unique(X, axis=0), mixture, log_likelihood)


@mistakes
def idle_components_left_out(X, mixture, log_likelihood):
    """You counted only components with a weight above 0. The price is for the model that was fitted, with all K.

    You asked for K components. Does it matter for the count how their weights came out?"""
    K = np.count_nonzero(mixture.p)
    return log_likelihood - 0.5 * (K * (X.shape[1] + 2) - 1) * np.log(len(X))


@mistakes
def equal_components_once(X, mixture, log_likelihood):
    """You counted components with the same mean only once. The price is for the model that was fitted, with all K.

    You asked for K components. Does it matter for the count where they ended?"""
    K = len(np.unique(mixture.mu, axis=0))
    return log_likelihood - 0.5 * (K * (X.shape[1] + 2) - 1) * np.log(len(X))


def repeated(rng):
    """Points of which two occur twice."""
    X, drawn, value = arguments(rng, 7, 2, 3)
    X[5:] = X[:2]
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
    """Ordinary sizes (odd and even numbers of parameters), d or K of 1, a positive log-likelihood, repeats."""
    ordinary = [(5, 2, 3), (draws.integer(rng, 7, 9), 2, 4), (6, 3, 2), (7, 4, 5)]
    single = [(6, 3, 1), (9, 1, 4), (3, 1, 2)]
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case(
            "ordinary",
            "a log-likelihood above 0: n = 6, d = 2, K = 3",
            arguments(rng, 6, 2, 3, log_likelihood=rng.uniform(20, 30)),
        ),
        *(Case("single", draws.sizes(*size), arguments(rng, *size)) for size in single),
        Case("counted", "points that occur twice", repeated(rng)),
        Case("counted", "three equal components, and one of weight 0", idle(rng)),
    ]


ORDINARY = (
    "For K = 3 components in d = 2 dimensions, write down every number that the M-step chooses. How many are free?",
    "B1 counts the free parameters, B2 makes the penalty from them and from n, B3 takes it off the log-likelihood.",
    "Means K d, variances K, weights K - 1. Each free parameter costs half the natural logarithm of n.",
)
SINGLE = (
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
        Criterion("d or K equal to 1", 0.5, ("single",), SINGLE),
        Criterion("repeated points, idle components", 0.25, ("counted",), COUNTED),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
)
