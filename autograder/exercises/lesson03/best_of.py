"""Restarts: the best of several runs."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson03 import trajectories
from autograder.reference import gaussian
from softcounts.initial import init
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


def fits(X, K, seeds):
    """One run for each seed, in order."""
    return [gaussian.run(X, *init(X, K, seed)) for seed in seeds]


@mistakes
def last_seed(X, K, seeds):
    """You returned the last restart, whatever it reached. Keep the best so far, and replace it only by a better one.

    What do you compare the new log-likelihood with before you keep it?"""
    return fits(X, K, seeds)[-1]


@mistakes
def first_seed(X, K, seeds):
    """You returned the first restart; the others were never compared with it, or the loop left at once.

    Where does your `return` stand: inside the loop or after it?"""
    return fits(X, K, seeds)[0]


@mistakes
def worst(X, K, seeds):
    """You kept the lowest log-likelihood; larger is better.

    Which of -300 and -310 is the better fit?"""
    return min(fits(X, K, seeds), key=lambda fit: fit[2])


@mistakes
def same_seed_always(X, K, seeds):
    """Every restart started from seed 0: the seed of the loop did not reach `init`.

    What does `init` use when no seed is passed to it?"""
    return gaussian.run(X, *init(X, K))


@mistakes
def mixture_of_the_last(X, K, seeds):
    """The log-likelihood is that of the best restart, but the mixture and soft counts are those of the last one.

    When a restart is better, how many values do you keep?"""
    return *fits(X, K, seeds)[-1][:2], max(fit[2] for fit in fits(X, K, seeds))


@mistakes
def positions_for_seeds(X, K, seeds):
    """You counted 0, 1, 2, ... as seeds. The list says which seeds to use.

    For seeds = [7, 3], with which numbers should `init` be called?"""
    return gaussian.best_of(X, K, range(len(seeds)))


@mistakes
def other_start(X, K, seeds):
    """You started with another method than `init`'s own default.

    Which arguments does the contract pass to `init`?"""
    return max((gaussian.run(X, *init(X, K, seed, "kmeans++")) for seed in seeds), key=lambda fit: fit[2])


@mistakes
def only_initial(X, K, seeds):
    """The starts were compared before they had run: you judged the first E-step, not the result of EM.

    A start that looks poor can end well. When should the log-likelihood be compared?"""
    seed = max(seeds, key=lambda s: gaussian.estep(X, init(X, K, s)[0])[1])
    return gaussian.run(X, *init(X, K, seed))


def reach(X, K, seed):
    """(log-likelihood at the start, at the end) of one seed's run; None where it is not clear-cut or collapses."""
    start, post = init(X, K, seed)
    trace = trajectories.trace(X, start, 100)
    if trajectories.clear_cut(trace, 1e-3) and trajectories.alive(X, gaussian.run(X, start, post)[0]):
        return trace[0], trace[trajectories.stop(trace)]
    return None


def restarts(rng, n, K, count, best):
    """X, K and `count` seeds of which the one at position `best` ends clearly highest, though it does not start so.

    Seed 0, which is not among them, ends clearly lower too.
    """
    while True:
        X = trajectories.groups(rng, n, 2, 4, apart=4.0)[0]
        pool = {int(seed): reach(X, K, seed) for seed in [0, *rng.choice(np.arange(1, 999), 11, replace=False)]}
        pool = {seed: ends for seed, ends in pool.items() if ends}
        if 0 not in pool:
            continue
        top = max(pool, key=lambda seed: pool[seed][1])
        lower = [seed for seed in pool if seed and pool[top][1] - pool[seed][1] > 1e-3 * abs(pool[top][1])]
        lower.sort(key=lambda seed: -pool[seed][0])
        ahead = (
            bool(lower) and pool[lower[0]][0] > pool[top][0] and pool[top][1] - pool[0][1] > 1e-3 * abs(pool[top][1])
        )
        if ahead and len(lower) >= count - 1:
            chosen = [int(seed) for seed in rng.permutation(lower[: count - 1])]
            return X, K, [*chosen[:best], top, *chosen[best:]]


def cases(rng):
    """The best seed in the middle, first and last; a single seed."""
    plan = [("best", 24, 3, 1), ("best", 26, 4, 0), ("best", 25, 3, 2), ("single", 23, 1, 0)]
    drawn = [(group, restarts(rng, n, 3, count, best)) for group, n, count, best in plan]
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
)
