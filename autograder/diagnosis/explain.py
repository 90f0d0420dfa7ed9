"""What is claimed about a wrong answer: what all edits that explain it have in common, and no more."""

from autograder.edits.said import said
from softcounts.judge.explain import common


def explanation(search):
    """The Mistake that says what all explanations that a Search finds have in common, or None.

    Another convention keeps its points, so it is claimed only where every case was answered so.
    """
    found = _common(search.programs, search.explanations)
    if not found:
        part = _common(search.programs, search.finite)
        found = part and part._replace(partly=True)
    found = found or search.parted
    complete = len(search.answered) == len(search.book.cases)
    return found if found and (found.kind != "variant" or (complete and not found.partly)) else None


def _common(made, found):
    """The Mistake that says what these tuples of edits have in common; those that always answer alike are one."""
    kinds = {}
    for edits in found:
        kinds.setdefault(made.behaviour(edits), edits)
    return common([said(edits) for edits in kinds.values()])
