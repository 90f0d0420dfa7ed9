"""The mean of a coin's posterior."""

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.reference import priors
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("prior-left-out", ("heads + a, tails + b", "heads, tails"),
    "You counted the throws alone. The prior is missing, so three heads in a row make the coin certain.",
    "Three heads, no tails: which chance of tails is left in your answer?")
mistakes.edit("throws-left-out", ("heads + a, tails + b", "a, b"),
    "This is the mean of the prior. The throws change nothing in it.",
    "Where do the heads and the tails come in?")
mistakes.edit("mode-not-mean", ("A / (A + B)", "(A - 1) / (A + B - 2)"),
    "This is the top of the posterior, its mode. The contract is its mean, which lies nearer to the middle.",
    "For Beta(1, 1), which is flat: is there a top at all, and what is the mean?")
mistakes.edit("prior-above-only", ("(A + B)", "(heads + tails)"),
    "The invented heads were added above the line, but nothing was added below it.",
    "How many throws are there in all, real and invented?")
mistakes.edit("invented-tails-forgotten", ("tails + b", "tails"),
    "The a invented heads are there, the b invented tails are not.",
    "Before any throw, with a = b: which mean should come out?")
mistakes.edit("invented-heads-forgotten", ("heads + a", "heads"),
    "The b invented tails are there, the a invented heads are not.",
    "Before any throw, with a = b: which mean should come out?")
mistakes.edit("a-and-b-exchanged", ("heads + a, tails + b", "heads + b, tails + a"),
    "a and b stand in each other's place: the invented heads went to the tails.",
    "Which of the two, a or b, belongs to the heads?")
mistakes.edit("mean-of-tails", ("return A /", "return B /"),
    "This is the chance of tails. The contract is the chance of heads.",
    "Many heads and few tails: should the answer be near 1 or near 0?")
mistakes.edit("odds", ("A / (A + B)", "A / B"),
    "You divided heads by tails: those are the odds. A chance divides by all throws.",
    "May a chance be above 1?")
mistakes.edit("always-one-and-one", ("heads + a, tails + b", "heads + 1, tails + 1"),
    "One head and one tail were invented, whatever the prior says. a and b are arguments.",
    "Who is surer beforehand: Beta(1, 1) or Beta(50, 50)?")
mistakes.edit("a-on-both-sides", ("tails + b", "tails + a"),
    "a was added on both sides, as in lesson 06. Here a prior may prefer one side: b is its own number.",
    "What would a = 9, b = 1 say about the coin?")
mistakes.edit("half-and-half", ("A / (A + B)", "(a / (a + b) + heads / max(heads + tails, 1)) / 2"),
    "You averaged the prior's mean and the share of heads. A thousand throws deserve more trust than three.",
    "What should happen to the weight of the prior as throws come in?")
mistakes.edit("rounded-down", ("A / (A + B)", "A // (A + B)"),
    "Whole-number division: a chance below 1 becomes 0.",
    "What is 4 // 5, and what is 4 / 5?")
mistakes.edit("two-more-below", ("(A + B)", "(A + B + 2)"),
    "Two throws too many stand below the line. a and b are all that is invented.",
    "Do the chances of heads and of tails add up to 1 in your version?")
# fmt: on


def cases(rng):
    """Whole throws, parts of throws, many throws, none, one side only, strong and weak priors."""
    a, b = (round(float(x), 2) for x in rng.uniform(1.2, 4.8, 2))
    heads = draws.integer(rng, 6, 9)
    part = round(float(rng.uniform(1.1, 2.9)), 3)
    return [
        Case("ordinary", "whole throws, unequal a and b", (heads, 4, a, b + 2.0)),
        Case("ordinary", "parts of throws", (part, 3.25, b, 0.75)),
        Case("ordinary", "two thousand throws", (1100 + heads, 900, a, 7.0)),
        Case("ordinary", "a strong prior", (heads, 2, 40.0 * a, 300.0)),
        Case("ordinary", "a weak prior, a and b below 1", (2, heads, 0.01, 0.003 * a)),
        Case("edges", "heads only, a = b = 1", (3, 0, 1.0, 1.0)),
        Case("edges", "tails only", (0, heads, a, b)),
        Case("edges", "no throw at all", (0, 0, a, b + 1.0)),
    ]


ORDINARY = (
    "Four real throws, three of them heads, and two invented, one of each. How many heads of how many throws?",
    "C3 adds invented to real heads, and invented to real tails. C4 divides the heads by all throws.",
    "Both numbers of the prior count below the line; only a counts above it.",
)
EDGES = (
    "What do you know of the coin before it is thrown?",
    "Without throws the answer is the prior's own mean; without tails it is still below 1.",
    "Add first, divide afterwards. Then no case is special.",
)
EXERCISE = Exercise(
    "08_priors",
    priors.beta_mean,
    ("theta",),
    cases,
    (
        Criterion("ordinary throws", 1.75, ("ordinary",), ORDINARY),
        Criterion("one side only, or no throw", 0.5, ("edges",), EDGES),
        *form_and_left_alone(0.5, 0.25),
    ),
    mistakes,
    {"theta": ("between_0_and_1",)},
)
