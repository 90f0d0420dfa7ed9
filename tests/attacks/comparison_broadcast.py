"""Returns shapes that would broadcast against the right answer: scalars, single rows and empty axes."""

CELLS = {
    "estep": r"""
import numpy as np

calls = []


def estep(X, mixture):
    calls.append(1)
    K = len(mixture.p)
    made = (1 / K, np.full((1, K), 1 / K), np.full((len(X), 1), 1 / K), np.zeros((0, K)), np.zeros((len(X), 0)))
    return made[len(calls) % len(made)], np.zeros(0)
""",
}
