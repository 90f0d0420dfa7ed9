"""Takes over every signal, sends itself alarms and interrupts, and ignores the grader's."""

CELLS = {
    "estep": r"""
import signal

import numpy as np


def again(number, frame):
    signal.setitimer(signal.ITIMER_REAL, 0.05)


for number in range(1, 65):
    try:
        signal.signal(number, again)
    except (OSError, ValueError):
        pass
signal.setitimer(signal.ITIMER_REAL, 0.05)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.05, 0.05)


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
