"""Lifts its own limits by setrlimit and prlimit64, and then takes what they forbade."""

TRACE = "PWNED_limits"

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


mark = "PWN" + "ED_limits"
for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_NPROC", "RLIMIT_CORE", "RLIMIT_DATA"):
    number = getattr(resource, name)
    soft, hard = resource.getrlimit(number)
    if hard == resource.RLIM_INFINITY:
        continue
    pair = (ctypes.c_ulong * 2)(hard + 1, hard + 1)
    call((302, 261), 0, number, ctypes.addressof(pair), 0)
    for goal in ((-1, -1), (hard + 1, hard + 1)):
        try:
            resource.setrlimit(number, goal)
        except (OSError, ValueError):
            pass
    if resource.getrlimit(number)[1] != hard:
        print(mark, name)
""",
}
