"""Fingerprints: a wrong answer as a few numbers, so that a program is known again by what it answers.

For each leaf of an answer there is one number: 0 where the leaf is right, else a weighted sum of its entries, with
weights that depend on its shape alone. No answer can be read from them: all entries of a leaf go into one number, a
right leaf gives 0 whatever it holds, and the programs that they stand for are wrong ones.
"""

import functools
import zlib
from typing import NamedTuple

import numpy as np

from softcounts.judge.values import Group, Number, read, snapshot

RTOL, ATOL = 1e-7, 1e-9
TOLERANCE, LOOSE = 2e-8, 1e-4
NAN, INFINITE, ODD = 3.3e200, 1e300, 1e5
WRONG = 3.0  # so that a wrong leaf of zeros is not taken for a right one


class Print(NamedTuple):
    """`values`: a number for each leaf, or None where there is no answer; `conduct`: what was done to arguments and
    state, in a word ("": nothing).
    """

    values: tuple | None
    conduct: str = ""


class Ruler:
    """Measures answers to one case by the right one."""

    def __init__(self, promised, outputs, beside=0.0):
        """`promised`: the snapshot of the right answer, `outputs` the names of what is returned; as `Case.beside`."""
        self.promised, self.outputs = promised, outputs
        self.right = read(promised, promised, outputs).leaves
        self._scale = {name: _size(right) or 1.0 for name, right in self.right.items()}
        self._scale |= {
            name: max(its, RTOL / ATOL * beside) for name, its in self._scale.items() if not self.right[name].ndim
        }

    def values(self, returned):
        """A number for each leaf of what a program returned."""
        found = _plain(returned, self.promised)
        if found is None:
            return self.read(read(snapshot(returned), self.promised, self.outputs))
        return tuple(self.number(name, got) for name, got in zip(self.right, found, strict=True))

    def read(self, reading, right=None):
        """The same of a Reading; `right`: name -> whether the leaf is right, where that is known."""
        fault = ODD + zlib.crc32(reading.fault.kind.encode()) % 1000 if reading.fault else 0.0
        return tuple(
            (0.0 if right and right[name] else self.number(name, reading.leaves[name], right is None))
            if name in reading.leaves
            else fault
            for name in self.right
        )

    def number(self, name, got, ask=True):
        """The number of one leaf."""
        right, scale = self.right[name], self._scale[name]
        with np.errstate(all="ignore"):
            if ask and got.shape == right.shape:
                limit = np.where(np.isfinite(right), ATOL * scale + RTOL * np.abs(right), -1.0)
                close = (np.abs(got - right) <= limit) | (got == right)
                if (close | (np.isnan(got) & np.isnan(right))).all():
                    return 0.0
            weights, offset = _weights(got.shape)
            plain = np.nan_to_num(got / scale, nan=NAN, posinf=INFINITE, neginf=-INFINITE)
        return WRONG + float((weights * np.arcsinh(plain)).sum() + offset * (got.shape != right.shape))


def _size(array):
    return float(np.max(np.abs(array), initial=0.0, where=np.isfinite(array)))


def fingerprint(case, ruler):
    """The Print of a `compare.Compared`; None where it was not played."""
    outcome = case.outcome
    if outcome is None:
        return None
    marks = [*outcome.changed, *(["unsteady"] * (not outcome.steady)), *(["reused"] * (not outcome.kept))]
    right = None if case.reading and case.reading.loose else case.right
    return Print(case.reading and ruler.read(case.reading, right), " ".join(marks))


def near(mine, theirs, loose=False):
    """Are numbers of Prints the same, up to rounding? Those of a right leaf are like those of a right leaf only."""
    mine, theirs = np.asarray(mine), np.asarray(theirs)
    close = np.abs(mine - theirs) <= (LOOSE if loose else TOLERANCE) * (1 + np.abs(theirs))
    return close & ((mine == 0) == (theirs == 0))


@functools.cache
def _weights(shape):
    """Weights between 0.5 and 1.5 in size for an array of this shape, and a number that stands for another shape."""
    rng = np.random.default_rng([7, *shape])
    weights = rng.uniform(0.5, 1.5, shape) * rng.choice([-1.0, 1.0], shape)
    return weights, ODD + rng.uniform(0, ODD)


def _plain(returned, promised):
    """The arrays of an ordinary answer, in order; None where it has to be read with care."""
    if isinstance(promised, Group):
        if not isinstance(returned, tuple) or len(returned) != len(promised.items):
            return None
        parts = [_plain(part, its) for part, its in zip(returned, promised.items, strict=True)]
        return None if any(part is None for part in parts) else [leaf for part in parts for leaf in part]
    if isinstance(promised, Number):
        return [np.asarray(returned)] if type(returned) in (float, np.float64) else None
    return [returned] if type(returned) is np.ndarray and returned.dtype == np.float64 else None
