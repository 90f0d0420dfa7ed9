"""Made-up pairs of x and y that no single line fits."""

import numpy as np
from scipy.special import expit

from softcounts import inputs


def bent_line(n=200, seed=0):
    """Return x (n,), evenly drawn from 0 to 10, and y (n,): a line that bends, with more scatter to the right.

    y is 1 + 1.5 x with standard deviation 0.4, or 9 - 0.5 x with 0.8; the second has the share
    1 / (1 + exp(6 - 1.5 x)), which is one half at x = 4. `seed`: an int or a numpy Generator.
    """
    n = inputs.whole(n, 4, 10**7, "n")
    rng = inputs.generator(seed)
    x = rng.uniform(0, 10, n)
    second = rng.random(n) < expit(1.5 * x - 6)
    return x, np.where(second, 9 - 0.5 * x, 1 + 1.5 * x) + np.where(second, 0.8, 0.4) * rng.normal(size=n)
