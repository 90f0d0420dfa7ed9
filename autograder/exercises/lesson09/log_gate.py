"""The logarithms of the gate's shares."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson09.material import about, rows
from autograder.reference import experts
from softcounts.judge import Case, Criterion

mistakes = Mistakes()
WHOLE = "scores - (top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True)))"
SHARES = "np.exp(scores - top) / np.exp(scores - top).sum(axis=1, keepdims=True)"


# fmt: off
mistakes.edit("shares-not-logged", (WHOLE, SHARES),
    "These are the shares themselves. The E-step adds logarithms, so their logarithms are asked for.",
    "A share lies between 0 and 1. Between which numbers does its logarithm lie?")
mistakes.edit("scores-only", (WHOLE, "scores"),
    "You returned the scores. Their exponentials need not add up to 1 over the experts.",
    "What do the exponentials of one of your rows add up to?")
mistakes.edit("highest-score-only", (WHOLE, "scores - top"),
    "You subtracted each row's highest score; the logarithm of the whole sum over the experts is what makes shares.",
    "Two equal scores: which shares should come out, and which do you get?")
mistakes.edit("maximum-not-added-back", ("(top + np.log", "(np.log"),
    "The row's maximum was taken out of the sum and never put back.",
    "log(e^m * s) = m + log s. Where does m come back in?")
mistakes.edit("overflow", ("scores.max(axis=1, keepdims=True)", "0.0"),
    "The exponential of a score of thousands is inf or 0. Your numbers are right until then.",
    "If the same number is subtracted from all scores of a row, do its shares change?")
mistakes.edit("log-of-shares", (WHOLE, f"np.log({SHARES})"),
    "You made the shares first and took their logarithm then. A share of exp(-3000) is 0 by then, and its log -inf.",
    "Which subtraction gives the logarithm of a quotient, without forming the quotient?")
mistakes.edit("log-of-padded-shares", (WHOLE, f"np.log({SHARES} + 1e-300)"),
    "A tiny number beside the shares avoids log 0, but it does not bring back what has vanished.",
    "A score that is lower by 3000: what is the logarithm of its share, and what is log 1e-300?")
mistakes.edit("one-maximum-for-all", ("scores.max(axis=1, keepdims=True)", "scores.max()"),
    "One maximum for the whole table anchors only its own row; rows far below it vanish.",
    "Each row needs an anchor of its own. Along which axis is the maximum taken?")
mistakes.edit("down-the-columns",
    [("scores.max(axis=1", "scores.max(axis=0"), (".sum(axis=1", ".sum(axis=0")],
    "You shared out along the rows' axis. It is the experts who share one row.",
    "Which axis counts the experts, and along which must the shares add up to 1?")
mistakes.edit("mean-over-experts", (".sum(axis=1", ".mean(axis=1"),
    "You divided by the mean of the exponentials: your shares add up to K.",
    "Two equal scores: does each share come out as one half?")
mistakes.edit("each-expert-alone", (WHOLE, "-np.logaddexp(0, -scores)"),
    "Each score went through a sigmoid of its own. The experts compete: their shares at one row add up to 1.",
    "If the score of one expert rises, what must happen to the shares of the others?")
mistakes.edit("one-more-expert",
    ("np.log(np.exp(scores - top).sum(axis=1, keepdims=True))",
     "np.log(np.exp(-top) + np.exp(scores - top).sum(axis=1, keepdims=True))"),
    "There is a silent expert of score 0 in your sum. V has a row for each expert already.",
    "How many terms does your sum over the experts have, and how many rows has V?")
mistakes.edit("without-the-ones", ("X @ V.T", "X[:, 1:] @ V[:, 1:].T"),
    "The column of ones was left out, so every score goes through 0.",
    "Which entry of V_j says how large the share is where all other features are 0?")
mistakes.edit("base-10", (WHOLE, f"({WHOLE}) / np.log(10)"),
    "The logarithm is to base 10; the contract is the natural logarithm.",
    "By which constant factor do you miss, and which NumPy function has base e?")
mistakes.edit("experts-as-rows", (WHOLE, f"({WHOLE}).T"),
    "The table is (K, n): a row for each expert. The contract is a row for each row of X.",
    "Which of your two axes has length n?")
# fmt: on


def arguments(rng, n, d, K):
    """Rows and gates of these sizes."""
    return rows(rng, n, d), rng.normal(size=(K, d))


def sure(rng, n, d, K, scale, shift):
    """Scores that differ by about `scale`, all near `shift`: a gate that is very sure."""
    X, V = arguments(rng, n, d, K)
    V = scale * V
    V[:, 0] += shift
    return X, V


def lopsided(rng):
    """Rows whose largest score is thousands smaller in size than their lowest, and the other way round."""
    slopes = rng.permutation([900.0, -3000.0, 400.0]) + rng.normal(size=3)
    return np.column_stack([np.ones(4), [1.0, -1.0, 0.9, -0.8]]), np.column_stack([rng.normal(size=3), slopes])


def cases(rng):
    """Ordinary sizes, a row twice, a row of zeros, gates alike; sizes that are 1 or alike; scores of thousands."""
    ordinary = [(5, 2, 3), (draws.integer(rng, 6, 8), 3, 2), (4, 3, 5)]
    X, V = arguments(rng, 6, 3, 4)
    X[4], X[2], V[3] = X[1], 0.0, V[0]
    far, _, drawn = about(rng, 7, 2, 4)
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(6, 3, 4) + ", one row twice, one all zeros, two gates alike", (X, V)),
        Case("ordinary", draws.sizes(7, 2, 4) + ", data about 20", (far, drawn.V)),
        *(Case("sizes", draws.sizes(*size), arguments(rng, *size)) for size in draws.EDGES),
        Case("far", "scores that differ by thousands", sure(rng, 5, 3, 4, 2000.0, 0.0)),
        Case("far", "scores far above 0 and farther below: n = 4, d = 2, K = 3", lopsided(rng)),
        Case("far", "scores about 3000", sure(rng, 4, 2, 3, 1.0, 3000.0)),
        Case("far", "scores about -3000", sure(rng, 4, 2, 3, 1.0, -3000.0)),
    ]


ORDINARY = (
    "One row with the scores 0 and 1. What are its two shares by hand, and their logarithms?",
    "G1 is a product of X and V; G2 is one number a row; G3 subtracts it from that row's scores.",
    "The table is (n, K) and G2 is (n, 1): the exponentials of each row of the result add up to 1.",
)
FAR = (
    "What is np.exp(3000.0), and what is np.log(np.exp(-3000.0))?",
    "Shares do not change when the same number is subtracted from all scores of a row.",
    "Log-sum-exp about the row's own maximum, with the maximum added back; and no logarithm of a finished share.",
)
EXERCISE = Exercise(
    "09_mixture_of_experts",
    experts.log_gate,
    ("log_shares",),
    cases,
    (
        Criterion("ordinary gates", 1.6, ("ordinary",), ORDINARY),
        of_any_size(0.5, "Keep the sums over the experts as (n, 1) beside (n, K)."),
        Criterion("scores of thousands", 1, ("far",), FAR),
        *form_and_left_alone(0.5, 0.4),
    ),
    mistakes,
    {},
)
