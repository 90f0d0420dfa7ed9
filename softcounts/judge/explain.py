"""Which of a casebook's mistakes explain wrong answers, by their fingerprints."""

from collections import Counter

import numpy as np

from softcounts.judge.casebook import Mistake
from softcounts.judge.compare import answered, finite, is_loose
from softcounts.judge.prints import Ruler, fingerprint, near
from softcounts.judge.words import LOOK_FIRST

ENOUGH, MOST = 5, 0.9


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


def fitting(casebook, compared, cases):
    """The casebook's mistakes (indices) that answer like these, and do the same to arguments, on all of the `cases`."""
    theirs = prints(casebook, compared)
    conduct = [(i, theirs[i].conduct) for i in cases if theirs[i].conduct]
    if not casebook.mistakes or not (conduct or any(any(theirs[i].values) for i in cases)):
        return []
    same = near([theirs[i].values for i in cases], casebook.prints[:, cases], is_loose(compared)).all(axis=(1, 2))
    its = [casebook.mistakes[k].conduct for k in np.flatnonzero(same)]
    fits = [[pair for pair in pairs if pair[0] in cases] == conduct for pairs in its]
    return [int(k) for k, fit in zip(np.flatnonzero(same), fits, strict=True) if fit]


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
