"""The fingerprints of a casebook: what every mistake and every edit answers to its cases, as Prints."""

import itertools

import numpy as np

from autograder.edits import programs
from autograder.edits.limits import MANY_CALLS
from autograder.edits.said import said
from softcounts.judge import play
from softcounts.judge.casebook import Mistake
from softcounts.judge.compare import compare
from softcounts.judge.explain import common, prints
from softcounts.judge.play import quiet

NAMELESS = Mistake("", "", "", "")


def added(exercise, book):
    """The casebook with its mistakes and their prints. Those that answer alike on all its cases are one Mistake, which
    says what they have in common.
    """
    made = programs.of(exercise)
    cases = [made.measured(case, right) for case, right in zip(book.cases, book.right, strict=True)]
    with quiet():
        found = _prints(made, cases)
    mistakes, numbers, none = [], [], (np.nan,) * len(cases[0].ruler.right)
    for values, group in found.items():
        played = [_played(made, book, number) for number in group]
        for conduct in dict.fromkeys(mistake.conduct for mistake in played):
            same = [mistake for mistake in played if mistake.conduct == conduct]
            edits = tuple(number for mistake in same for number in mistake.edits)
            mistakes.append((common(same) or NAMELESS)._replace(edits=edits))
            numbers.append([leaves or none for leaves in values])
    shape = (len(mistakes), len(cases), len(cases[0].ruler.right))
    return book._replace(mistakes=tuple(mistakes), prints=np.array(numbers, float).reshape(shape))


def _prints(made, cases):
    """Rounded prints over all cases -> the numbers of edits that have them, one for each way to behave elsewhere.

    Slow cases are played by one edit of those that answer alike on all the others.
    """
    slow = [case.most > MANY_CALLS for case in cases]
    quick = {}
    for number, edit in enumerate(made.edits):
        values = [None if lasts else made.values((edit,), case) for case, lasts in zip(cases, slow, strict=True)]
        quick.setdefault(_key(values), []).append((number, values))
    found = {}
    for same in quick.values():
        kinds = {}
        for number, values in same:
            edit = made.edits[number]
            kind = made.behaviour((edit,)) if len(same) > 1 else ()
            if edit.known or kind not in kinds:
                kinds.setdefault(kind, []).append((number, values))
        for number, values in itertools.chain(*kinds.values()):
            edit = made.edits[number]
            for i in (i for i, lasts in enumerate(slow) if lasts):
                values[i] = made.values((edit,), cases[i])
            if edit.known or any(leaves and any(leaves) for leaves in values):
                found.setdefault(_key(values), []).append(number)
    return found


def _key(values):
    """Values to be compared with others; an answer that is missing is unlike any that is there."""
    return tuple(leaves and tuple(float(f"{number:.9g}") for number in leaves) for leaves in values)


def _played(made, book, number):
    """The Mistake that an edit is, with what it does to arguments where it is one of the catalogue."""
    edit = made.edits[number]
    mistake = said((edit,))._replace(edits=(number,))
    if not edit.known:
        return mistake
    outcomes = play(made.function(edit), book.cases, book.arguments, 2.0)
    found = prints(book, compare(book, outcomes))
    return mistake._replace(conduct=tuple((i, its.conduct) for i, its in enumerate(found) if its and its.conduct))
