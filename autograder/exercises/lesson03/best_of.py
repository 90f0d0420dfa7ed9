"""Restarts: the best of several runs."""

import itertools
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson03 import trajectories
from autograder.reference import gaussian
from softcounts.initial import init
from softcounts.judge import Case, Criterion
from softcounts.mixtures import GaussianMixture

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
mistakes.edit("leaves-at-the-first-worse",
    ("            best = fit", "            best = fit\n        else:\n            break"),
    "Your loop leaves as soon as a restart is no better than the best so far. The next one may be.",
    "What happens with the seeds behind the first that disappoints?")
mistakes.edit("compared-with-the-seed-before",
    [("best = None", "best = last = None"), ("best is None or fit[2] > best[2]", "last is None or fit[2] > last"),
     ("    return best", "        last = fit[2]\n    return best")],
    "You compare each restart with the one before it. A poor one then makes the next look good.",
    "With which value must the new log-likelihood be compared: the last, or the highest so far?")
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
    """A seed, the log-likelihood at which its run ends, and what else one could go by, each a number."""

    seed: int
    end: float
    traits: dict


def pool(rng, X, K):
    """Reached of seeds 0 to 3 and sixteen drawn ones, the highest end first, without unclear and collapsing runs.

    None at all where one of the first four collapses: who counts seeds gets an answer.
    """
    seeds = [0, 1, 2, 3, *map(int, rng.choice(np.arange(10, 999), 16, replace=False))]
    climbed = trajectories.climb(X, [init(X, K, seed)[0] for seed in seeds], 60)
    if not all(trajectories.alive(X, GaussianMixture(None, climbed.var[-1, k], climbed.p[-1, k])) for k in range(4)):
        return []
    found = []
    for k, seed in enumerate(seeds):
        values, last = trajectories.reached(X, climbed, k, margin=1e-3) or (None, 0)
        if last:
            var, p = climbed.var[last, k], climbed.p[last, k]
            traits = {"start": values[0], "passes": last, "narrowest": var.min(), "heaviest": p.max()}
            found.append(Reached(seed, values[last], traits))
    return sorted(found, key=lambda one: -one.end)


def clearly_lower(one, other):
    """Does `one` end lower than `other`, by more than rounding could undo?"""
    return other.end - one.end > 1e-3 * abs(other.end)


class Choice(NamedTuple):
    """Which data make a case: `others(found, top, lower)` gives seeds that end lower, or None. The best one stands at
    position `best` among them. `unit`, of length, moves all log-likelihoods by the same; None: to where the best and
    the first of the others round alike.
    """

    others: Callable
    best: int
    unit: float | None = 1.0


def between(*traits):
    """Chooses three lower seeds, one with less and one with more of each trait than the best: who goes by that shows.

    The second ends lowest: who stops at the first worse run shows, and who compares with the seed before.
    """

    def others(found, top, lower):
        for three in itertools.combinations(lower, 3):
            theirs = np.array([[one.traits[trait] for trait in traits] for one in three])
            its = np.array([top.traits[trait] for trait in traits])
            suits = ((theirs.min(axis=0) < its) & (its < theirs.max(axis=0))).all()
            if suits and clearly_lower(three[2], three[1]):
                return three[0], three[2], three[1]
        return None

    return others


def small_seeds_lower(found, top, lower):
    """Lower seeds where seeds 0 to 3 end lower than the best: who counts 0, 1, 2, or always takes 0, shows."""
    small = [one for one in found if one.seed < 10]
    return lower[:3] if len(small) == 4 and all(clearly_lower(one, top) for one in small) else None


def a_little_lower(found, top, lower):
    """A seed, twice, that ends less than 0.4 below the best: who compares rounded values shows, in the right unit."""
    return [lower[0]] * 2 if lower and top.end - lower[0].end < 0.4 else None


CHOICES = (
    Choice(between("start", "passes"), best=2),
    Choice(small_seeds_lower, best=0),
    Choice(between("narrowest"), best=1, unit=0.01),
    Choice(between("heaviest"), best=3),
    Choice(a_little_lower, best=1, unit=None),
)


def restarts(rng):
    """X, K and seeds for each of CHOICES."""
    made = {}
    while len(made) < len(CHOICES):
        K = draws.integer(rng, 3, 4)
        X = trajectories.groups(rng, draws.integer(rng, 22, 28), 2, 4, apart=3.0)[0]
        found = pool(rng, X, K)
        top, *rest = [one for one in found if one.seed >= 10] or [None]
        lower = [one for one in rest if clearly_lower(one, top)]
        for choice in CHOICES:
            others = choice not in made and choice.others(found, top, lower)
            if others:
                made[choice] = arranged(choice, X, K, top, others)
                break
    return [made[choice] for choice in CHOICES]


def arranged(choice, X, K, top, others):
    """X in the choice's unit of length, K, and the seeds in its order."""
    middle = (top.end + others[0].end) / 2
    unit = choice.unit or np.exp((middle - np.floor(middle) - 0.25) / X.size)
    seeds = [one.seed for one in others]
    return unit * X, K, [*seeds[: choice.best], top.seed, *seeds[choice.best :]]


def cases(rng):
    """The best seed in the middle, first and last; values above 0 and far below; a single seed."""
    best = [Case("best", f"{draws.sizes(*X.shape, K)}, seeds {seeds}", (X, K, seeds)) for X, K, seeds in restarts(rng)]
    X, seed = 1e100 * draws.data(rng, 23, 2), draws.integer(rng, 10, 999)
    return [*best, Case("single", f"one component, a huge unit: n = 23, d = 2, K = 1, seed {seed}", (X, 1, [seed]))]


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
