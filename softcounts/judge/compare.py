"""Comparing outcomes with right answers and with those of known mistakes."""

from typing import NamedTuple

import numpy as np

from softcounts.judge.play import Outcome
from softcounts.judge.values import Group, Reading, read

RTOL, ATOL = 1e-7, 1e-9
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
        _compare(outcome, promised, casebook.outputs)
        for outcome, promised in zip(outcomes, casebook.right, strict=True)
    ]


def _compare(outcome, promised, names):
    wanted = leaves(promised, names)
    if outcome is None or outcome.value is None:
        return Compared(outcome, None, dict.fromkeys(wanted, False))
    reading = read(outcome.value, promised, names)
    right = {
        name: outcome.steady
        and name in reading.leaves
        and bool(np.all(near(reading.leaves[name], array, name in reading.loose)))
        for name, array in wanted.items()
    }
    return Compared(outcome, reading, right)


def near(got, right, loose=False, beside=0.0):
    """Entry by entry: is `got` equal to `right` up to rounding? Other shapes are not. NaN equals NaN.

    Rounding is measured by the largest entry of `right`, or of `beside` where that is larger.
    """
    if got.shape != right.shape:
        return np.array(False)
    scale = max(np.max(np.abs(array), initial=0.0, where=np.isfinite(array)) for array in (right, np.asarray(beside)))
    rtol, atol = (LOOSE_RTOL, LOOSE_ATOL) if loose else (RTOL, ATOL)
    with np.errstate(all="ignore"):
        return np.isclose(got, right, rtol=rtol, atol=atol * scale, equal_nan=True)


def explain(casebook, compared):
    """The mistake whose outcomes equal these on every case that was played, or None."""
    return _find(casebook, compared, range(len(compared)), strict=True)


def explain_part(casebook, compared, cases):
    """The mistake whose values equal these on the given cases (indices), and are wrong on one of them, or None."""
    return _find(casebook, compared, cases, strict=False)


def _find(casebook, compared, cases, strict):
    played = [i for i in cases if compared[i].outcome]
    for mistake in casebook.mistakes:
        if mistake.tolerated and (not strict or len(played) < len(compared)):
            continue
        if _answers(mistake, played) and explained(casebook, compared, mistake, played, strict):
            return mistake
    return None


def _answers(mistake, cases):
    """Whether it answers one of the cases (indices) wrongly: a loop that never ends has a hundred causes."""
    return any(mistake.outcomes[i] and mistake.outcomes[i].value is not None for i in cases)


def explained(casebook, compared, mistake, cases, strict=False):
    """Does the mistake answer the cases (indices) alike? `strict`: also in what it does to arguments and state."""
    theirs = [mistake.outcomes[i] or Outcome(casebook.right[i]) for i in cases]
    return all(
        _alike(compared[i], other, casebook.right[i], casebook.outputs, strict)
        for i, other in zip(cases, theirs, strict=True)
    )


def _alike(case, theirs, promised, names, strict):
    outcome = case.outcome
    if strict and (outcome.changed, outcome.steady, outcome.kept) != (theirs.changed, theirs.steady, theirs.kept):
        return False
    if outcome.value is None or theirs.value is None:
        kinds = [o.raised and o.raised.kind for o in (outcome, theirs)]
        return outcome.value is theirs.value and outcome.slow == theirs.slow and kinds[0] == kinds[1]
    reading, right = read(theirs.value, promised, names), leaves(promised, names)
    return (
        _fault(case.reading) == _fault(reading)
        and case.reading.leaves.keys() == reading.leaves.keys()
        and all(
            near(case.reading.leaves[name], array, name in case.reading.loose, right[name]).all()
            for name, array in reading.leaves.items()
        )
    )


def _fault(reading):
    return reading.fault and reading.fault[:2]


def size(case):
    """How many numbers a case's arguments hold: the smallest case is the best example."""
    return _count(case.args)


def _count(value):
    if isinstance(value, Group | tuple | list):
        return sum(map(_count, value))
    return np.size(value)
