"""Forks without end, and starts shells and daemons that would outlive the grading."""

CELLS = {
    "estep": r"""
import multiprocessing
import os
import subprocess

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


for number in range(1000):
    try:
        os.fork()
    except OSError:
        pass
for command in (["sleep", "1000"], ["sh", "-c", "setsid sleep 1000 &"]):
    try:
        subprocess.Popen(command, start_new_session=True)
    except OSError:
        pass
try:
    multiprocessing.Process(target=print).start()
except OSError:
    pass
""",
}
