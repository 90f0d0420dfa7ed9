"""Gates, means and log standard deviations from the outputs of a network."""

import numpy as np

from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson10 import material
from autograder.reference import density_network as network
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("scores-as-they-are", ("scores - log_total[:, None]", "scores"),
    "The first part is handed on as it came. Scores may be any numbers; the logarithms of shares may not.",
    "Exponentiate your first part and add up a row. What should come out?")
mistakes.edit("softmax-without-log", ("scores - log_total[:, None]", "np.exp(scores - log_total[:, None])"),
    "These are the shares pi themselves. Their logarithms are asked for.",
    "What is log pi where pi is 0 in floating point, and why would you rather keep the logarithm?")
mistakes.edit("softmax-down-the-column", ("scores - log_total[:, None]", "scores - log_sum_exp(scores.T)"),
    "You made each column sum to one, over the rows. Each row is one input, and has its own shares.",
    "Which sum should be 1: that over the components of one row, or that over the rows?")
mistakes.edit("one-total-for-all",
    ("log_sum_exp(scores)", "np.full(len(scores), np.logaddexp.reduce(scores, axis=None))"),
    "All scores of the table were normalised together. Each row has a total of its own.",
    "Two inputs: do their shares add up to 1 together, or each for itself?")
mistakes.edit("only-shifted", ("log_sum_exp(scores)", "scores.max(axis=1)"),
    "You subtracted the row's maximum. That is half of log-sum-exp: the logarithm of the sum is missing.",
    "Two equal scores: what is each share, and what does yours say?")
mistakes.edit("divided-by-the-sum", ("scores - log_total[:, None]", "scores / scores.sum(axis=1, keepdims=True)"),
    "You divided the scores by their sum. Scores may be negative, and so would such shares be.",
    "Which function makes every number positive before you divide by a sum?")
mistakes.edit("shares-of-sizes", ("log_sum_exp(scores)", "np.log(np.abs(scores).sum(axis=1))"),
    "The total is the logarithm of a sum of scores. It should be a sum of their exponentials.",
    "With scores (0, 0), what are the shares, and what is your total?")
mistakes.edit("softplus-for-exp",
    ("scores - log_total[:, None]",
     "np.log(np.logaddexp(0, scores) / np.logaddexp(0, scores).sum(axis=1, keepdims=True))"),
    "Softplus makes scores positive too, but other shares come out. Ours are the softmax: exponentials over their sum.",
    "If one score is higher by log 2, how many times as large should its share be?")
mistakes.edit("softmax-twice",
    ("scores - log_total[:, None]",
     "np.exp(scores - log_total[:, None]) - log_sum_exp(np.exp(scores - log_total[:, None]))[:, None]"),
    "The softmax was taken twice: your shares are those of shares.",
    "Are the numbers that you exponentiate scores, or shares already?")
mistakes.edit("scores-from-the-end",
    ("outputs[:, :K], outputs[:, K : 2 * K], outputs[:, 2 * K :]",
     "outputs[:, 2 * K :], outputs[:, K : 2 * K], outputs[:, :K]"),
    "The three parts are taken from right to left. The scores are the first K columns.",
    "Which columns hold the scores, and which the log standard deviations?")
mistakes.edit("means-first",
    ("outputs[:, :K], outputs[:, K : 2 * K], outputs[:, 2 * K :]",
     "outputs[:, K : 2 * K], outputs[:, :K], outputs[:, 2 * K :]"),
    "You took the first K columns for the means. They are the scores; the means come second.",
    "In which order does the contract name the three parts?")
mistakes.edit("means-last",
    ("outputs[:, K : 2 * K], outputs[:, 2 * K :]", "outputs[:, 2 * K :], outputs[:, K : 2 * K]"),
    "Means and log standard deviations are exchanged.",
    "In which order does the contract name the three parts?")
mistakes.edit("one-of-three",
    ("outputs[:, :K], outputs[:, K : 2 * K], outputs[:, 2 * K :]",
     "outputs[:, ::3], outputs[:, 1::3], outputs[:, 2::3]"),
    "You took every third column. The parts stand side by side: K scores, then K means, then K log sigmas.",
    "With K = 2, which column holds the score of the second component?")
mistakes.edit("sigma-itself", ("mu, log_sigma\n", "mu, np.exp(log_sigma)\n"),
    "You returned sigma. Its logarithm is asked for, which is what the network puts out.",
    "What is the name of the third output in the contract?")
mistakes.edit("log-variance", ("mu, log_sigma\n", "mu, 2 * log_sigma\n"),
    "You returned the logarithm of the variance, which is twice that of the standard deviation.",
    "What does the network put out: log sigma, or log of sigma squared?")
