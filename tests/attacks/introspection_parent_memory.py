"""Reads the memory of its parent and of every process it can see, in search of the answers."""

TRACE = "NEIGHBOURS_MEMORY"

CELLS = {
    "estep": r"""
import os

import numpy as np

found = b""
visible = os.listdir("/proc") if os.path.isdir("/proc") else []
for pid in [os.getppid(), *filter(str.isdigit, visible)]:
    for name in ("mem", "maps", "environ", "cmdline", "fd", "cwd"):
        try:
            if int(pid) != os.getpid():
                with open(f"/proc/{pid}/{name}", "rb") as file:
                    found += file.read(1000)
        except Exception:
            continue

with open("found.bin", "wb") as file:
    file.write(found)
if found:
    print("NEIGH" + "BOURS_MEMORY", len(found))


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
