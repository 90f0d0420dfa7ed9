"""Soft counts N_j."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import gaussian
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("sums-over-components", ("axis=0", "axis=1"),
    "You added along each row: that is 1 for every point. N_j collects what all points give to component j.",
    "N_j = sum over i. Which axis counts the points, and must disappear?")
mistakes.edit("means-not-sums", (".sum(", ".mean("),
    "You divided by n: these are the mixing weights N_j / n, one step too far.",
    "How many points, in all, should the N_j add up to?")
mistakes.edit("hard-counts", ("post.sum(axis=0)", "np.eye(post.shape[1])[post.argmax(axis=1)].sum(axis=0)"),
    "You counted each point whole for its best component; the soft counts keep its fractions.",
    "A point with shares 0.6 and 0.4: what does it add to each N_j?")
mistakes.edit("one-total", ("axis=0", ""),
    "You added everything, over points and components: that is simply n.",
    "How many components are there, and how many numbers do you want?")
mistakes.edit("kept-as-a-row", ("axis=0", "axis=0, keepdims=True"),
    "With `keepdims=True` the shape is (1, K); the contract is (K,).",
    "Which axis of length 1 is left over?")
mistakes.edit("effective-sizes", ("post.sum", "(post**2).sum"),
    "You squared the shares before adding them.",
    "A point that belongs half to a component: how much of a person is that?")
# fmt: on


def cases(rng):
    """Different shapes, sizes that are 1 or alike, and one-hot rows with a component that gets nothing."""
    ordinary = [(3, 2), (draws.integer(rng, 6, 8), 3), (5, 4)]
    edges = [(3, 3), (2, 4)]
    one_hot = np.eye(4)[rng.permutation([0, 0, 1, 2, 2, 2])]
    return [
        *(Case("ordinary", f"n = {n}, K = {K}", (draws.soft(rng, n, K),)) for n, K in ordinary),
        Case("sizes", "one row, n = 1, K = 3", (draws.soft(rng, 1, 3),)),
        Case("sizes", "one component, n = 4, K = 1", (np.ones((4, 1)),)),
        *(Case("sizes", f"n = {n}, K = {K}", (draws.soft(rng, n, K),)) for n, K in edges),
        Case("weight 0", "one-hot rows, one component empty", (one_hot,)),
    ]


ORDINARY = (
    "Two points with shares (0.6, 0.4) and (0.1, 0.9): how much does each component get in all?",
    "N_j is the total share that component j receives: the sum over the points i.",
    "From shape (n, K) to shape (K,): the axis that counts points, number 0, must disappear.",
)
SIZES = (
    "What is the shape of the result when there is one point, or one component?",
    "An axis of length 1 is still an axis; and in a square table the wrong axis gives a result of the right shape.",
    "The result is always (K,), also for K = 1.",
)
EMPTY = (
    "How many points does a component own that has share 0 of every point?",
    "N_j = 0 is a right answer: nothing is put in its place.",
    "Leave the sum as it is, without a floor and without a constant.",
)
EXERCISE = Exercise(
    "02_m_step",
    gaussian.soft_counts,
    ("N",),
    cases,
    (
        Criterion("ordinary data", 1.5, ("ordinary",), ORDINARY),
        Criterion("sizes that are 1 or alike", 0.5, ("sizes",), SIZES),
        Criterion("a component of weight 0", 0.25, ("weight 0",), EMPTY),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {},
)
