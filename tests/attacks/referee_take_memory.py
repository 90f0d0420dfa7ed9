"""Takes memory until it is refused, by NumPy, anonymous and shared mappings, and keeps all of it during the call."""

CELLS = {
    "estep": r"""
import mmap

import numpy as np

kept = []


def estep(X, mixture):
    for _ in range(60):
        try:
            kept.append(np.ones(2**23))
        except MemoryError:
            break
    for _ in range(60):
        try:
            room = mmap.mmap(-1, 2**26)
            room[::4096] = b"x" * (2**14)
            kept.append(room)
        except (OSError, MemoryError, ValueError):
            break
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
