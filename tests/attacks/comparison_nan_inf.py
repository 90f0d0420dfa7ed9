"""Returns NaN and infinities, which are close to each other where a comparison asks for it."""

CELLS = {
    "estep": r"""
import numpy as np

calls = []


def estep(X, mixture):
    calls.append(1)
    odd = (np.nan, np.inf, -np.inf)[len(calls) % 3]
    return np.full((len(X), len(mixture.p)), odd), odd
""",
}
