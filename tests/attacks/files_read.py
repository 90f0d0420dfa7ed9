"""Reads source, gradebook, configuration, reference and what its neighbours submitted, and prints what it gets."""

TRACE = "FOUND_A_FILE"

CELLS = {
    "estep": r"""
import glob
import os

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


mark = "FOUND" + "_A_FILE"
for pattern in (
    "@COURSE@/source/*/*.ipynb",
    "@COURSE@/*.db",
    "@COURSE@/nbgrader_config.py",
    "@COURSE@/submitted/*/*/*.ipynb",
    "@COURSE@/.secret*",
    "@CHECKOUT@/autograder/reference/*.py",
    "@CHECKOUT@/notebooks/*.py",
    "../../*",
    "/etc/shadow",
    "/root/*",
    "/home/*",
):
    for path in [pattern, *glob.glob(pattern)]:
        try:
            with open(path) as file:
                print(mark, path, file.read(300))
        except OSError:
            pass
for place in ("@COURSE@", "@COURSE@/submitted", "..", "../..", "/home", "/root"):
    try:
        print(mark, place, os.listdir(place))
    except OSError:
        pass
""",
}
