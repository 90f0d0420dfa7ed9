"""What a function returned, as plain values: snapshots, and how a snapshot is read against what was promised."""

from typing import NamedTuple

import numpy as np

FLOATS = "a float64 NumPy array"


class Array(NamedTuple):
    """A copy of an array; `kind` is the class it came as."""

    data: np.ndarray
    kind: str


class Number(NamedTuple):
    """A scalar; `kind` is its type's name ("float", "float64", "int", ...)."""

    value: float
    kind: str


class Group(NamedTuple):
    """A tuple, list or NamedTuple; `fields` are a NamedTuple's names."""

    items: tuple
    kind: str
    fields: tuple = ()


class Other(NamedTuple):
    """Anything else, known by its type only."""

    kind: str


def snapshot(value, depth=0):
    """Copy what a function returned into Array, Number, Group or Other, so that later changes cannot reach it."""
    kind = type(value).__name__
    if isinstance(value, np.ndarray):
        return Array(np.array(value, dtype=value.dtype), kind)
    if isinstance(value, bool | int | float | complex | np.generic) and not isinstance(value, str | bytes):
        return Number(value, kind)
    if isinstance(value, tuple | list) and depth < 6:
        items = tuple(snapshot(item, depth + 1) for item in value)
        return Group(items, kind, tuple(getattr(value, "_fields", ())))
    return Other(kind)


class Fault(NamedTuple):
    """Why a value cannot be compared: `kind` is "count", "kind", "shape" or "dtype"; `where` names the output."""

    kind: str
    where: str
    seen: str


class Reading(NamedTuple):
    """`leaves`: name -> float64 array. `loose`: names known to 7 digits only. `slips`: form slips in words."""

    leaves: dict
    loose: frozenset
    slips: tuple
    fault: Fault | None


def read(got, promised, names):
    """Read the snapshot `got` as the outputs `names`, given the snapshot `promised` of a right answer.

    Form slips that course.md forgives (a list for an array, float32, ...) are put right and noted; what cannot be
    put right becomes a fault, the first one found.
    """
    reader = _Reader()
    if len(names) == 1:
        reader.value(got, promised, names[0])
    elif reader.counted(got, len(names), "the function", f"({', '.join(names)})", kinds=("tuple",)):
        for item, right, name in zip(got.items, promised.items, names, strict=True):
            reader.value(item, right, name)
    return Reading(reader.leaves, frozenset(reader.loose), tuple(reader.slips), reader.fault)


