"""A casebook: the cases of one exercise with the right answers, as plain values, and the fingerprints of mistakes."""

import base64
import json
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from softcounts import mixtures
from softcounts.families import Family
from softcounts.judge.play import Outcome, Raised
from softcounts.judge.values import Array, Group, Number, Other

FORM, LEFT_ALONE = "the promised form", "arguments left alone"
LARGE = 100


class Case(NamedTuple):
    """One call: `args` in order (the last ones may be left to their defaults); `group` ties it to a criterion; `note`
    says in words what is special about it. `beside`: the size of the terms of a number that is a sum near 0 by
    construction; rounding is measured by it.
    """

    group: str
    note: str
    args: tuple
    beside: float = 0.0


class Criterion(NamedTuple):
    """Part of the points. `groups`: the cases that decide it; none for FORM and LEFT_ALONE, judged over all.

    `hints` are three sentences, each one tier nearer: nudge, concept, nearly there.
    """

    name: str
    points: float
    groups: tuple
    hints: tuple


class Mistake(NamedTuple):
    """What could explain a wrong answer. `kind`: "mistake", a misconception with sentences of its own; "variant", one
    that is another convention and keeps its points; "edit", a change of a step, `name` in words; "step", several such.

    `step` names where it lies ("step E2"), `conduct` is what it does to arguments: pairs (case, Print.conduct).
    `partly`: which of the answers it explains, as a sentence; "" for all. `edits`: the grader's numbers for it.
    """

    kind: str
    name: str
    why: str
    question: str
    step: str = ""
    conduct: tuple = ()
    partly: str = ""
    edits: tuple = ()


class Zipped(NamedTuple):
    """A value that is written in few letters: thousands of sentences have much in common."""

    value: tuple


class Casebook(NamedTuple):
    """Everything that judging needs.

    `prints` (mistakes, cases, leaves) are the mistakes' numbers (`prints.Print`), NaN where they give no answer. `laws`
    maps an output to the names of laws it obeys (`laws.LAWS`); `uses` names functions of the same lesson that an answer
    may call; `seconds` is the time limit of one call; `made_from` stands for the sources of the prints.
    """

    key: str
    arguments: tuple
    outputs: tuple
    laws: dict
    criteria: tuple
    cases: tuple
    right: tuple
    mistakes: tuple = ()
    prints: np.ndarray = np.zeros((0, 0, 0))
    uses: tuple = ()
    seconds: float = 10.0
    made_from: str = ""

    @property
    def points(self):
        """The sum of the criteria's points."""
        return sum(criterion.points for criterion in self.criteria)


PLAIN = (Case, Criterion, Mistake, Casebook, Outcome, Raised, Array, Number, Group, Other)
MIXTURES = (
    mixtures.GaussianMixture, mixtures.BernoulliMixture, mixtures.ClassGaussians, mixtures.ExpertMixture,
    mixtures.ExponentialMixture,
)  # fmt: skip
GIVEN = (mixtures.MixturePrior, Family)
KINDS = {kind.__name__: kind for kind in PLAIN + MIXTURES + GIVEN}


def dumps(casebook):
    """A casebook as JSON, one line a case or mistake, the same text for the same values."""
    fields = casebook._asdict() | {"mistakes": Zipped(casebook.mistakes)}
    return "{" + ",\n".join(f"{json.dumps(name)}: {_lines(value)}" for name, value in fields.items()) + "}\n"


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
    if isinstance(value, Zipped):
        return {"zipped": base64.b64encode(zlib.compress(to_json(value.value).encode(), 9)).decode()}
    if hasattr(value, "_fields"):
        return {"kind": kind, "of": [_encode(item) for item in value]}
    if isinstance(value, np.ndarray) and value.dtype == float and value.ndim == 3 and value.size > LARGE:
        return {"packed": _packed(value), "shape": list(value.shape)}
    if isinstance(value, np.ndarray):
        return {"array": value.ravel().tolist(), "shape": list(value.shape), "dtype": str(value.dtype)}
    if isinstance(value, tuple | list):
        return [_encode(item) for item in value]
    if isinstance(value, dict):
        return {name: _encode(item) for name, item in value.items()}
    return value.item() if isinstance(value, np.generic) else value


def _decode(entry):
    if "zipped" in entry:
        return _tuples(from_json(zlib.decompress(base64.b64decode(entry["zipped"]))))
    if "packed" in entry:
        return _unpacked(entry["packed"]).reshape(entry["shape"])
    if "array" in entry:
        return np.array(entry["array"], dtype=entry["dtype"]).reshape(entry["shape"])
    if "kind" in entry and "of" in entry:
        return KINDS[entry["kind"]](*map(_tuples, entry["of"]))
    return {name: _tuples(item) for name, item in entry.items()}


def _tuples(value):
    return tuple(map(_tuples, value)) if type(value) is list else value


def _packed(numbers):
    """Numbers to 8 digits as text: what they have in common, byte by byte, packs well."""
    kept = np.ascontiguousarray(numbers, "<f8").view("<u8") & ~np.uint64(2**24 - 1)
    return base64.b64encode(zlib.compress(kept.reshape(-1).view(np.uint8).reshape(-1, 8).T.tobytes(), 9)).decode()


def _unpacked(text):
    shuffled = np.frombuffer(zlib.decompress(base64.b64decode(text)), np.uint8)
    return np.ascontiguousarray(shuffled.reshape(8, -1).T).view("<f8").reshape(-1).astype(float)
