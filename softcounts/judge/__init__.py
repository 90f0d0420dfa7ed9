"""Judging a function by what it returns.

`play` calls a function on cases and notes plain values; `judge` compares those values with a casebook.
Nothing here knows how to solve an exercise: a casebook holds answers to its own cases and no algorithm.
"""

from softcounts.judge.casebook import Case, Casebook, Criterion, Mistake
from softcounts.judge.play import Outcome, Raised, play
from softcounts.judge.verdict import Diagnosis, Verdict, focus, judge

__all__ = [
    "Case", "Casebook", "Criterion", "Diagnosis", "Mistake", "Outcome", "Raised", "Verdict", "focus", "judge", "play",
]  # fmt: skip
