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


def blobs(sizes, centres, sds, seed=0):
    """Return round Gaussian groups, X (n, d) and y (n,) int, the group that each point was drawn from, in mixed order.

    `sizes` (G,): points in each group. `centres` (G, d). `sds` (G,): standard deviations sigma, not squared. `seed`: an
    int or a numpy Generator. Raises ValueError where the lengths differ or a standard deviation is not above 0.
    """
    centres, sds = inputs.data(centres, "centres"), inputs.numbers(sds, "sds")
    if not isinstance(sizes, list | tuple) or len(sizes) != len(centres) or sds.shape != (len(centres),):
        raise ValueError(f"centres has {len(centres)} rows: pass as many sizes and sds, one for each group, as lists")
    if not (np.isfinite(sds) & (sds > 0)).all():
        raise ValueError(f"standard deviations must be above 0; the smallest is {sds.min():.3g}: check sds")
    y = np.repeat(np.arange(len(sizes)), [inputs.whole(size, 1, 10**7, "a size") for size in sizes])
    rng = inputs.generator(seed)
    y = rng.permutation(y)
    return centres[y] + sds[y][:, None] * rng.normal(size=(len(y), centres.shape[1])), y


def crescent(n=200, seed=0):
    """Return n points of one bent group, X (n, 2): an arc of radius 3 with scatter 0.5. One group, but no Gaussian.

    `seed`: an int or a numpy Generator.
    """
    n = inputs.whole(n, 1, 10**7, "n")
    rng = inputs.generator(seed)
    angle = rng.uniform(0, np.pi, n)
    return np.column_stack([3 * np.cos(angle), 3 * np.sin(angle)]) + 0.5 * rng.normal(size=(n, 2))
