"""The rule |new - old| <= 1e-6 |new| on a trace, and whether rounding could change where it stops."""

import numpy as np

TOL = 1e-6


def ratios(values):
    """|new - old| / |new| of each pass but the first."""
    return np.abs(np.diff(values)) / np.abs(values[1:])


def stop(values):
    """The index of the pass at which the rule stops, or None within this trace."""
    hits = np.flatnonzero(ratios(values) <= TOL)
    return int(hits[0]) + 1 if len(hits) else None


def clear_cut(values, margin):
    """True where no ratio up to the stop comes closer to the threshold than `margin` (relative)."""
    last = stop(values)
    return last is not None and bool(np.all(np.abs(ratios(values)[:last] / TOL - 1) > margin))
