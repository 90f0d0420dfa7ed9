"""The rule |new - old| <= 1e-6 |new|: in a loop, on a trace, and whether rounding could change where it stops."""

import functools

import numpy as np

from softcounts.judge.play import TookTooLong

TOL = 1e-6
RESTING = {
    "stops_when_means_rest": lambda new, old: np.abs(new - old).max() <= TOL,
    "stops_when_means_rest_to_1e_4": lambda new, old: np.abs(new - old).max() <= 1e-4,
    "stops_when_means_rest_to_1e_3": lambda new, old: np.abs(new - old).max() <= 1e-3,
    "stops_when_means_rest_in_length": lambda new, old: np.linalg.norm(new - old) <= TOL,
    "stops_when_means_rest_relatively": lambda new, old: (np.abs(new - old) <= TOL * np.abs(new)).all(),
    "stops_when_means_are_allclose": np.allclose,
}


def settled(new, old):
    """The contract's test."""
    return abs(new - old) <= TOL * abs(new)


def loop(steps, stop=settled):
    """The loop over passes (mixture, post, value) with this test. A loop that stands still and goes on, meets nan, or
    goes on for 3000 passes is noted as taking too long.
    """
    old, still = None, 0
    for count, fit in enumerate(steps):
        if old is not None and stop(fit[2], old):
            return fit
        still = still + 1 if old is not None and abs(fit[2] - old) <= 1e-13 * abs(fit[2]) else 0
        if still == 20 or count == 3000 or np.isnan(fit[2]):
            raise TookTooLong
        old = fit[2]


def resting(mistakes):
    """Decorator: note `wrong(..., rests)` as a mistake by each name and test in RESTING, with the same sentences."""

    def note(wrong):
        for name, rests in RESTING.items():
            slip = functools.partial(wrong, rests=rests)
            slip.__name__, slip.__doc__ = name, wrong.__doc__
            mistakes(slip)
        return wrong

    return note


def until_rest(steps, mu, rests):
    """The loop over passes that stops when `rests(new means, old means)`, from the means `mu`, within 3000 passes."""
    for count, fit in enumerate(steps):
        if rests(fit[0].mu, mu):
            return fit
        if count == 3000:
            raise TookTooLong
        mu = fit[0].mu


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
