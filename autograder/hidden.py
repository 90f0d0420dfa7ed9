"""The hidden line of a test cell: judge the student's function on fresh cases, show why, return the points."""

import os
from pathlib import Path

from IPython.display import display

from autograder import casebooks
from autograder.exercises import find
from autograder.secret import course_secret
from softcounts.card import grade_card
from softcounts.judge import judge, play
from softcounts.judge.verdict import absent
from softcounts.lesson import helpers

VERDICT = "application/vnd.softcounts.verdict+json"


def grade(key, namespace):
    """Judge `namespace`'s function for the exercise "lesson/name", display the verdict, return the points.

    nbgrader takes the returned number, a test cell's last expression, for the partial credit.
    """
    exercise = find(key)
    function, secret, name = namespace.get(exercise.name), course_secret(), student()
    verdict, note = verdict_of(exercise, function, secret, name), ""
    for called, helper in helpers(function, exercise.uses).items() if not verdict.right else ():
        verdict, note = follow_through(exercise, function, secret, name, called, helper, verdict) or (verdict, note)
    display(bundle(verdict, note), raw=True)
    return float(verdict.points)


def verdict_of(exercise, function, secret, name):
    """The Verdict on `function` (None: there is none) on the hidden cases of student `name`."""
    book = casebooks.hidden(exercise, secret, name, mistakes=False)
    if not callable(function):
        return absent(book)
    outcomes = play(function, book.cases, book.arguments, book.seconds)
    verdict = judge(book, outcomes, public=False)
    if verdict.right or verdict.diagnosis.kind == "unwritten":
        return verdict
    return judge(casebooks.hidden(exercise, secret, name), outcomes, public=False)


def follow_through(exercise, function, secret, name, called, helper, verdict):
    """The better verdict where a known slip of `helper` (the function `called`) explains the answers, with a sentence.

    None where there is none. Nobody loses points twice for one slip.
    """
    there = find(f"{exercise.lesson}/{called}")
    slip = there.known(verdict_of(there, helper, secret, name).diagnosis.mistake)
    book = slip and casebooks.following(exercise, casebooks.hidden(exercise, secret, name, False), called, slip)
    if not book:
        return None
    following = judge(book, play(function, book.cases, book.arguments, book.seconds), public=False)
    if following.points <= verdict.points:
        return None
    return following, f"Judged with the slip that your {called} has, so that it costs its points only once."


def student():
    """Who is graded: nbgrader runs a submission in autograded/STUDENT/LESSON. Anywhere else: nobody in particular."""
    here = Path.cwd()
    return here.parent.name if os.environ.get("NBGRADER_EXECUTION") == "autograde" else ""


def bundle(verdict, note=""):
    """The verdict as a MIME bundle: plain text, HTML, and JSON for whoever collects a class's results."""
    card = grade_card(verdict, note)
    summary = {
        "exercise": verdict.key,
        "points": verdict.points,
        "max_points": verdict.max_points,
        "mistake": verdict.diagnosis.mistake,
        "kind": verdict.diagnosis.kind,
        "message": f"{verdict.diagnosis.seen} {verdict.diagnosis.why}".strip(),
    }
    return {"text/plain": repr(card), "text/html": card._repr_html_(), VERDICT: summary}
