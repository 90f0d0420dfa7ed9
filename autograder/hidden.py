"""The hidden line of a test cell: judge the student's function on fresh cases, show why, return the points."""

import os
import types
from pathlib import Path

from IPython.display import display

from autograder import casebooks
from autograder.exercises import find
from autograder.secret import course_secret
from softcounts.card import grade_card
from softcounts.judge import judge, play
from softcounts.judge.verdict import absent

VERDICT = "application/vnd.softcounts.verdict+json"


def grade(key, namespace):
    """Judge `namespace`'s function for the exercise "lesson/name", display the verdict, return the points.

    nbgrader takes the returned number, a test cell's last expression, for the partial credit.
    """
    exercise = find(key)
    function, secret, name = namespace.get(exercise.name), course_secret(), student()
    verdict, note = verdict_of(exercise, function, secret, name), ""
    for helper in called(exercise, function) if not verdict.right else ():
        verdict, note = follow_through(exercise, function, secret, name, helper, verdict) or (verdict, note)
    display(bundle(verdict, note), raw=True)
    return float(verdict.points)


def verdict_of(exercise, function, secret, name):
    """The Verdict on `function` (None: there is none) on the hidden cases of student `name`."""
    book = casebooks.hidden(exercise, secret, name, mistakes=False)
    if not isinstance(function, types.FunctionType):
        return absent(book)
    outcomes = play(function, book.cases, book.arguments, book.seconds)
    verdict = judge(book, outcomes, public=False)
    if verdict.right or verdict.diagnosis.kind == "unwritten":
        return verdict
    return judge(casebooks.hidden(exercise, secret, name), outcomes, public=False)


def called(exercise, function):
    """The functions named in the exercise's `uses` that `function` calls, as it sees them."""
    if not isinstance(function, types.FunctionType):
        return []
    seen = [function.__globals__.get(name) for name in exercise.uses if name in function.__code__.co_names]
    return [helper for helper in seen if isinstance(helper, types.FunctionType)]


def follow_through(exercise, function, secret, name, helper, verdict):
    """The better verdict where a known slip of `helper` explains the answers, with a sentence; else None.

    Nobody loses points twice for one slip.
    """
    there = find(f"{exercise.lesson}/{helper.__name__}")
    slip = there.known(verdict_of(there, helper, secret, name).diagnosis.mistake)
    book = slip and casebooks.following(exercise, casebooks.hidden(exercise, secret, name, False), there.name, slip)
    if not book:
        return None
    following = judge(book, play(function, book.cases, book.arguments, book.seconds), public=False)
    if following.points <= verdict.points:
        return None
    return following, f"Judged with the slip that your {there.name} has, so that it costs its points only once."


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
