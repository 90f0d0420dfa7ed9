"""From what a student's function answers on its hidden cases to a verdict, wherever the function runs."""

from typing import NamedTuple

from autograder import casebooks
from autograder.diagnosis.explain import claimed
from autograder.diagnosis.search import Search
from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from softcounts.card import grade_card
from softcounts.judge import judge
from softcounts.judge.verdict import absent

VERDICT = "application/vnd.softcounts.verdict+json"
ONLY_ONCE = "Judged with the slip that your {} has, so that it costs its points only once."


class Played(NamedTuple):
    """`outcomes` of the cases (None: there is no such function), and which of the lesson's functions it `calls`."""

    outcomes: list | None
    calls: tuple = ()


def verdict_and_note(exercise, secret, student, ask):
    """The Verdict on a student's answer to `exercise`, and a sentence more ("": none).

    `ask(exercise, casebook)` plays a casebook's cases on the student's function for that exercise: a Played. It is
    asked for a function that the answer calls too, where the answer is not right: a known slip costs its points once.
    """
    book = casebooks.hidden(exercise, secret, student)
    played = ask(exercise, book)
    verdict, note = _verdict(exercise, book, played, ask), ""
    for called in played.calls if not verdict.right else ():
        following = _follow_through(exercise, book, played, secret, student, called, ask)
        if following and following.points > verdict.points:
            verdict, note = following, ONLY_ONCE.format(called)
    return verdict, note


def _verdict(exercise, book, played, ask):
    if played.outcomes is None:
        return absent(book)
    verdict = judge(book, played.outcomes, public=False)
    if verdict.right or verdict.diagnosis.kind == "unwritten":
        return verdict
    shown = casebooks.shipped(exercise)
    mistake, *_ = claimed(Search(exercise, shown, book, played.outcomes, lambda it: ask(exercise, it).outcomes))
    return judge(book, played.outcomes, public=False, mistake=mistake) if mistake else verdict


def _follow_through(exercise, book, played, secret, student, called, ask):
    """The Verdict where a known slip of the function `called` explains the answers; None where it has none."""
    there = find(f"{exercise.lesson}/{called}")
    its_book = casebooks.hidden(there, secret, student)
    name = _verdict(there, its_book, ask(there, its_book), ask).diagnosis.mistake
    known = there.known(name) and mistaken(there, name)
    following = known and casebooks.following(exercise, book, called, known)
    return judge(following, played.outcomes, public=False) if following else None


def bundle(verdict, note=""):
    """The verdict as a MIME bundle: plain text, HTML, and JSON for whoever collects a class's results."""
    diagnosis = verdict.diagnosis
    message = f"{diagnosis.seen} {diagnosis.why}".strip()
    card, told = grade_card(verdict, note), (message, diagnosis.kind, diagnosis.mistake)
    return card_bundle(card, verdict.key, verdict.points, verdict.max_points, *told)


def card_bundle(card, exercise, points, max_points, message, kind, mistake=None):
    """A card as a MIME bundle; the JSON holds what follows it. `kind` is the verdict's stage."""
    summary = {
        "exercise": exercise,
        "points": points,
        "max_points": max_points,
        "mistake": mistake,
        "kind": kind,
        "message": message,
    }
    return {"text/plain": repr(card), "text/html": card._repr_html_(), VERDICT: summary}
