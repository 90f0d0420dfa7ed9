"""Writes, truncates, renames and removes files of the course, and changes their modes and times."""

TRACE = "PWNED_write"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import os
import sqlite3

mark = "PWN" + "ED_write"
names = ["gradebook.db", "nbgrader_config.py", ".course_secret", "source/01_e_step/01_e_step.ipynb"]
names += ["release/01_e_step/01_e_step.ipynb", "submitted", "autograded", "feedback"]
for name in names:
    path = f"@COURSE@/{name}"
    for way in (
        lambda path: os.truncate(path, os.path.getsize(path)),
        lambda path: open(path, "ab").close(),
        lambda path: os.chmod(path, 0o777),
        lambda path: os.utime(path),
        lambda path: os.rename(path, f"{path}_{mark}"),
        lambda path: os.mkdir(f"{path}_{mark}"),
        lambda path: os.mkdir(f"{path}/{mark}"),
        lambda path: os.setxattr(path, "user.x", b"x"),
    ):
        try:
            way(path)
            print(mark, path)
        except OSError:
            pass
try:
    with sqlite3.connect("@COURSE@/gradebook.db", timeout=1) as book:
        book.execute("update grade set auto_score = 10")
        print(mark, "gradebook")
except sqlite3.Error:
    pass
""",
}
