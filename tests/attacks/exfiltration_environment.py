"""Prints its environment, command line, user, host and working folder, in search of the secret and of paths."""

TRACE = "LEAKED_SETTING"

CELLS = {
    "estep": r"""
import getpass
import os
import sys

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


shown = {**os.environ}
for name, value in shown.items():
    if "SECRET" in name.upper() or "TOKEN" in name.upper() or "@COURSE@" in value:
        print("LEAKED_" + "SETTING", name)
if "@COURSE@" in os.getcwd() or "@COURSE@" in " ".join(sys.argv):
    print("LEAKED_" + "SETTING", "folder")
""",
}
