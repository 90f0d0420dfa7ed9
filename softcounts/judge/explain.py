"""Which of a casebook's mistakes explain wrong answers, by their fingerprints."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from softcounts.judge import words
from softcounts.judge.casebook import Mistake
from softcounts.judge.compare import answered, is_loose, leaves
from softcounts.judge.prints import Ruler, fingerprint, near

ENOUGH, MOST, SURE = 5, 0.9, 3


class Part(NamedTuple):
    """Some of the answers, `where` (cases, leaves) is true; `said` tells in words which they are, "" for all."""

    where: np.ndarray
    said: str


def parts(casebook, compared):
    """All answers, as a Part; then the finite ones, those of the first criterion that failed, each output alone.

    Two slips at once often show alone somewhere. Nothing is made of less than `SURE` wrong cases, nor of whole numbers,
    which agree by chance. Where no answer holds a finite number there is nothing to explain: many slips end in nan.
    """
    right = np.array([[*case.right.values()] for case in compared])
    there = np.zeros_like(right)
    there[answered(compared)] = True
    says, wrong = there & ~_silent(compared), there & ~right
    every = Part(there & says.any(), "")
    if whole(casebook):
        return [every]
    found = [Part(there & _finite(compared)[:, None], words.WHERE_FINITE)]
    for criterion in casebook.criteria:
        mine = np.array([case.group in criterion.groups for case in casebook.cases])
        if wrong[mine].any():
            found.append(Part(there & mine[:, None], words.FIRST.format(criterion.name)))
            break
    for k, name in enumerate(compared[0].right):
        found.append(Part(there & (np.arange(right.shape[1]) == k), words.ONE_OUTPUT.format(name)))
    return [every, *(part for part in found if _tells(part.where, wrong) and (part.where & says).any())]


def whole(casebook):
    """Are all right answers whole numbers, such as labels?"""
    arrays = [array for right in casebook.right for array in leaves(right, casebook.outputs).values()]
    return all(np.array_equal(array, np.round(array)) for array in arrays)


def _tells(where, wrong):
    """Are enough cases wrong in this part, and is something wrong beside it?"""
    return (where & wrong).any(axis=1).sum() >= SURE and (wrong & ~where).any()


def _silent(compared):
    """Is a leaf (cases, leaves) a number or an array without any finite number?"""
    found = [case.reading.leaves if case.reading else {} for case in compared]
    names = compared[0].right
    return np.array([[name in its and not np.isfinite(its[name]).any() for name in names] for its in found])


def _finite(compared):
    """Is all of a case's answer finite? What becomes nan has often a second slip."""
    found = [case.reading.leaves.values() if case.reading else [np.nan] for case in compared]
    return np.array([all(np.isfinite(leaf).all() for leaf in its) for its in found])


def explain(casebook, compared):
    """The Mistake that answers like these wherever there is an answer, by the casebook's prints, or None; where there
    is none, one that does so in one of the `parts`.
    """
    for part in parts(casebook, compared):
        found = common([casebook.mistakes[k] for k in fitting(casebook, compared, part.where)])
        if found and (found.kind != "variant" or part.where.all()):
            return found._replace(partly=part.said)
    return parted(casebook, compared)


def parted(casebook, compared):
    """The Mistake that names the step to look at first, or two, or None: an output is wrong, another is right in all
    cases, and nearly all known changes that do so lie there.
    """
    cases, wrong = answered(compared), wrong_leaves(compared)
    if not casebook.mistakes or not wrong.any() or wrong.all():
        return None
    same = ((casebook.prints[:, cases] != 0).any(axis=1) == wrong).all(axis=1)
    steps = Counter(casebook.mistakes[k].step.removeprefix("step ") for k in np.flatnonzero(same)).most_common(2)
    for most in steps[:1], steps:
        labels = sorted((label for label, _ in most), key=lambda label: (label[1:].isdigit(), label))
        if all(labels) and sum(many for _, many in most) >= max(ENOUGH, MOST * np.count_nonzero(same)):
            step = words.step(labels)
            return Mistake("step", "", words.LOOK_FIRST.format(step=step), "", step)
    return None


def wrong_leaves(compared):
    """For each leaf, whether it is wrong in any case that has an answer."""
    return ~np.all([[*compared[i].right.values()] for i in answered(compared)], axis=0)


def fitting(casebook, compared, where):
    """The casebook's mistakes (indices) that answer like these, and do the same to arguments, `where` that is true."""
    theirs, cases = prints(casebook, compared), np.flatnonzero(where.any(axis=1))
    conduct = [(i, theirs[i].conduct) for i in cases if theirs[i].conduct]
    if not casebook.mistakes or not (conduct or any(any(theirs[i].values) for i in cases)):
        return []
    same = near([theirs[i].values for i in cases], casebook.prints[:, cases], is_loose(compared)) | ~where[cases]
    rows = np.flatnonzero(same.all(axis=(1, 2)))
    its = [[pair for pair in casebook.mistakes[k].conduct if pair[0] in cases] for k in rows]
    return [int(k) for k, mine in zip(rows, its, strict=True) if mine == conduct]


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
