"""Returns objects that call themselves arrays or floats and change, exit or lie whenever they are copied or encoded."""

CELLS = {
    "log_gaussian": r"""
import numpy as np


class Liar(np.ndarray):
    def __array_finalize__(self, other):
        pass

    def __array_ufunc__(self, *args, **more):
        return True

    def __array_function__(self, *args, **more):
        return True

    def tobytes(self, *args):
        return b"\0" * 10**6

    shape = property(lambda self: (2**40, 2**40))
    dtype = property(lambda self: np.dtype("O"))
    size = property(lambda self: -1)


def log_gaussian(X, mu, var):
    return np.zeros((len(X), len(mu))).view(Liar)
""",
    "estep": r"""
import os


class Number(float):
    def __eq__(self, other):
        return True

    def __reduce__(self):
        return (os._exit, (0,))

    def __float__(self):
        raise SystemExit

    def __repr__(self):
        return "10"

    __hash__ = None


def estep(X, mixture):
    endless = []
    endless.append(endless)
    return (np.zeros((len(X), len(mixture.p))).view(Liar), Number("nan")) if len(X) > 2 else (endless, 10**10**6)
""",
}
