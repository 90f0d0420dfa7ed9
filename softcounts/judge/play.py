"""Calling a function on cases and noting what happened, as plain values."""

import contextlib
import linecache
import signal
import threading
import traceback
import warnings
from typing import NamedTuple

import numpy as np

from softcounts.judge.values import Array, snapshot


class Raised(NamedTuple):
    """An exception: its type, its text, and the student's line (number within the cell, and source)."""

    kind: str
    text: str
    line: int = 0
    code: str = ""


class Outcome(NamedTuple):
    """What one case showed over two calls with the same arguments.

    `value`: snapshot of what was returned; `raised`, `slow`: why there is none; `changed`: arguments that were
    altered; `steady`: the second call answered alike; `kept`: the returned objects were still the same at the end.
    """

    value: object = None
    raised: Raised | None = None
    slow: bool = False
    changed: tuple = ()
    steady: bool = True
    kept: bool = True


class TookTooLong(BaseException):
    """Raised inside a call that runs out of time; not an Exception, so that `except Exception` lets it through."""


def play(function, cases, arguments, seconds=10.0):
    """Call `function` twice on every case, the second time in another order, and return one Outcome a case.

    `arguments` names the arguments. A call that takes longer than `seconds` ends the play, and so does one that is
    not written yet; the cases that were not played have None for an Outcome.
    """
    outcomes, kept = [None] * len(cases), {}
    for i, case in enumerate(cases):
        outcomes[i], kept[i] = _call(function, case, arguments, seconds)
        if outcomes[i].slow or _unwritten(outcomes[i]):
            return outcomes
    for i in np.random.default_rng(len(cases)).permutation(len(cases)):
        again, _ = _call(function, cases[i], arguments, seconds)
        outcomes[i] = outcomes[i]._replace(steady=_alike(outcomes[i], again))
        if again.slow:
            break
    return [o._replace(kept=o.raised is not None or _same(snapshot(kept[i]), o.value)) for i, o in enumerate(outcomes)]


def _call(function, case, arguments, seconds):
    args = tuple(copy(arg) for arg in case.args)
    try:
        with quiet(), time_limit(seconds):
            returned = function(*args)
    except (TookTooLong, KeyboardInterrupt):
        return Outcome(slow=True), None
    except (Exception, SystemExit) as error:
        return Outcome(raised=_raised(error, function)), None
    given = zip(arguments, case.args, args, strict=False)
    changed = tuple(name for name, was, now in given if not _untouched(was, now))
    return Outcome(snapshot(returned), changed=changed), returned


def copy(value):
    """A copy that shares no memory with `value`: arrays, and tuples or lists of them."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if hasattr(value, "_fields"):
        return type(value)(*map(copy, value))
    return type(value)(map(copy, value)) if isinstance(value, tuple | list) else value


def _untouched(was, now):
    """The very same values, to the last bit."""
    if type(was) is not type(now):
        return False
    if isinstance(was, np.ndarray):
        return was.dtype == now.dtype and was.shape == now.shape and _bits(was) == _bits(now)
    if isinstance(was, tuple | list):
        return len(was) == len(now) and all(map(_untouched, was, now))
    return was is now or bool(was == now)


def _bits(array):
    return array.tolist() if array.dtype.hasobject else array.tobytes()


def _same(one, other, rtol=0.0):
    """Equal snapshots, NaN equal to NaN; numbers to within `rtol` of the largest."""
    if type(one) is not type(other):
        return False
    if isinstance(one, Array):
        return one.kind == other.kind and _close(one.data, other.data, rtol)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(_same(a, b, rtol) for a, b in zip(one, other, strict=True))
    if isinstance(one, np.number | float):
        return _close(np.asarray(one), np.asarray(other), rtol)
    return bool(one == other)


def _close(one, other, rtol):
    if one.shape != other.shape:
        return False
    if one.dtype == other.dtype and not one.dtype.hasobject and one.tobytes() == other.tobytes():
        return True
    one, other = _numbers(one), _numbers(other)
    if one is None or other is None:
        return one is other
    scale = np.max(np.abs(one), initial=0.0, where=np.isfinite(one))
    return bool(np.allclose(one, other, rtol=rtol, atol=rtol * scale, equal_nan=True))


def _numbers(array):
    """As float or complex; None where the array holds anything else, which is not compared."""
    try:
        return array.astype(complex if array.dtype.kind == "c" else float)
    except Exception:
        return None


def _alike(first, again):
    """Two calls with the same arguments: the same kind of outcome, and the same value up to rounding."""
    if again.slow or (first.raised is None) != (again.raised is None):
        return False
    return first.raised.kind == again.raised.kind if first.raised else _same(first.value, again.value, 1e-9)


def _unwritten(outcome):
    return outcome.raised is not None and outcome.raised.kind == "NotImplementedError"


def _raised(error, function):
    filename = getattr(getattr(function, "__code__", None), "co_filename", None)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == filename]
    line = frames[-1].lineno if frames else 0
    code = linecache.getline(filename, line).strip() if frames else ""
    return Raised(type(error).__name__, " ".join(str(error).split())[:300], line, code)


class _Nowhere:
    """A stream that forgets: what a function prints costs nothing and cannot fill the memory."""

    def write(self, text):
        return len(text)

    def flush(self):
        pass


@contextlib.contextmanager
def quiet():
    """Neither prints nor NumPy's warnings of a student's function reach the notebook or count against it."""
    nowhere = _Nowhere()
    with (
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def time_limit(seconds):
    """Raise TookTooLong in the body after `seconds`, and each second again should it be swallowed.

    Only where the system has interval timers and in the main thread; elsewhere a person can press the stop button.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal, _frame):
        raise TookTooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