class _Reader:
    def __init__(self):
        self.leaves, self.loose, self.slips, self.fault = {}, set(), [], None

    def fail(self, kind, where, seen):
        self.fault = self.fault or Fault(kind, where, seen)

    def counted(self, got, count, where, promise, kinds):
        """Is `got` a group of `count` values? Another kind of group is only a slip."""
        if not isinstance(got, Group):
            self.fail("kind", where, f"{where} returned {_a(got)}; {promise} is promised")
        elif len(got.items) != count:
            self.fail("count", where, f"{where} returned {len(got.items)} values; {promise} is promised")
        else:
            if got.kind not in kinds:
                self.slips.append(
                    f"{where} returned {_article(got.kind)}; {promise} is promised as {_article(kinds[0])}"
                )
            return True
        return False

    def value(self, got, promised, name):
        if isinstance(promised, Group):
            self.mixture(got, promised, name)
        elif isinstance(promised, Array):
            self.array(got, promised, name)
        else:
            self.number(got, name)

    def mixture(self, got, promised, name):
        promise = f"{promised.kind}({', '.join(promised.fields)})"
        if self.counted(got, len(promised.items), f"`{name}`", promise, kinds=(promised.kind,)):
            for item, right, field in zip(got.items, promised.items, promised.fields, strict=True):
                self.value(item, right, f"{name}.{field}")

    def array(self, got, promised, name):
        if isinstance(got, Group):
            got = self.from_list(got, name)
            if got is None:
                return None
        elif isinstance(got, Number) and promised.data.ndim:
            return self.fail("shape", name, f"`{name}` is a single number; shape {promised.data.shape} is promised")
        if not isinstance(got, Array):
            return self.fail("kind", name, f"`{name}` is {_a(got)}; a NumPy array is promised")
        self.form(name, got.data, *_array_form(got, promised.data.dtype))
        if self.leaf(name, got.data) and got.data.shape != promised.data.shape:
            self.fail("shape", name, _shapes(name, got.data.shape, promised.data.shape))

    def from_list(self, got, name):
        try:
            data = np.array(_plain(got))
        except (ValueError, TypeError):
            return self.fail("kind", name, f"`{name}` is a ragged list; a NumPy array is promised")
        self.slips.append(f"`{name}` is {_article(got.kind)}; a NumPy array is promised")
        return Array(data, "ndarray")

    def number(self, got, name):
        if isinstance(got, Array) and got.data.size != 1:
            self.fail("shape", name, f"`{name}` has shape {got.data.shape}; a single number is promised")
            return self.leaf(name, got.data)
        if not isinstance(got, Array | Number):
            return self.fail("kind", name, f"`{name}` is {_a(got)}; a number (float) is promised")
        if isinstance(got, Array):
            of = f"shape {got.data.shape}" if got.data.ndim else "no dimensions"
            self.slips.append(f"`{name}` is an array of {of}; a float is promised")
            data = got.data.reshape(())
        else:
            data = np.asarray(got.value)
            self.form(name, data, (got.kind,), ("float",) if got.kind == "float" else ("float64",), "a float")
        return self.leaf(name, data)

    def form(self, name, data, kinds, right, promise):
        if kinds == right:
            return
        if data.dtype in (np.float32, np.float16) and right[-1] != "int64":
            self.slips.append(f"`{name}` is {data.dtype}: right to a few digits only; {promise} is promised")
        elif data.dtype.kind in "biufO":
            odd = next((k for k, r in zip(kinds, right, strict=True) if k != r), kinds[0])
            self.slips.append(f"`{name}` is of type {odd}; {promise} is promised")

    def leaf(self, name, data):
        """Keep `data` as float64 under `name`; False, with a fault, where it holds no real numbers."""
        try:
            if data.dtype.kind not in "biufO":
                raise TypeError
            self.leaves[name] = np.asarray(data, dtype=np.float64)
        except (ValueError, TypeError, OverflowError):
            held = "complex numbers" if data.dtype.kind == "c" else "values that are no numbers"
            self.fail("dtype", name, f"`{name}` holds {held}; real numbers (float64) are promised")
            return False
        if data.dtype in (np.float32, np.float16):
            self.loose.add(name)
        elif data.dtype == np.float64 and _digits_of_float32(data):
            self.loose.add(name)
            self.slips.append(f"`{name}` was worked out in float32: right to a few digits only; float64 is promised")
        return True


def _digits_of_float32(data):
    """Are these float64 numbers such as only float32 makes: none with more than its 24 binary digits, and some that
    are no whole numbers with more than 16?
    """
    finite = data[np.isfinite(data)]
    fractions = np.frexp(finite[finite % 1 != 0])[0]
    return not np.any(np.frexp(finite)[0] * 2**24 % 1) and bool(np.any(fractions * 2**16 % 1))


def _array_form(got, promised):
    """Kind and dtype of an array, those that are right, and the promise in words, where `promised` is the dtype of a
    right answer: float64; any integers where whole numbers (labels) are promised; a choice that a right answer makes
    with bool may be made of integers or of 0.0 and 1.0 too.
    """
    kinds, kind = (got.kind, str(got.data.dtype)), got.data.dtype.kind
    fits = {"i": kind in "iu", "b": kind in "biu"}.get(promised.kind, False)
    words = "a NumPy array of whole numbers (int)" if promised.kind == "i" else FLOATS
    return kinds, ("ndarray", kinds[1] if fits else "int64" if promised.kind == "i" else "float64"), words


def _plain(got):
    if isinstance(got, Group):
        return [_plain(item) for item in got.items]
    if isinstance(got, Array):
        # Objects count if they stand for numbers; an array without numbers must not be copied many times over.
        return got.data if got.data.dtype.kind in "biufc" else got.data.astype(float)
    if isinstance(got, Number):
        return got.value
    raise TypeError


def _shapes(name, got, promised):
    if got == promised[::-1] and len(got) == 2:
        return f"`{name}` has shape {got}, the transpose of the promised {promised}"
    return f"`{name}` has shape {got}; shape {promised} is promised"


def _a(got):
    if isinstance(got, Other):
        return "nothing (None)" if got.kind == "NoneType" else _article(got.kind)
    if isinstance(got, Array):
        return f"one array of shape {got.data.shape}" if got.data.ndim else "an array of no dimensions"
    return _article(got.kind)


def _article(kind):
    return f"{'an' if kind[0].lower() in 'aeiou' else 'a'} {kind}"
