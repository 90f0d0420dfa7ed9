"""Laws that a right answer obeys: each function says in words where an output breaks its law, or returns None."""

import numpy as np


def rows_sum_to_one(name, value):
    """`post`: each point shares out one unit."""
    sums = value.sum(axis=-1)
    i = _worst(np.abs(sums - 1) > 1e-6)
    return i is not None and f"each row of `{name}` must sum to 1; row {i} sums to {_shown(sums[i])}"


def between_0_and_1(name, value):
    """Probabilities lie between 0 and 1."""
    i = _worst((value < -1e-9) | (value > 1 + 1e-9))
    return i is not None and f"entries of `{name}` are probabilities, between 0 and 1; one is {_shown(value.flat[i])}"


def sums_to_one(name, value):
    """Mixing proportions are a probability vector."""
    return abs(value.sum() - 1) > 1e-6 and f"`{name}` must sum to 1; it sums to {_shown(value.sum())}"


def positive(name, value):
    """Variances are above zero."""
    i = _worst(value <= 0)
    return i is not None and f"`{name}` must be above 0; one entry is {value.flat[i]:.4g}"


def symmetric(name, value):
    """Covariances are symmetric: entry (k, l) of each matrix is entry (l, k)."""
    turned = np.swapaxes(value, -1, -2)
    i = _worst(np.abs(value - turned) > 1e-6 * np.abs(value).max(initial=0.0))
    return i is not None and (
        f"each matrix of `{name}` must be symmetric; one entry is {value.flat[i]:.4g}, "
        f"its mirror image {turned.flat[i]:.4g}"
    )


LAWS = {law.__name__: law for law in (rows_sum_to_one, between_0_and_1, sums_to_one, positive, symmetric)}


def broken(laws, leaves):
    """The first broken law in words, or None. `laws`: output name -> names in LAWS; `leaves`: name -> array."""
    for name, names in laws.items():
        for law in names:
            said = name in leaves and LAWS[law](name, leaves[name])
            if said:
                return said
    return None


def _shown(number):
    """With 4 digits, or as many as show that it is not 1."""
    return f"{number:.4g}" if f"{number:.4g}" != "1" else f"{number:.12g}"


def _worst(flags):
    flat = np.flatnonzero(flags)
    return int(flat[0]) if len(flat) else None
