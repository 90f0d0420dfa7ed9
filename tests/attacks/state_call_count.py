"""Behaves differently at each call: wrong, right shapes, exceptions, and one buffer that is changed afterwards."""

CELLS = {
    "estep": r"""
import numpy as np

buffer = np.zeros(10_000)
calls = []


def estep(X, mixture):
    calls.append(1)
    buffer[...] = len(calls)
    shape = (len(X), len(mixture.p))
    if len(calls) % 3 == 0:
        raise ValueError("now and then")
    return buffer[: shape[0] * shape[1]].reshape(shape), float(len(calls))
""",
}
