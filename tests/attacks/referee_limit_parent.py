"""Sets limits, priorities and out-of-memory scores of its parent and of the grader by process number."""

TRACE = "PWNED_priority"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import resource

import ctypes
import os
import platform

libc = ctypes.PyDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
intel = platform.machine() == "x86_64"


def call(numbers, *args):
    number = numbers[0] if intel else numbers[1]
    if number is None:
        return -1
    ctypes.set_errno(0)
    return libc.syscall(ctypes.c_long(number), *(ctypes.c_long(a) if isinstance(a, int) else a for a in args))


mark = "PWN" + "ED_priority"
parent = os.getppid()
try:
    now = resource.prlimit(parent, resource.RLIMIT_CORE)
    resource.prlimit(parent, resource.RLIMIT_CORE, now)
    print(mark, "prlimit")
except (OSError, ValueError):
    pass
for path in (f"/proc/{parent}/oom_score_adj", "/proc/self/oom_score_adj", f"/proc/{parent}/coredump_filter"):
    try:
        with open(path, "r+") as file:
            value = file.read()
            file.seek(0)
            file.write(value)
        print(mark, path)
    except OSError:
        pass
try:
    os.setpriority(os.PRIO_PROCESS, parent, os.getpriority(os.PRIO_PROCESS, parent))
    print(mark, "setpriority")
except OSError:
    pass
try:
    os.sched_setaffinity(parent, os.sched_getaffinity(parent))
    print(mark, "affinity")
except OSError:
    pass
""",
}
