"""The hidden line of a test cell, for an nbgrader without the referee: judge in the student's kernel.

The referee does not run it; it judges the same way, where the student's code cannot reach.
"""

import os
from pathlib import Path

from IPython.display import display

from autograder.exercises import find
from autograder.judging import Played, bundle, verdict_and_note
from autograder.secret import course_secret
from softcounts.judge import play
from softcounts.lesson import helpers


def grade(key, namespace):
    """Judge `namespace`'s function for the exercise "lesson/name", display the verdict, return the points.

    nbgrader takes the returned number, a test cell's last expression, for the partial credit.
    """

    def ask(exercise, book):
        function = namespace.get(exercise.name)
        if not callable(function):
            return Played(None)
        outcomes = play(function, book.cases, book.arguments, book.seconds)
        return Played(outcomes, tuple(helpers(function, exercise.uses)))

    verdict, note = verdict_and_note(find(key), course_secret(), student(), ask)
    display(bundle(verdict, note), raw=True)
    return float(verdict.points)


def student():
    """Who is graded: nbgrader runs a submission in autograded/STUDENT/LESSON. Anywhere else: nobody in particular."""
    here = Path.cwd()
    return here.parent.name if os.environ.get("NBGRADER_EXECUTION") == "autograde" else ""
