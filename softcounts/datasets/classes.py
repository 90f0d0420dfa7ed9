"""Made-up data in two classes, drawn from a seed."""

import numpy as np

from softcounts import inputs

LEAVES = (
    (0.6, np.array([-0.7, 0.42]), np.array([[1.9, 1.1], [1.1, 0.9]])),
    (0.4, np.array([0.7, -0.42]), np.array([[1.9, 1.1], [1.1, 0.9]])),
)
CLUMPS = ((0.35, -3.2, 0), (0.25, 1.0, 0), (0.4, 2.8, 1))


def two_leaves(n=400, seed=0):
    """Return n points in two classes, X (n, 2) and y (n,) int: two tilted ellipses side by side, 60 % and 40 %.

    Each class is one Gaussian, so a Gaussian for each class is the right model. `seed`: an int or a numpy Generator.
    """
    n = inputs.whole(n, 4, 10**7, "n")
    rng = inputs.generator(seed)
    y = rng.permutation((np.arange(n) >= round(LEAVES[0][0] * n)).astype(int))
    mu, roots = np.array([leaf[1] for leaf in LEAVES]), np.linalg.cholesky([leaf[2] for leaf in LEAVES])
    return mu[y] + (roots[y] @ rng.normal(size=(n, 2, 1)))[:, :, 0], y


def three_clumps(n=400, seed=0):
    """Return n points in two classes, X (n, 2) and y (n,) int: class 0 is two clumps, and class 1 lies beside one.

    One Gaussian for each class is the wrong model. `seed`: an int or a numpy Generator.
    """
    n = inputs.whole(n, 4, 10**7, "n")
    rng = inputs.generator(seed)
    ends = np.round(n * np.cumsum([clump[0] for clump in CLUMPS])).astype(int)
    clump = rng.permutation(np.searchsorted(ends, np.arange(n), side="right"))
    place, y = (np.array([each[k] for each in CLUMPS])[clump] for k in (1, 2))
    return np.column_stack([place, np.zeros(n)]) + 0.6 * rng.normal(size=(n, 2)), y.astype(int)
