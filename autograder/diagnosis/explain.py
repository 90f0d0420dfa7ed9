"""What is claimed about a wrong answer: what all edits that explain it have in common, and no more."""

from autograder.edits.said import said
from softcounts.judge.explain import common


def claimed(search):
    """The Mistake that says what all explanations that a Search finds have in common, or None; the Part of the answers
    that it is true of, and these explanations (None and [] for a mere step).

    Another convention keeps its points, so it is claimed only where every case was answered so.
    """
    for part, explanations in search.found:
        found = _common(search.programs, explanations)
        if found and (found.kind != "variant" or part.where.all()):
            return found._replace(partly=part.said), part, explanations
    return search.parted, None, []


def _common(made, found):
    """The Mistake that says what these tuples of edits have in common; those that always answer alike are one."""
    kinds = {}
    for edits in found:
        kinds.setdefault(made.behaviour(edits), edits)
    return common([said(edits) for edits in kinds.values()])
