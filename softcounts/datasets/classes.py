"""Data in classes: made up from a seed, or digits in a few dimensions; and which labels to keep."""

import numpy as np

from softcounts import inputs
from softcounts.datasets.shipped import mnist

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


def hide_labels(y, amount, seed=0):
    """Return a mask (n,), True for `amount` rows of each class in y (n,) that keep their label, drawn by the seed.

    `amount`: a whole number from 1, or "all"; a class with fewer rows keeps all of them.
    """
    y = np.asarray(y)
    amount = len(y) if isinstance(amount, str) and amount == "all" else inputs.whole(amount, 1, 10**7, "amount")
    rng, known = inputs.generator(seed), np.zeros(len(y), dtype=bool)
    for c in np.unique(y):
        known[rng.permutation(np.flatnonzero(y == c))[:amount]] = True
    return known


def digit_components(digits=(0, 1, 2), d=4):
    """Return X (n, d), y (n,), and X_test, y_test: MNIST's `digits` along their first d principal components.

    y counts from 0 in the order of `digits`. The components come from the training images alone; each is divided by
    its standard deviation there (Bishop PRML 12.1).
    """
    digits = [inputs.whole(digit, 0, 9, "a digit") for digit in digits]
    d = inputs.whole(d, 1, 100, "d")
    (images, y), (test, y_test) = (_chosen(part, digits) for part in ("train", "test"))
    centre = images.mean(axis=0)
    axes = np.linalg.eigh((images - centre).T @ (images - centre))[1][:, ::-1][:, :d]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(d)])
    sd = ((images - centre) @ axes).std(axis=0)
    return (images - centre) @ axes / sd, y, (test - centre) @ axes / sd, y_test


def _chosen(part, digits):
    """The images (m, 784), 0 to 1, of these digits, and their positions in `digits` (m,)."""
    images, labels = mnist(part)
    chosen = np.isin(labels, digits)
    place = np.zeros(10, dtype=int)
    place[digits] = np.arange(len(digits))
    return images[chosen].reshape(chosen.sum(), -1) / 255, place[labels[chosen]]
