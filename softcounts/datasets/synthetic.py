"""Made-up data, drawn from a seed."""

import numpy as np

from softcounts import inputs


def four_rooms(n=200, seed=0):
    """Return n points in the four rooms of a square, X (n, 2): compact groups of unequal size, centres at (+-3, +-3).

    `seed`: an int or a numpy Generator. Four components from a random start often share the rooms out badly.
    """
    n = inputs.whole(n, 4, 10**7, "n")
    rng = inputs.generator(seed)
    sizes = np.diff(np.round(n * np.array([0.0, 0.4, 0.7, 0.9, 1.0])).astype(int))
    centres = np.repeat(3.0 * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]), sizes, axis=0)
    return rng.permutation(centres + 0.7 * rng.normal(size=(n, 2)))
