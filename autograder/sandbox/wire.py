"""What a kernel says about a function: Outcomes as plain JSON, written in the kernel, read with suspicion.

A reply is made by a process that the student's code shares; everything in it may be a forgery. Reading makes arrays,
numbers and names of known types from it, or raises Unreadable; it never unpickles, and never needs more memory than
a few times the size of the reply.
"""

import base64
import builtins
import math

import numpy as np

from softcounts.judge.casebook import MIXTURES
from softcounts.judge.play import Outcome, Raised
from softcounts.judge.values import Array, Group, Number, Other

KEEP, PLAY = "softcounts_keep_request", "softcounts_play_request"
SKIPPED = (
    "This line was skipped; the rest of the cell was run."  # behind the error of a line that did not stop its cell
)
MOST_BYTES = 2**20
MOST_ENTRIES = 2**20
DTYPES = {np.dtype(code).str: np.dtype(code) for code in "?bhilqBHILQefdgFDG"}
# Names of types that a message may repeat. A student's own class could be named after the data that it saw.
KINDS = {name for module in (builtins, np) for name in dir(module) if isinstance(getattr(module, name), type)}
KINDS |= {mixture.__name__ for mixture in MIXTURES}
KINDS |= {"NoneType", "function", "generator", "MaskedArray", "DataFrame", "Series", "LinAlgError"}
KINDS |= {np.dtype(code).type.__name__ for code in "?bhilqBHILQefdgFDG"}


class Unreadable(ValueError):
    """The reply is not what `write` makes."""


def write(outcomes):
    """Outcomes (or None, where a case was not played) as something that JSON can hold."""
    return [None if outcome is None else _write_outcome(outcome) for outcome in outcomes]


def _write_outcome(outcome):
    return outcome._asdict() | {
        "value": None if outcome.value is None else _write(outcome.value),
        "raised": outcome.raised and outcome.raised._asdict(),
    }


def _write(value):
    if isinstance(value, Array):
        return {"kind": value.kind, "array": _write_data(value.data)}
    if isinstance(value, Number):
        return {"kind": value.kind, "number": _write_data(np.asarray(value.value))}
    if isinstance(value, Group):
        return {"kind": value.kind, "items": [_write(item) for item in value.items]}
    return {"kind": value.kind}


def _write_data(data):
    """Shape, type and bytes; objects as the numbers that they stand for; no bytes where there are too many."""
    kept, shape = data, list(data.shape)
    if data.dtype.kind == "O":
        try:
            kept = data.astype(float)
        except (TypeError, ValueError, OverflowError):
            return {"shape": shape, "dtype": "objects"}
    if kept.dtype.str not in DTYPES or kept.nbytes > MOST_BYTES:
        return {"shape": shape, "dtype": "other"}
    encoded = base64.b64encode(np.ascontiguousarray(kept).tobytes()).decode()
    return {"shape": shape, "dtype": kept.dtype.str, "bytes": encoded, "objects": data.dtype.kind == "O"}


def read(entry, count, arguments, lines):
    """The `count` Outcomes that `entry`, parsed JSON of unknown origin, stands for. Raises Unreadable.

    `arguments` are the names of arguments, and `lines` the lines of code, that a message may repeat.
    """
    try:
        outcomes = [None if one is None else _read_outcome(one, arguments, lines) for one in _typed(entry, list)]
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise Unreadable(f"a reply that makes no sense ({type(error).__name__})") from error
    if len(outcomes) != count:
        raise Unreadable(f"{len(outcomes)} answers to {count} cases")
    return outcomes


def _read_outcome(entry, arguments, lines):
    value, raised = entry["value"], entry["raised"]
    if value is None and raised is None and entry["slow"] is not True:
        raise Unreadable("a call that neither came to an end nor failed")
    return Outcome(
        None if value is None else _read(_typed(value, dict)),
        None if raised is None else _read_raised(_typed(raised, dict), lines),
        _typed(entry["slow"], bool),
        tuple(name for name in arguments if name in _typed(entry["changed"], list)),
        _typed(entry["steady"], bool),
        _typed(entry["kept"], bool),
    )


def _read_raised(entry, lines):
    """Not its text: that is the student's to choose, and could carry hidden data away."""
    kind, code = _typed(entry["kind"], str), _typed(entry["code"], str)
    line = _typed(entry["line"], int)
    place = (line, code) if code in lines and 0 < line < 10_000 else (0, "")
    return Raised(kind if kind in KINDS else "an exception of its own", "", *place)


def _read(entry, depth=0):
    kind = _typed(entry["kind"], str)
    kind = kind if kind in KINDS else "object"
    if "array" in entry:
        return Array(_read_data(_typed(entry["array"], dict)), kind)
    if "number" in entry:
        data = _read_data(_typed(entry["number"], dict))
        return Number(data[()], kind) if data.ndim == 0 else Other(kind)
    if "items" in entry and depth < 8:
        items = _typed(entry["items"], list)
        return Group(tuple(_read(_typed(item, dict), depth + 1) for item in items), kind)
    return Other(kind)


def _read_data(entry):
    shape = tuple(_typed(length, int) for length in _typed(entry["shape"], list))
    if len(shape) > 8 or min(shape, default=0) < 0:
        raise Unreadable("a shape that no array has")
    # A length that stands beside a 0 costs nothing, and could carry hidden data into the message.
    if math.prod(max(length, 1) for length in shape) > MOST_ENTRIES:
        raise Unreadable("an array that is too large to judge")
    if "bytes" not in entry:
        return _shape_only(shape, np.dtype("U1") if entry["dtype"] == "other" else np.dtype("O"))
    dtype = DTYPES[_typed(entry["dtype"], str)]
    data = np.frombuffer(base64.b64decode(_typed(entry["bytes"], str), validate=True), dtype)
    if data.size != math.prod(shape):
        raise Unreadable("more or fewer numbers than the shape says")
    data = data.reshape(shape).copy()
    return data.astype(object) if entry["objects"] is True else data


def _shape_only(shape, dtype):
    """An array of this shape that holds no numbers, in no memory to speak of."""
    return np.broadcast_to(np.array("", dtype), shape)


def _typed(value, kind):
    """`value`, if it is of exactly this type."""
    if type(value) is not kind:
        raise TypeError
    return value
