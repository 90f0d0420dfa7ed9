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


@dataclass(frozen=True)
class Known:
    """A mistake: its name, the wrong function, why it is wrong and one next question (from its docstring)."""

    name: str
    function: Callable
    why: str
    question: str
    tolerated: bool


class Mistakes(list):
    """Decorator and list in one: `@mistakes` above a wrong function whose docstring is what the student reads.

    The docstring's first paragraph says why, the second asks one next question. `@mistakes.tolerated` marks another
    convention that is named but keeps its points.
    """

    def __call__(self, function, tolerated=False):
        """Note the function as a mistake. Raises ValueError where the docstring has not two paragraphs."""
        parts = [" ".join(part.split()) for part in inspect.getdoc(function).split("\n\n")]
        if len(parts) != 2:
            raise ValueError(f"the docstring of {function.__name__} needs two paragraphs: why, then one question")
        self.append(Known(function.__name__.replace("_", "-"), function, *parts, tolerated))
        return function

    def tolerated(self, function):
        """Note the function as a tolerated variant."""
        return self(function, tolerated=True)


@dataclass(frozen=True)
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

    def casebook(self, cases, right, mistakes):
        """A Casebook of this exercise with these cases and answers."""
        return Casebook(
            self.key, self.arguments, self.outputs, self.laws, self.criteria, cases, right, mistakes,
            self.uses, self.seconds,
        )  # fmt: skip


def form_and_left_alone(form, left_alone):
    """The two criteria that every exercise ends with."""
    return Criterion(FORM, form, (), FORM_HINTS), Criterion(LEFT_ALONE, left_alone, (), LEFT_ALONE_HINTS)
