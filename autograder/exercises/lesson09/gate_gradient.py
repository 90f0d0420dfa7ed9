"""The derivative of the gate's part of the expected log-likelihood."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson09.material import about, rows
from autograder.reference import experts
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("downhill", ("post - gate", "gate - post"),
    "The sign is turned: this points downhill.",
    "A row wholly belongs to expert 1, and the gate says one half. Should its score for expert 1 rise or fall?")
mistakes.edit("gate-as-logs", ("np.exp(log_gate(X, V))", "log_gate(X, V)"),
    "You subtracted the logarithms of the shares. Soft counts are probabilities; compare them with probabilities.",
    "What does log_gate return, and what does D1 ask for?")
mistakes.edit("soft-counts-alone", ("post - gate", "post"),
    "What the gate says already was not subtracted. Then the climb would never end.",
    "If the gate equals the soft counts in every row, what should the gradient be?")
mistakes.edit("quotient", ("post - gate", "post / gate"),
    "That is the derivative by the shares. V moves the scores, and softmax turns the quotient into a difference.",
    "A share of 0.001 for a row that is not the expert's: is your entry small?")
mistakes.edit("difference-over-gate", ("post - gate", "(post - gate) / gate"),
    "You divided by the shares. Softmax has cancelled them already: what is left is a plain difference.",
    "By the scores or by the shares: which derivative is the difference of soft counts and shares?")
mistakes.edit("squared-error", ("(post - gate).T", "((post - gate) * gate * (1 - gate)).T"),
    "The slope of the sigmoid came in again: that would be right for a squared error. In the logarithm it cancels.",
    "A row for which the gate is sure, and wrong: should its pull be near 0?")
mistakes.edit("equal-shares", ("np.exp(log_gate(X, V))", "np.full(post.shape, 1 / post.shape[1])"),
    "You compared with equal shares, whatever V is. That is the gradient at V = 0 only.",
    "Which argument have you not used?")
mistakes.edit("no-gate-but-mean", ("np.exp(log_gate(X, V))", "post.mean(axis=0)"),
    "You compared with the average soft counts. The gate says something else in each row.",
    "Which argument have you not used?")
mistakes.edit("hard-counts", ("(post - gate)", "(np.eye(post.shape[1])[post.argmax(axis=1)] - gate)"),
    "Each row went whole to its best expert. The gate is to predict the soft counts, not who is largest.",
    "A row of 0.6 and 0.4, and a gate that says just that: is there anything to improve?")
mistakes.edit("mean-over-rows", ("(post - gate).T @ X", "(post - gate).T @ X / len(X)"),
    "You returned the mean over the rows; the contract is the sum.",
    "Take every row twice: what should happen to a sum, and what to a mean?")
mistakes.edit("per-expert-mean", ("(post - gate).T @ X", "(post - gate).T @ X / post.sum(axis=0)[:, None]"),
    "You divided by N_j. That is for means; a derivative is a plain sum over the rows.",
    "Does Q divide by anything?")
mistakes.edit("transposed", ("(post - gate).T @ X", "X.T @ (post - gate)"),
    "The table is (d, K): a column for each expert. V has a row for each.",
    "Which shape must your result have, so that it can be added to V?")
mistakes.edit("without-x", ("@ X", "@ np.ones(X.shape)"),
    "The differences were summed plainly for every column. Each row passes its difference on along its own x_i.",
    "Two rows with opposite differences, at x = -1 and x = 1: should the slope of V move?")
mistakes.edit("first-expert-fixed", ("    return", "    gate[:, 0] = post[:, 0]\n    return"),
    "The first expert's V was held fixed. That is another convention; here every expert has a row of its own.",
    "What do the rows of the gradient add up to, over the experts?")
mistakes.edit("writes-into-post", ("    return (post - gate)", "    post -= gate\n    return post"),
    "You subtracted the shares in place, from the caller's soft counts.",
    "Which line uses `-=`, and on which array?")
# fmt: on


def arguments(rng, n, d, K):
    """Rows, soft counts and gates of these sizes."""
    return rows(rng, n, d), draws.soft(rng, n, K), rng.normal(size=(K, d))


def cases(rng):
    """Ordinary sizes, a row twice, one of zeros, data about 20, one-hot rows; sizes that are 1 or alike; sure gates."""
    ordinary = [(6, 2, 3), (draws.integer(rng, 7, 9), 4, 2), (5, 3, 4)]
    X, post, V = arguments(rng, 7, 3, 4)
    X[4], X[2], V[3] = X[1], 0.0, V[0]
    far, _, drawn = about(rng, 7, 3, 2)
    hard = arguments(rng, 8, 2, 3)
    sure = arguments(rng, 6, 2, 3)
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(7, 3, 4) + ", one row twice, one all zeros, two gates alike", (X, post, V)),
        Case("ordinary", draws.sizes(7, 3, 2) + ", data about 20", (far, draws.soft(rng, 7, 2), drawn.V)),
        Case("ordinary", "one-hot soft counts", (hard[0], np.eye(3)[rng.permutation(8) % 3], hard[2])),
        *(Case("sizes", draws.sizes(*size), arguments(rng, *size)) for size in draws.EDGES),
        Case("far", "scores that differ by thousands", (*sure[:2], 2000 * sure[2])),
    ]


ORDINARY = (
    "Two rows, two experts, V = 0. What does the gate say, and what is the gradient by hand?",
    "D1 is (n, K), like post; D2 sums over the rows, each difference times its own x_i.",
    "The result has the shape of V: experts down, columns of X across.",
)
FAR = (
    "What are the shares of a gate whose scores differ by thousands?",
    "Take the shares from log_gate: an exponential of a number far below 0 is 0, and nothing goes wrong.",
    "Work out no softmax of your own, and no quotient of shares.",
)
EXERCISE = Exercise(
    "09_mixture_of_experts",
    experts.gate_gradient,
    ("gradient",),
    cases,
    (
        Criterion("ordinary gates", 3, ("ordinary",), ORDINARY),
        of_any_size(0.5, "The gradient stays (K, d), whatever the sizes."),
        Criterion("a gate that is very sure", 0.5, ("far",), FAR),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {},
    uses=("log_gate",),
)
