"""A casebook: the cases of one exercise with the right answers and every known mistake's answers, as plain values."""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from softcounts import mixtures
from softcounts.judge.play import Outcome, Raised
from softcounts.judge.values import Array, Group, Number, Other

FORM, LEFT_ALONE = "the promised form", "arguments left alone"


class Case(NamedTuple):
    """One call: `args` in order (the last ones may be left to their defaults); `group` ties it to a criterion; `note`
    says in words what is special about it.
    """

    group: str
    note: str
    args: tuple


class Criterion(NamedTuple):
    """Part of the points. `groups`: the cases that decide it; none for FORM and LEFT_ALONE, judged over all.

    `hints` are three sentences, each one tier nearer: nudge, concept, nearly there.
    """

    name: str
    points: float
    groups: tuple
    hints: tuple


class Mistake(NamedTuple):
    """A known misconception: why it is wrong, one next question, and its Outcome on each case (None: as right)."""

    name: str
    why: str
    question: str
    outcomes: tuple
    tolerated: bool = False


class Casebook(NamedTuple):
    """Everything that judging needs.

    `laws` maps an output to the names of laws it obeys (`laws.LAWS`); `uses` names functions of the same lesson
    that an answer may call; `seconds` is the time limit of one call.
    """

    key: str
    arguments: tuple
    outputs: tuple
    laws: dict
    criteria: tuple
    cases: tuple
    right: tuple
    mistakes: tuple = ()
    uses: tuple = ()
    seconds: float = 10.0

    @property
    def points(self):
        """The sum of the criteria's points."""
        return sum(criterion.points for criterion in self.criteria)


PLAIN = (Case, Criterion, Mistake, Casebook, Outcome, Raised, Array, Number, Group, Other)
MIXTURES = (mixtures.GaussianMixture, mixtures.BernoulliMixture, mixtures.ClassGaussians)
KINDS = {kind.__name__: kind for kind in PLAIN + MIXTURES}


def dumps(casebook):
    """A casebook as JSON, one line a case or mistake, the same text for the same values."""
    fields = [f"{json.dumps(name)}: {_lines(value)}" for name, value in casebook._asdict().items()]
    return "{" + ",\n".join(fields) + "}\n"


def load(path):
    """Read the file that holds what `dumps` made. Raises FileNotFoundError, or ValueError where it is damaged."""
    try:
        return Casebook(**from_json(Path(path).read_text(encoding="utf-8")))
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"the casebook {Path(path).name} is damaged ({error}): install softcounts again") from error


def to_json(value):
    """One line of JSON for arrays, NamedTuples, tuples, numbers and texts; numbers keep every bit."""
    return json.dumps(_encode(value))


def from_json(text):
    """What `to_json` wrote; lists come back as tuples."""
    return json.loads(text, object_hook=_decode)


def _lines(value):
    if type(value) is tuple and value:
        return "[\n" + ",\n".join(map(to_json, value)) + "]"
    return to_json(value)


def _encode(value):
    kind = type(value).__name__
    if hasattr(value, "_fields"):
        return {"kind": kind, "of": [_encode(item) for item in value]}
    if isinstance(value, np.ndarray):
        return {"array": value.ravel().tolist(), "shape": list(value.shape), "dtype": str(value.dtype)}
    if isinstance(value, tuple | list):
        return [_encode(item) for item in value]
    if isinstance(value, dict):
        return {name: _encode(item) for name, item in value.items()}
    return value.item() if isinstance(value, np.generic) else value


def _decode(entry):
    if "array" in entry:
        return np.array(entry["array"], dtype=entry["dtype"]).reshape(entry["shape"])
    if "kind" in entry and "of" in entry:
        return KINDS[entry["kind"]](*map(_tuples, entry["of"]))
    return {name: _tuples(item) for name, item in entry.items()}


def _tuples(value):
    return tuple(map(_tuples, value)) if type(value) is list else value
