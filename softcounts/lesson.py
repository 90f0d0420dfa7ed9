"""A lesson's `check` and `hint`: they play the public cases and show a card."""

import os
import sys
import types
from importlib import resources
from pathlib import Path

import numpy as np
from IPython.display import display

from softcounts.card import check_card, hint_card
from softcounts.judge import casebook, judge, play
from softcounts.judge.puzzle import load_puzzles

OLDEST = "2.4.0"
OLDER = (
    "Your NumPy is {}, grading uses {} or newer. There `float(a)` of an array with one element is an error, where "
    "yours only warns. To have the same: `pip install --upgrade softcounts`, then restart the kernel."
)
CASEBOOKS = Path(str(resources.files("softcounts"))) / "casebooks"


class Lesson:
    """The exercises of one lesson, and how far its hints have been given.

    Raises ValueError, naming the lessons there are, where `name` is none of them.
    """

    def __init__(self, name):
        """`name` as in the file's name: "01_e_step"."""
        self.name = name
        self._files = {file.name.split(".")[1]: file for file in sorted(CASEBOOKS.glob(f"{name}.*.json"))}
        if not self._files:
            there = sorted({file.name.split(".")[0] for file in CASEBOOKS.glob("*.json")})
            raise ValueError(f"no lesson {name!r}: there are {', '.join(there) or 'none; install softcounts again'}")
        self._tiers = {}

    def check(self, function):
        """Play the public cases on `function`, found by its name, and return a Card that says what they show.

        Under nbgrader's Validate button a wrong answer raises AssertionError, and the Card of a right one is displayed:
        what a cell returns would be taken for points.
        """
        book = self._casebook(function)
        verdict = self._verdict(function, book)
        card = check_card(verdict, self._unready(function, book), _older())
        if os.environ.get("NBGRADER_EXECUTION") != "validate":
            return card
        if not verdict.right:
            raise AssertionError(repr(card))
        return display(card)

    def hint(self, function):
        """Return a Card with the next hint for what is not right yet: a nudge, the concept, nearly there."""
        book = self._casebook(function)
        verdict = self._verdict(function, book)
        tier = self._tiers.get((book.key, verdict.hints), -1) + 1
        self._tiers[book.key, verdict.hints] = min(tier, len(verdict.hints) - 1)
        return hint_card(verdict, self._tiers[book.key, verdict.hints])

    def puzzle(self, name):
        """Return the Puzzle `name`: what a wrong algorithm made of the lesson's data, as plain arrays."""
        puzzles = load_puzzles(self._files["puzzles"]) if "puzzles" in self._files else {}
        if name not in puzzles:
            raise ValueError(f"no puzzle {name!r} in lesson {self.name}: there are {', '.join(puzzles) or 'none'}")
        return puzzles[name]

    def _casebook(self, function):
        if not callable(function):
            raise ValueError(f"check and hint take a function, as in check(estep); this is a {type(function).__name__}")
        exercises = [name for name in self._files if name != "puzzles"]
        name = getattr(function, "__name__", type(function).__name__)
        # A lambda, a partial or another callable object does not know its name, but the notebook does.
        spaces = getattr(function, "__globals__", {}), sys._getframe(2).f_globals
        known_as = [other for other in exercises if any(space.get(other) is function for space in spaces)]
        if name not in exercises and not known_as:
            raise ValueError(f"lesson {self.name} has no exercise {name!r}: there are {', '.join(exercises)}")
        return casebook.load(self._files[name if name in exercises else known_as[0]])

    def _verdict(self, function, book):
        return judge(book, play(function, book.cases, book.arguments, book.seconds))

    def _unready(self, function, book):
        """Names of this lesson's functions that `function` calls and that are not right yet."""
        return [
            name
            for name, helper in helpers(function, book.uses).items()
            if name in self._files and not self._verdict(helper, casebook.load(self._files[name])).right
        ]


def _older():
    """A sentence where NumPy is older than what softcounts asks for, and than what grades."""
    there = np.__version__
    return OLDER.format(there, OLDEST) if np.lib.NumpyVersion(there) < OLDEST else ""


def helpers(function, names):
    """Name -> function, for those of `names` that the Python function `function` calls, as it sees them."""
    if not isinstance(function, types.FunctionType):
        return {}
    read = set(_names(function.__code__))
    called = {name: function.__globals__.get(name) for name in names if name in read}
    return {name: helper for name, helper in called.items() if callable(helper)}


def _names(code):
    """The global names in a function's code, and in that of the comprehensions and functions inside it."""
    yield from code.co_names
    for part in code.co_consts:
        if isinstance(part, types.CodeType):
            yield from _names(part)
