"""How long a program may go on: a slip in a loop may never end."""

import functools
import inspect

import numpy as np

from softcounts.judge.play import TookTooLong, copy

MOST_CALLS, MANY_CALLS, STANDING_STILL = 20_000, 1000, 20
TIMES, MORE, MOST_KEPT = 3, 100, 2000


class Calls:
    """Counts how often a program calls the lesson's other functions, and stops it where it goes on for ever."""

    def __init__(self):
        self.begin()

    def begin(self, most=MOST_CALLS, memory=None):
        """A program is called, and may call others so often; `memory` holds what they answered to the same before."""
        self.count, self._most, self._still, self._before = 0, most, 0, {}
        self._memory = {} if memory is None else memory

    def counted(self, helper):
        """The function, counted; it raises TookTooLong when called too often, or again and again with the same."""
        parameters = len(inspect.signature(helper).parameters)

        @functools.wraps(helper)
        def called(*args):
            self.count += 1
            arrays = [np.ravel(part) for arg in args[1:parameters] for part in _arrays(arg)]
            state = np.concatenate(arrays or [[0.0]])
            before, self._before[helper] = self._before.get(helper), state
            still = before is not None and before.shape == state.shape and _same(before, state)
            self._still = self._still + 1 if still else 0
            if self.count > self._most or self._still > STANDING_STILL:
                raise TookTooLong
            asked = (helper, *map(_frozen, args))
            found = self._memory[asked] if asked in self._memory else helper(*args)
            if len(self._memory) < MOST_KEPT:
                self._memory[asked] = found
            return copy(found)

        return called


def most(count):
    """How often a program may call others where the taught one does so `count` times."""
    return TIMES * count + MORE


def _arrays(value):
    """The arrays of float numbers in an argument."""
    if isinstance(value, tuple):
        return [array for part in value for array in _arrays(part)]
    return [value] if isinstance(value, np.ndarray) and value.dtype.kind == "f" else []


def _frozen(value):
    """A value by which an argument is known again."""
    if isinstance(value, np.ndarray):
        return value.shape, value.dtype.str, value.tobytes()
    return tuple(map(_frozen, value)) if isinstance(value, tuple | list) else value


def _same(one, other):
    close = np.abs(one - other) <= 1e-13 * np.abs(one)
    return bool((close | np.isnan(one)).all())