mistakes.edit("half-of-log-variance", ("mu, log_sigma\n", "mu, 0.5 * log_sigma\n"),
    "You took the last part for log variances and halved it. It is log sigma already.",
    "What does the network put out: log sigma, or log of sigma squared?")
mistakes.edit("exp-of-large-scores",
    ("scores - log_total[:, None]", "np.log(np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True))"),
    "Your shares are right until an exponential overflows or vanishes: exp(1000) is inf, and the log of 0 is -inf.",
    "If you subtract the same number from all scores of a row, do its shares change?")
mistakes.edit("sum-of-large-exponentials", ("log_sum_exp(scores)", "np.log(np.exp(scores).sum(axis=1))"),
    "Your total is right until an exponential overflows: exp(1000) is inf. Or all vanish, and the log of 0 is -inf.",
    "If you subtract the same number from all scores of a row, do its shares change?")
mistakes.edit("log-of-small-shares",
    ("scores - log_total[:, None]", "np.log(np.exp(scores - log_total[:, None]))"),
    "You went to the shares and back. A share that is 0 in floating point has lost its logarithm on the way.",
    "Which line had the logarithm already, before you exponentiated?")
mistakes.edit("one-maximum-for-all",
    ("log_sum_exp(scores)", "scores.max() + np.log(np.exp(scores - scores.max()).sum(axis=1))"),
    "You shifted the whole table by one maximum. Rows far below it vanish. Each row needs its own.",
    "What is left of a row whose scores are all 3000 below the largest of the table?")
for tiny in ("1e-8", "1e-10", "1e-12", "1e-16", "1e-300"):
    mistakes.edit(f"padded-by-{tiny}",
        ("scores - log_total[:, None]", f"np.log(np.exp(scores - log_total[:, None]) + {tiny})"),
        "A tiny number was added to the shares. Their logarithm now stops at the logarithm of that number.",
        "A share of exp(-3000): what is its logarithm, and what is yours?")
mistakes.edit("scores-clipped",
    ("log_total = log_sum_exp(scores)",
     "scores = np.clip(scores, -500, 500)\n    log_total = log_sum_exp(scores)"),
    "Large scores were cut off, so that exponentials stay finite. Two scores beyond the cut come out alike.",
    "Scores of 1000 and 2000: which of the two gates is open?")
mistakes.edit("shifts-the-callers-scores",
    ("    log_total = ", "    scores -= scores.max(axis=1, keepdims=True)\n    log_total = "),
    "Your answer is right, but the scores are a view of `outputs`: the caller's array has changed.",
    "Which line uses `-=`? Does a slice own its numbers?")
# fmt: on


def huge(rng):
    """Scores of thousands, also in rows that lie thousands apart."""
    found = material.outputs(rng, 5, 3)
    found[:, :3] = rng.permuted(np.tile([2000.0, 0.0, -1500.0], (5, 1)), axis=1) + rng.normal(size=(5, 3))
    found[1, :3] -= 6000.0
    found[2, :3] = 900.0 + rng.normal(size=3)
    return (found,)


def cases(rng):
    """Ordinary sizes, a row twice and one of zeros, sizes that are 1 or alike, scores of thousands."""
    drawn = material.outputs
    special = material.special_rows(rng, 6, 4)[:1]
    return [
        *(Case("ordinary", material.sizes(*size), (drawn(rng, *size),)) for size in material.ordinary_sizes(rng)),
        Case("ordinary", "n = 6, K = 4, one row twice, one all 0", special),
        *(Case("sizes", material.sizes(*size), (drawn(rng, *size),)) for size in material.EDGES),
        Case("huge", "scores of thousands: n = 5, K = 3", huge(rng)),
    ]


ORDINARY = (
    "A row of outputs with K = 2: (0, 0, 5, 6, -1, -1). Which numbers are scores, and what are the two shares?",
    "S1 cuts each row into three parts of K columns. S2 and S3 turn the first into logarithms of shares that sum to 1.",
    "The logarithm of exp(a) over a sum is a minus log-sum-exp. The other two parts are returned as they are.",
)
HUGE = (
    "What is np.exp(2000.0), and what is log(exp(2000) / exp(2000)) really?",
    "The logarithm of a share never needs the share: it is a difference of two ordinary numbers.",
    "Use log_sum_exp, which shifts each row by its own maximum, and never exponentiate a score yourself.",
)
EXERCISE = Exercise(
    "10_mixture_density_network",
    network.split,
    ("log_pi", "mu", "log_sigma"),
    cases,
    (
        Criterion("ordinary outputs", 2.75, ("ordinary",), ORDINARY),
        of_any_size(0.5, "log_sum_exp returns (n,); beside a table (n, K) it has to be (n, 1).", "n or K"),
        Criterion("scores of thousands", 1, ("huge",), HUGE),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
    inlined=("log_sum_exp",),
)
