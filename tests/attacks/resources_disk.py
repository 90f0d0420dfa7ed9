"""Fills the disk with one large file and with a hundred thousand small ones."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


try:
    with open("large", "wb") as file:
        while True:
            file.write(b"0" * 10_000_000)
except OSError:
    pass
for number in range(100_000):
    try:
        open(f"small{number}", "w").close()
    except OSError:
        break
""",
}
