"""What is claimed about a wrong answer: what all edits that explain it have in common, and no more."""

from autograder.edits.search import Search
from autograder.edits.words import step
from softcounts.judge.casebook import Mistake
from softcounts.judge.compare import common
from softcounts.judge.words import CHANGES

TWO = "Two slips at once. {} {}"


def explanation(exercise, shown, book, outcomes, ask):
    """The Mistake that explains what a function answered to the cases of `book`, or None; the rest as for Search."""
    return claim(Search(exercise, shown, book, outcomes, ask))


def claim(search):
    """What all explanations that a Search finds have in common.

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


def said(edits):
    """The Mistake that one edit is, or two."""
    where = step(tuple(dict.fromkeys(label for edit in edits for label in edit.labels)))
    if len(edits) == 2:
        parts = [_sentence(edit) for edit in edits]
        return Mistake("edit", " + ".join(map(_name, edits)), TWO.format(*parts), _question(edits[0]), where)
    (edit,) = edits
    if edit.known:
        kind = "variant" if edit.known.tolerated else "mistake"
        return Mistake(kind, edit.known.name, edit.says, edit.question, where)
    return Mistake("edit", edit.says, "", edit.question, where)


def _name(edit):
    return edit.known.name if edit.known else f"{step(edit.labels)}: {edit.says}".removeprefix(": ")


def _sentence(edit):
    if edit.known:
        return edit.says
    return f"In {step(edit.labels)}, {edit.says}." if edit.labels else f"{edit.says[:1].upper()}{edit.says[1:]}."


def _question(edit):
    return edit.question if edit.known else CHANGES[edit.question]
