"""Hides the answer's difference in imaginary parts, structured fields, text and booleans."""

CELLS = {
    "estep": r"""
import numpy as np

calls = []


def estep(X, mixture):
    calls.append(1)
    shape = (len(X), len(mixture.p))
    made = (
        np.full(shape, 1j),
        np.full(shape, "0.5"),
        np.ones(shape, bool),
        np.zeros(shape, [("a", float), ("b", float)]),
        np.full(shape, b"1"),
        np.zeros(shape, "datetime64[s]"),
    )
    return made[len(calls) % len(made)], complex(0, 1)
""",
}
