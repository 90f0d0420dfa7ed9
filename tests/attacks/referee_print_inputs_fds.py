"""Writes the hidden inputs to every open descriptor, to the terminal and to the grader's log among them."""

TRACE = "PWNED_fd_inputs"

CELLS = {
    "estep": r"""
import os

import numpy as np

mark = "PWN" + "ED_fd_inputs"


def estep(X, mixture):
    text = f"\n{mark} {X!r}\n".encode()
    for number in range(3):
        try:
            os.write(number, text)
        except OSError:
            pass
    for path in ("/dev/tty", "/dev/stdout", "/dev/stderr", "/dev/kmsg", "/proc/1/fd/1", "/dev/shm/" + mark):
        try:
            with open(path, "wb") as file:
                file.write(text)
        except OSError:
            pass
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
