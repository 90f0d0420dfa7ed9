"""best_of in many styles."""

import operator

import numpy as np

from autograder.reference.gaussian import run
from softcounts import init
from tests.variants.lesson03 import run as other_run


def as_taught(X, K, seeds):
    best = None
    for seed in seeds:
        mixture, post = init(X, K, seed)
        fit = run(X, mixture, post)
        if best is None or fit[2] > best[2]:
            best = fit
    return best


def minus_infinity(X, K, seeds):
    best_value, best_mixture, best_post = -np.inf, None, None
    for seed in seeds:
        mixture, post, value = run(X, *init(X, K, seed=seed))
        if value > best_value:
            best_value, best_mixture, best_post = value, mixture, post
    return best_mixture, best_post, best_value


def maximum_by_key(X, K, seeds):
    return max([run(X, *init(X, K, seed)) for seed in seeds], key=lambda fit: fit[-1])


def argmax_of_list(X, K, seeds):
    fits = [run(X, *init(X, K, seed)) for seed in seeds]
    return fits[int(np.argmax([fit[2] for fit in fits]))]


def sorted_results(X, K, seeds):
    fits = [run(X, *init(X, K, seed, method="random")) for seed in seeds]
    return sorted(fits, key=operator.itemgetter(2), reverse=True)[0]


def running_twice(X, K, seeds):
    values = [run(X, *init(X, K, seed))[2] for seed in seeds]
    mixture, post, value = run(X, *init(X, K, seeds[values.index(max(values))]))
    return mixture, post, float(value)


def dictionary(X, K, seeds):
    fits = {seed: run(X, *init(X, K, seed)) for seed in seeds}
    return fits[max(fits, key=lambda seed: fits[seed][2])]


def while_loop(X, K, seeds):
    k, best = 1, run(X, *init(X, K, seeds[0]))
    while k < len(seeds):
        fit = run(X, *init(X, K, seeds[k]))
        best = fit if fit[2] > best[2] else best
        k += 1
    return best


def own_run(X, K, seeds):
    best = None
    for seed in seeds:
        fit = other_run.moment_steps(X, *init(X, K, seed))
        if best is None or best[2] < fit[2]:
            best = fit
    return best


def reduced(X, K, seeds):
    first, *others = seeds
    best = other_run.scipy_steps(X, *init(X, K, first))
    for seed in others:
        best = max(best, other_run.scipy_steps(X, *init(X, K, seed)), key=lambda fit: fit[2])
    return best
