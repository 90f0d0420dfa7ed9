"""Two ways to answer with one number: the mean of a mixture, and the mean of its highest bell."""

import numpy as np

from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson10 import material
from autograder.reference import density_network as network
from softcounts.judge import Case, Criterion

mistakes = Mistakes()
MEAN, MODE, BEST = "(np.exp(log_pi) * mu).sum(axis=1)", "mu[np.arange(len(mu)), best]", "(log_pi - log_sigma)"


# fmt: off
mistakes.edit("plain-mean", (MEAN, "mu.mean(axis=1)"),
    "Every component's mean counted alike. The gates say how probable each of them is.",
    "Components at 0 and 10 with shares 0.9 and 0.1: where is the mean?")
mistakes.edit("mean-with-logs", (MEAN, "(log_pi * mu).sum(axis=1)"),
    "You weighed by log pi. Logarithms of shares are negative, and do not sum to 1.",
    "What must the weights of a mean add up to?")
mistakes.edit("mean-with-raw-scores", ("scores - log_total[:, None]", "scores"),
    "The scores were exponentiated, but not normalised, so the weights of your mean do not sum to 1.",
    "What must the weights of a mean add up to?")
mistakes.edit("softmax-down-the-column", ("scores - log_total[:, None]", "scores - log_sum_exp(scores.T)"),
    "The softmax went over the rows: each column sums to one, and the shares of one row do not.",
    "Which sum should be 1: that over the components of one row, or that over the rows?")
mistakes.edit("mean-by-height",
    (MEAN, "(np.exp(log_pi - log_sigma) * mu).sum(axis=1) / np.exp(log_pi - log_sigma).sum(axis=1)"),
    "You weighed the mean by the heights of the bells. A mean goes by area, and the area of a bell is its share.",
    "A narrow high bell and a wide low one of the same share: which counts more in the mean?")
mistakes.edit("mean-over-rows", (MEAN, "(np.exp(log_pi) * mu).sum(axis=0)"),
    "You added over the rows. Each row is one input, and has its own mean.",
    "How many means should come back, n or K?")
mistakes.edit("mean-divided-by-K", (MEAN, "(np.exp(log_pi) * mu).mean(axis=1)"),
    "The weighted means were averaged again. The shares sum to 1 already.",
    "If all components have the same mean 6, what is the mean of the mixture, and what is yours?")
mistakes.edit("largest-share", (BEST, "log_pi"),
    "You took the component with the largest share. A wide bell may hold much and still be low.",
    "Shares 0.6 and 0.4, sigmas 3 and 1: which bell is higher at its top?")
mistakes.edit("narrowest", (BEST, "(-log_sigma)"),
    "You took the narrowest bell. It may have almost no share.",
    "Shares 0.99 and 0.01, sigmas 1 and 0.5: which bell is higher at its top?")
mistakes.edit("share-times-sigma", (BEST, "(log_pi + log_sigma)"),
    "You multiplied by sigma. The height of a bell is its share divided by sigma.",
    "Two bells of the same share, one narrow and one wide: which is higher?")
mistakes.edit("share-over-variance", (BEST, "(log_pi - 2 * log_sigma)"),
    "You divided by the variance. The height of a bell goes by its standard deviation.",
    "How high is the bell of standard deviation sigma at its top?")
mistakes.edit("half-of-log-sigma", (BEST, "(log_pi - 0.5 * log_sigma)"),
    "You divided by the root of sigma, as if the network had put out a log variance.",
    "How high is the bell of standard deviation sigma at its top?")
mistakes.edit("log-not-taken-off", (BEST, "(np.exp(log_pi) / log_sigma)"),
    "You divided the share by log sigma, which may be negative or 0.",
    "Which function gives sigma back from its logarithm?")
mistakes.edit("share-not-logged", (BEST, "(np.exp(log_pi) - log_sigma)"),
    "A share and a logarithm were mixed: pi minus log sigma is the logarithm of nothing.",
    "What is the logarithm of pi over sigma?")
mistakes.edit("lowest-bell", ("argmax", "argmin"),
    "You took the lowest of the bells.",
    "Which of two heights, 0.9 and 0.1, is the better bet?")
mistakes.edit("last-of-equals", (f"{BEST}.argmax(axis=1)", f"mu.shape[1] - 1 - {BEST}[:, ::-1].argmax(axis=1)"),
    "Where two bells are equally high you took the last. The contract takes the lowest number.",
    "Which position does np.argmax return when two entries are equal?")
mistakes.edit("equals-averaged",
    (MODE, f"(({BEST} == {BEST}.max(axis=1, keepdims=True)) * mu).sum(axis=1)"
           f" / ({BEST} == {BEST}.max(axis=1, keepdims=True)).sum(axis=1)"),
    "Where two bells are equally high you took the middle of their means, which may be no answer at all.",
    "Bells at -1 and 1, equally high: is 0 a probable answer?")
mistakes.edit("number-of-the-bell", (MODE, "best.astype(float)"),
    "You returned the number of the highest bell; where it stands is asked for.",
    "What is the difference between a component and its mean?")
mistakes.edit("height-itself", (MODE, f"{BEST}.max(axis=1)"),
    "You returned how high the highest bell is; where it stands is asked for.",
    "What is the difference between the maximum of a row and its place?")
mistakes.edit("largest-mean", (MODE, "mu.max(axis=1)"),
    "You returned the largest mean. Height has to do with gates and sigmas, not with where a bell stands.",
    "Which of the bells at 0 and 10 is higher? What do you have to know?")
mistakes.edit("best-of-the-first-row", (MODE, "mu[:, best[0]]"),
    "You took the same component in all rows. Which bell is highest changes from row to row.",
    "How many numbers does `best` hold, and how many of them did you use?")
