"""What an exercise is, and how its author writes one down."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass

from softcounts.judge import Casebook, Criterion
from softcounts.judge.casebook import FORM, LEFT_ALONE

FORM_HINTS = (
    "What type did the contract promise for each returned value?",
    "A promised array is a float64 NumPy array, a promised number a float, a mixture its NamedTuple.",
    "Convert once, where the value is made or returned: np.asarray(..., dtype=float), float(...).",
)
LEFT_ALONE_HINTS = (
    "Do your arguments look the same after the call as before it?",
    "`+=`, `*=`, `a[...] = ...` and `.sort()` write into the array they are given; `a = a + b` makes a new one.",
    "Copy before you write, and make every returned array anew in each call.",
)


@dataclass(frozen=True, eq=False)
class Known:
    """A mistake: its name, why it is wrong, one next question, and what makes it of the taught solution.

    `changes`: pairs (old text, new text), each old text once in the solution.
    """

    name: str
    why: str
    question: str
    changes: tuple
    tolerated: bool = False


class Mistakes(list):
    """The mistakes of an exercise, noted one by one."""

    def edit(self, name, changes, why, question, tolerated=False):
        """Note what `changes`, one pair (old, new) or a list of pairs, make of the taught solution.

        `tolerated` marks another convention that is named but keeps its points.
        """
        pairs = (changes,) if isinstance(changes, tuple) else tuple(changes)
        self.append(Known(name, why, question, pairs, tolerated))


@dataclass(frozen=True, eq=False)
class Exercise:
    """One function that a student writes.

    `outputs` names what is returned, `cases(rng)` draws the cases, `criteria` split the points, `laws` maps an output
    to the laws it obeys, `uses` names functions of the same lesson that an answer may call.
    """

    lesson: str
    reference: Callable
    outputs: tuple
    cases: Callable
    criteria: tuple
    mistakes: Mistakes
    laws: dict
    uses: tuple = ()
    seconds: float = 10.0
    inlined: tuple = ()

    @property
    def name(self):
        """The function's name."""
        return self.reference.__name__

    @property
    def key(self):
        """Lesson and name: "01_e_step/estep"."""
        return f"{self.lesson}/{self.name}"

    @property
    def points(self):
        """The sum of the criteria's points (0 for practice)."""
        return sum(criterion.points for criterion in self.criteria)

    @property
    def arguments(self):
        """The names of the arguments; the reference's keyword-only ones are the functions named in `uses`."""
        parameters = inspect.signature(self.reference).parameters.values()
        return tuple(p.name for p in parameters if p.kind is not p.KEYWORD_ONLY)

    def known(self, name):
        """The mistake of that name, or None."""
        return next((slip for slip in self.mistakes if slip.name == name), None)

    def casebook(self, cases, right):
        """A Casebook of this exercise with these cases and answers."""
        return Casebook(
            self.key, self.arguments, self.outputs, self.laws, self.criteria, cases, right,
            uses=self.uses, seconds=self.seconds,
        )  # fmt: skip


def of_any_size(points, last, letters="n, d or K"):
    """The criterion of sizes that are 1 or alike; `last` is the last of its hints."""
    hints = (
        f"What are the shapes inside your function when {letters} is 1, or when two of them are equal?",
        "An axis of length 1 is still an axis; and two axes of the same length broadcast silently along the wrong one.",
        last,
    )
    return Criterion("sizes that are 1 or alike", points, ("sizes",), hints)


def form_and_left_alone(form, left_alone):
    """The two criteria that every exercise ends with."""
    return Criterion(FORM, form, (), FORM_HINTS), Criterion(LEFT_ALONE, left_alone, (), LEFT_ALONE_HINTS)
