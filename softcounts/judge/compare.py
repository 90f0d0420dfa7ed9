"""Comparing outcomes with right answers, and with the fingerprints of mistakes."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from softcounts.judge.casebook import Mistake
from softcounts.judge.play import Outcome
from softcounts.judge.prints import ATOL, RTOL, Ruler, fingerprint
from softcounts.judge.prints import near as alike
from softcounts.judge.values import Group, Reading, read

LOOSE_RTOL, LOOSE_ATOL = 2e-5, 2e-6
ENOUGH, MOST = 5, 0.9
LOOK_FIRST = "Look at {step} first: nearly all known slips that leave the other results right lie there."


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

    Rounding is measured by the largest entry of `right`, or of `beside` where that is larger.
    """
    if got.shape != right.shape:
        return np.array(False)
    scale = max(np.max(np.abs(array), initial=0.0, where=np.isfinite(array)) for array in (right, np.asarray(beside)))
    rtol, atol = (LOOSE_RTOL, LOOSE_ATOL) if loose else (RTOL, ATOL)
    with np.errstate(all="ignore"):
        return np.isclose(got, right, rtol=rtol, atol=atol * scale, equal_nan=True)


def explain(casebook, compared):
    """The Mistake that answers like these on every case with an answer, by the casebook's prints, or None; where there
    is none, one that does so on every case with a finite answer.
    """
    for cases, partly in (answered(compared), False), (finite(compared), True):
        found = common([casebook.mistakes[k] for k in fitting(casebook, compared, cases)])
        if found and (found.kind != "variant" or len(cases) == len(compared)):
            return found._replace(partly=partly)
    return parted(casebook, compared)


def parted(casebook, compared):
    """The Mistake that names the step to look at first, or None: an output is wrong, another is right in all cases, and
    nearly all known changes that do so lie in that step.
    """
    cases, wrong = answered(compared), wrong_leaves(compared)
    if not casebook.mistakes or not wrong.any() or wrong.all():
        return None
    same = ((casebook.prints[:, cases] != 0).any(axis=1) == wrong).all(axis=1)
    steps = Counter(casebook.mistakes[k].step for k in np.flatnonzero(same)).most_common(1)
    if not steps or steps[0][1] < max(ENOUGH, MOST * np.count_nonzero(same)) or not steps[0][0]:
        return None
    return Mistake("step", "", LOOK_FIRST.format(step=steps[0][0]), "", steps[0][0])


def wrong_leaves(compared):
    """For each leaf, whether it is wrong in any case that has an answer."""
    return ~np.all([[*compared[i].right.values()] for i in answered(compared)], axis=0)


def answered(compared):
    """The cases (indices) to which there is an answer."""
    return [i for i, case in enumerate(compared) if case.outcome and case.reading]


def finite(compared):
    """Those with an answer that is finite; none where all are. What becomes nan has often a second slip."""
    cases = answered(compared)
    found = [i for i in cases if all(np.isfinite(leaf).all() for leaf in compared[i].reading.leaves.values())]
    return found if len(found) < len(cases) else []


def fitting(casebook, compared, cases):
    """The casebook's mistakes (indices) that answer like these, and do the same to arguments, on all of the `cases`."""
    theirs = prints(casebook, compared)
    conduct = [(i, theirs[i].conduct) for i in cases if theirs[i].conduct]
    if not casebook.mistakes or not (conduct or any(any(theirs[i].values) for i in cases)):
        return []
    same = alike([theirs[i].values for i in cases], casebook.prints[:, cases], is_loose(compared)).all(axis=(1, 2))
    its = [casebook.mistakes[k].conduct for k in np.flatnonzero(same)]
    fits = [[pair for pair in pairs if pair[0] in cases] == conduct for pairs in its]
    return [int(k) for k, fit in zip(np.flatnonzero(same), fits, strict=True) if fit]


def is_loose(compared):
    """Was any answer worked out in a coarser type, so that it is right to fewer digits?"""
    return any(case.reading.loose for case in compared if case.reading)


def prints(casebook, compared):
    """The Print of each of these; None where a case was not played."""
    return [
        fingerprint(found, Ruler(right, casebook.outputs, case.beside))
        for found, right, case in zip(compared, casebook.right, casebook.cases, strict=True)
    ]


def common(mistakes):
    """What all of these have in common: the mistake if it is one, or if one only is a known misconception, else their
    step, or None.
    """
    known = [mistake for mistake in mistakes if mistake.kind in ("mistake", "variant")]
    steps = {mistake.step for mistake in mistakes}
    if len(mistakes) == 1 or len(known) == 1:
        (one,) = known or mistakes
        return one if one.kind else None
    return Mistake("step", "", "", "", *steps) if len(steps) == 1 and steps != {""} else None


def size(case):
    """How many numbers a case's arguments hold: the smallest case is the best example."""
    return _count(case.args)


def _count(value):
    if isinstance(value, Group | tuple | list):
        return sum(map(_count, value))
    return np.size(value)
