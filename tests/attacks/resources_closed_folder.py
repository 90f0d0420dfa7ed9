"""Writes into a folder that it may enter but nobody may list: a walk by the same user does not see what is in it."""

CELLS = {
    "estep": r"""
import os

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


try:
    os.mkdir("closed", 0o300)
    for number in range(3000):
        with open(f"closed/{number}", "w") as file:
            file.write("x" * 4096)
    print(number, "files")
except OSError as error:
    print(error)
""",
}
