"""Comparing outcomes with right answers."""

from typing import NamedTuple

import numpy as np

from softcounts.judge.play import Outcome
from softcounts.judge.prints import ATOL, RTOL
from softcounts.judge.values import Group, Reading, read

LOOSE_RTOL, LOOSE_ATOL = 2e-5, 2e-6


class Compared(NamedTuple):
    """One case: the Outcome, its Reading (None without a value) and, leaf by leaf, whether it is right."""

    outcome: Outcome | None
    reading: Reading | None
    right: dict

    @property
    def all_right(self):
        """True where every leaf is right."""
        return all(self.right.values())


def leaves(promised, names):
    """The leaves of a right answer, name -> array: {"mixture.mu": ..., "post": ...}."""
    return read(promised, promised, names).leaves


def compare(casebook, outcomes):
    """Compare the outcomes with the casebook's right answers: a Compared for each case."""
    return [
        _compare(outcome, promised, casebook.outputs, case.beside)
        for outcome, promised, case in zip(outcomes, casebook.right, casebook.cases, strict=True)
    ]


def _compare(outcome, promised, names, beside):
    wanted, beside = leaves(promised, names), RTOL / ATOL * beside
    if outcome is None or outcome.value is None:
        return Compared(outcome, None, dict.fromkeys(wanted, False))
    reading = read(outcome.value, promised, names)
    right = {
        name: outcome.steady
        and name in reading.leaves
        and bool(np.all(near(reading.leaves[name], array, name in reading.loose, 0.0 if array.ndim else beside)))
        for name, array in wanted.items()
    }
    return Compared(outcome, reading, right)


def near(got, right, loose=False, beside=0.0):
    """Entry by entry: is `got` equal to `right` up to rounding? Other shapes are not. NaN equals NaN.

    Rounding is measured by the largest entry of `right`, or of `beside` where that is larger; by 1 where both are 0.
    """
    if got.shape != right.shape:
        return np.array(False)
    scale = max(np.max(np.abs(array), initial=0.0, where=np.isfinite(array)) for array in (right, np.asarray(beside)))
    scale = scale or 1.0
    rtol, atol = (LOOSE_RTOL, LOOSE_ATOL) if loose else (RTOL, ATOL)
    with np.errstate(all="ignore"):
        return np.isclose(got, right, rtol=rtol, atol=atol * scale, equal_nan=True)


def answered(compared):
    """The cases (indices) to which there is an answer."""
    return [i for i, case in enumerate(compared) if case.outcome and case.reading]


def is_loose(compared):
    """Was any answer worked out in a coarser type, so that it is right to fewer digits?"""
    return any(case.reading.loose for case in compared if case.reading)


def size(case):
    """How many numbers a case's arguments hold: the smallest case is the best example."""
    return _count(case.args)


def _count(value):
    if isinstance(value, Group | tuple | list):
        return sum(map(_count, value))
    return np.size(value)
