"""Restarts: the best of several runs."""

from typing import NamedTuple

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson03 import trajectories
from autograder.reference import gaussian
from softcounts.initial import init
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("last-seed", ("        if best is None or fit[2] > best[2]:\n            best", "        best"),
    "You returned the last restart, whatever it reached. Keep the best so far, and replace it only by a better one.",
    "What do you compare the new log-likelihood with before you keep it?")
mistakes.edit("first-seed", ("    return best", "        return best"),
    "You returned the first restart; the others were never compared with it, or the loop left at once.",
    "Where does your `return` stand: inside the loop or after it?")
mistakes.edit("worst", ("fit[2] >", "fit[2] <"),
    "You kept the lowest log-likelihood; larger is better.",
    "Which of -300 and -310 is the better fit?")
mistakes.edit("same-seed-always", ("K, seed)", "K)"),
    "Every restart started from seed 0: the seed of the loop did not reach `init`.",
    "What does `init` use when no seed is passed to it?")
mistakes.edit("mixture-of-the-last",
    [("best[2]", "best"), ("best = fit", "best = fit[2]"), ("return best", "return *fit[:2], best")],
    "The log-likelihood is that of the best restart, but the mixture and soft counts are those of the last one.",
    "When a restart is better, how many values do you keep?")
mistakes.edit("positions-for-seeds", ("in seeds", "in range(len(seeds))"),
    "You counted 0, 1, 2, ... as seeds. The list says which seeds to use.",
    "For seeds = [7, 3], with which numbers should `init` be called?")
mistakes.edit("other-start", ("K, seed)", 'K, seed, "kmeans++")'),
    "You started with another method than `init`'s own default.",
    "Which arguments does the contract pass to `init`?")
mistakes.edit("only-initial",
    [("fit = run(X, mixture, post)", "fit = (mixture, post, estep(X, mixture)[1])"),
     ("return best", "return run(X, *best[:2])")],
    "The starts were compared before they had run: you judged the first E-step, not the result of EM.",
    "A start that looks poor can end well. When should the log-likelihood be compared?")
# fmt: on


class Reached(NamedTuple):
    """A seed, and the log-likelihoods at which its run starts and ends."""

    seed: int
    start: float
    end: float


def pool(rng, X, K):
    """Reached of seeds 0, 1, 2 and sixteen drawn ones, the highest end first, without unclear and collapsing runs."""
    seeds = [0, 1, 2, *map(int, rng.choice(np.arange(10, 999), 16, replace=False))]
    climbed = trajectories.climb(X, [init(X, K, seed)[0] for seed in seeds], 100)
    ends = [trajectories.reached(X, climbed, k, margin=1e-3) for k in range(len(seeds))]
    found = [Reached(seed, end[0][0], end[0][end[1]]) for seed, end in zip(seeds, ends, strict=True) if end]
    return sorted(found, key=lambda one: -one.end)


def clearly_lower(one, other):
    """Does `one` end lower than `other`, by more than rounding could undo?"""
    return other.end - one.end > 1e-3 * abs(other.end)


def promising_in_between(found, top, lower):
    """A seed that ends lowest, and one that starts highest and ends in between: who compares starts shows."""
    first = max(lower, key=lambda one: one.start)
    below = [one for one in lower if clearly_lower(one, first)]
    return [below[-1], first] if first.start > top.start and below else None


def small_seeds_differ(found, top, lower):
    """Lower seeds, the lowest first, where seed 0 ends lower than seed 1 or 2: who counts 0, 1, 2, or always takes 0,
    shows; and behind the best, who compares with the seed before.
    """
    small = {one.seed: one for one in found if one.seed < 10}
    rising = len(lower) > 2 and clearly_lower(lower[2], lower[0])
    suits = rising and len(small) == 3 and any(clearly_lower(small[0], small[k]) for k in (1, 2))
    return lower[2::-1] if suits else None


def falling(found, top, lower):
    """Lower seeds, of which the second ends lower than the first: who stops at the first worse run shows."""
    below = [one for one in lower if clearly_lower(one, lower[0])]
    return [lower[0], below[0], lower[-1]] if below else None


def any_lower(found, top, lower):
    """Any two lower seeds."""
    return lower[:2]


def restarts(rng, n, K, choose, best, count, unit=1.0):
    """X, K and `count` seeds: the one at position `best` ends clearly highest, `choose` picks the others. A small unit
    of length puts all log-likelihoods above 0.
    """
    while True:
        X = unit * trajectories.groups(rng, n, 2, 4, apart=4.0)[0]
        found = pool(rng, X, K)
        drawn = [one for one in found if one.seed >= 10]
        lower = [one for one in drawn[1:] if clearly_lower(one, drawn[0])]
        others = choose(found, drawn[0], lower) if lower else None
        if others and len(others) >= count - 1:
            seeds = [one.seed for one in others[: count - 1]]
            return X, K, [*seeds[:best], drawn[0].seed, *seeds[best:]]


def cases(rng):
    """The best seed in the middle, first and last; a single seed."""
    drawn = [
        ("best", restarts(rng, 24, 3, falling, best=2, count=4)),
        ("best", restarts(rng, 26, 3, small_seeds_differ, best=0, count=4)),
        ("best", restarts(rng, 25, 3, promising_in_between, best=2, count=3, unit=0.01)),
        ("single", restarts(rng, 23, 3, any_lower, best=0, count=1)),
    ]
    return [Case(group, f"{draws.sizes(*args[0].shape, args[1])}, seeds {args[2]}", args) for group, args in drawn]


BEST = (
    "For one seed: which function makes the start, and which runs it?",
    "For every seed: init(X, K, seed), run from there, and keep the whole result if its log-likelihood is the highest.",
    "Keep one name for the best triple so far; replace it only when the new log-likelihood is strictly larger.",
)
SINGLE = (
    "What should come back when there is just one seed?",
    "The first run is the best so far, whatever its value: log-likelihoods may be very negative.",
    "Start with no best at all (None), or with -inf; never with 0.",
)
EXERCISE = Exercise(
    "03_run_loop",
    gaussian.best_of,
    ("mixture", "post", "log_likelihood"),
    cases,
    (
        Criterion("the best of several seeds", 3, ("best",), BEST),
        Criterion("a single seed", 0.5, ("single",), SINGLE),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("rows_sum_to_one",), "mixture.p": ("sums_to_one",)},
    uses=("run",),
    inlined=("run",),
)
