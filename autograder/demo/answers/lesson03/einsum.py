"""Right, written with einsum."""

import numpy as np

from softcounts import init


def run(X, mixture, post):
    """The first pass has no old value: infinity never stops it."""
    old, new = -np.inf, -np.inf
    first = True
    while first or abs(new - old) > 1e-6 * abs(new):
        first, old = new == -np.inf, new
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
    return mixture, post, new


def best_of(X, K, seeds):
    """max takes the first of equals."""
    return max([run(X, *init(X, K, seed)) for seed in seeds], key=lambda fit: fit[2])
