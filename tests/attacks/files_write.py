"""Writes source, gradebook, release, neighbours' submissions and graded notebooks, by open, rename, link and chmod."""

CELLS = {
    "estep": r"""
import glob
import os
import shutil

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


targets = ["@COURSE@/gradebook.db", "@COURSE@/nbgrader_config.py", "@COURSE@/new.txt", "@CHECKOUT@/new.txt"]
targets += ["../new.txt"]
targets += ["@COURSE@/autograded/olu/x", "@COURSE@/submitted/ada/01_e_step/01_e_step.ipynb", "/tmp/new.txt"]
with open("mine", "w") as file:
    file.write("mine")
for path in targets:
    for change in (
        lambda: open(path, "a").write("mine"),
        lambda: os.rename("mine", path),
        lambda: os.link("mine", path),
        lambda: os.symlink("mine", path),
        lambda: os.chmod(path, 0o777),
        lambda: os.truncate(path, 0),
        lambda: os.utime(path, (0, 0)),
        lambda: os.remove(path),
        lambda: shutil.rmtree(os.path.dirname(path)),
    ):
        try:
            change()
        except OSError:
            pass
""",
}
