"""Proves with harmless signals that it could reach every process, its whole group, or single neighbours by number."""

TRACE = "PWNED_neighbour"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import os
import signal

mark = "PWN" + "ED_neighbour"
own = os.getpid()
for target in (-1, *range(1, 200), *range(max(own - 200, 1), own + 200), os.getppid(), -os.getppid()):
    if target == own:
        continue
    for number in (0, signal.SIGCONT):
        try:
            os.kill(target, number)
        except OSError:
            continue
        print(mark, target, number)
        break
""",
}
