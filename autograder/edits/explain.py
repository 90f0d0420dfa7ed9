"""What is claimed about a wrong answer: what all edits that explain it have in common, and no more."""

from autograder.edits import programs
from autograder.edits.search import Search
from autograder.edits.words import step
from softcounts.judge import Case
from softcounts.judge.casebook import Mistake
from softcounts.judge.compare import common, compare, is_finite
from softcounts.judge.prints import fingerprint
from softcounts.judge.words import CHANGES

TWO = "Two slips at once. {} {}"


def explanation(exercise, book, outcomes, ask):
    """The Mistake that explains what a function answered to the cases of `book`, or None.

    `ask(book)` plays another casebook on the same function, by which the edits are looked up: its outcomes, or None.
    """
    made = programs.of(exercise)
    found = claim(made, explanations(exercise, book, outcomes, ask))
    if found:
        return found
    finite = [
        o if case.reading and is_finite(case) else None
        for o, case in zip(outcomes, compare(book, outcomes), strict=True)
    ]
    search = Search(made, book, finite)
    part = search.wrong and any(finite) and claim(made, search.singles(_probed(made, book, ask)))
    return part._replace(partly=True) if part and part.kind != "variant" else None


def explanations(exercise, book, outcomes, ask):
    """Tuples of one edit, or else of two, that answer just as a function did; the rest as for `explanation`."""
    made = programs.of(exercise)
    search = Search(made, book, outcomes)
    if search.conduct:
        return search.conducted(exercise)
    if not search.wrong:
        return []
    probed = _probed(made, book, ask)
    return search.singles(probed) or search.pairs(probed)


def claim(made, found):
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


def _probed(made, book, ask):
    """The values of the student's answer to the probe, or None."""
    case = Case("probe", "", made.probe.args)
    one = book._replace(cases=(case,), right=(made.probe.ruler.promised,))
    outcomes = ask(one)
    # A kernel that has died by now answers nothing.
    if not outcomes or len(outcomes) != len(one.cases):
        return None
    found = fingerprint(*compare(one, outcomes), made.probe.ruler)
    return found.values if found else None
