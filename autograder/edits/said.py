"""What an edit of a taught solution, or two at once, say as a Mistake."""

from softcounts.judge.casebook import Mistake
from softcounts.judge.words import CHANGES, step

TWO = "Two slips at once. {} {}"


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