mistakes.edit("exchanged", (f"mean, {MODE}", f"{MODE}, mean"),
    "Mean and mode are exchanged.",
    "Which of the two does the name of the function say first?")
mistakes.edit("exp-of-large-scores", ("top = A.max(axis=1, keepdims=True)", "top = np.zeros((len(A), 1))"),
    "Your shares are right until the exponential of a score overflows: exp(1000) is inf, and inf/inf is nan.",
    "If you subtract the same number from all scores of a row, do its shares change?")
mistakes.edit("weighs-the-means-in-place", ("    mean = (np.exp(log_pi) * mu).sum(axis=1)\n",
    "    mode = mu[np.arange(len(mu)), (log_pi - log_sigma).argmax(axis=1)]\n    mu *= np.exp(log_pi)\n"
    "    mean = mu.sum(axis=1)\n    return mean, mode\n"),
    "Your answers are right, but the means are a view of `outputs`: the caller's array has changed.",
    "Which line uses `*=`, and whose numbers are those?")
# fmt: on


def scores_of(outputs):
    """What is taken for the height of a bell, tables (n, K); the right one first."""
    log_pi, _, log_sigma = network.split(outputs)
    pi = np.exp(log_pi)
    return (
        log_pi - log_sigma, log_pi, -log_sigma, log_pi + log_sigma, log_pi - 2 * log_sigma, log_pi - 0.5 * log_sigma,
        pi / log_sigma, pi - log_sigma,
    )  # fmt: skip


def clear(rng, n, K):
    """Outputs without a near tie between the two highest bells."""
    while True:
        outputs = material.outputs(rng, n, K)
        if K == 1 or gap(outputs) > 0.01:
            return outputs


def gap(outputs):
    """The smallest lead, in log height, of a row's highest bell."""
    heights = np.sort(scores_of(outputs)[0], axis=1)
    return (heights[:, -1] - heights[:, -2]).min()


def deciding(rng, n, K):
    """Outputs for which every wrong notion of height names another bell somewhere, and no two agree on all rows."""
    while True:
        outputs = clear(rng, n, K)
        answers = {tuple(score.argmax(axis=1)) for score in scores_of(outputs)}
        if len(answers) == len(scores_of(outputs)):
            return outputs


def tied(rng):
    """Two equally high bells in each row, in numbers that floating point keeps equal, and one lower bell."""
    places = np.array([[0, 1, 2], [1, 0, 2], [2, 0, 1], [1, 2, 0], [0, 2, 1]])
    scores = np.array([0.0, 0.0, -1.0])[places]
    return np.hstack([scores, draws_apart(rng, 5, 3), np.zeros((5, 3))])


def draws_apart(rng, n, K):
    """Means (n, K), no two alike."""
    return rng.permuted(np.tile(2.0 * np.arange(K), (n, 1)), axis=1) + rng.normal(0, 0.3, (n, K))


def huge(rng):
    """Scores of thousands, and sigmas from 1e-8 to 1e8."""
    outputs = clear(rng, 5, 3)
    outputs[:, :3] = rng.permuted(np.tile([2000.0, 0.0, -1500.0], (5, 1)), axis=1) + rng.normal(size=(5, 3))
    outputs[2:4, :3] = 900.0 + rng.normal(size=(2, 3))
    outputs[3:, 6:] = rng.permuted(np.tile([-18.0, 0.0, 18.0], (2, 1)), axis=1)
    return outputs


def cases(rng):
    """Ordinary sizes, a row twice and one of zeros, sizes that are 1 or alike, ties, scores of thousands."""
    said = material.sizes
    special = clear(rng, 6, 4)
    special[1], special[2] = special[0], 0.0
    about = clear(rng, 7, 2)
    about[:, 2:4] += 50.0
    return [
        *(Case("ordinary", said(n, K), (deciding(rng, n, K),)) for n, K in ((14, 3), (17, 4), (16, 5))),
        Case("ordinary", "n = 6, K = 4, one row twice, one all 0", (special,)),
        Case("ordinary", "n = 7, K = 2, all answers about 50", (about,)),
        *(Case("sizes", said(*size), (clear(rng, *size),)) for size in material.EDGES),
        Case("ties", "two bells equally high: n = 5, K = 3", (tied(rng),)),
        Case("huge", "scores of thousands, sigmas from 1e-8 to 1e8: n = 5, K = 3", (huge(rng),)),
    ]


ORDINARY = (
    "Shares 0.6 and 0.4 at 0 and 10, sigmas 3 and 1. Where is the mean, and which bell is higher?",
    "A1 weighs the means by the shares. A2 compares heights: share over sigma. A3 picks one mean in each row.",
    "The logarithm of a height is log pi minus log sigma; its place in the row picks the mean.",
)
TIES = (
    "Two bells equally high: which of them does the contract name?",
    "np.argmax returns the first of equal entries.",
    "Do not sort, do not turn the order round, and do not average.",
)
HUGE = (
    "What is np.exp(2000.0)? And the share that belongs to the largest of three scores?",
    "log pi comes from `split`, which stands scores of thousands; exponentiate that, never a score.",
    "Compare the logarithms of the heights, and exponentiate log pi only for the mean.",
)
EXERCISE = Exercise(
    "10_mixture_density_network",
    network.mean_and_mode,
    ("mean", "mode"),
    cases,
    (
        Criterion("ordinary outputs", 2, ("ordinary",), ORDINARY),
        of_any_size(0.25, "Both answers are (n,), also when n or K is 1: squeeze nothing.", "n or K"),
        Criterion("bells equally high", 0.5, ("ties",), TIES),
        Criterion("scores of thousands", 0.5, ("huge",), HUGE),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
    uses=("split",),
    inlined=("log_sum_exp", "split"),
)
