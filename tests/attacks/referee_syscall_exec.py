"""Starts another program in the kernel's place by execve and execveat, or from a file in memory."""

TRACE = "PWNED_exec"

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


import errno
import shutil
import sys

mark = "PWN" + "ED_exec"
denied = (errno.EPERM, errno.EACCES, errno.ENOSYS)
shell = ctypes.create_string_buffer(b"/bin/sh")
empty = ctypes.create_string_buffer(b"")
file = -1
try:
    file = os.memfd_create("program")
    with open("/bin/true", "rb") as program:
        os.write(file, program.read())
except OSError:
    pass
tries = {
    "execve": ((59, 221), ctypes.addressof(shell), 1, 1),
    "execveat": ((322, 281), -100, ctypes.addressof(shell), 1, 1, 0),
    "execveat from memory": ((322, 281), file, ctypes.addressof(empty), 1, 1, 0x1000),
}
for way, arguments in tries.items():
    if call(*arguments) < 0 and ctypes.get_errno() not in (*denied, errno.EBADF, errno.ENOENT):
        print(mark, way, errno.errorcode[ctypes.get_errno()], flush=True)
for program in ("/bin/sh", sys.executable, "./sh"):
    try:
        if program == "./sh":
            shutil.copy("/bin/sh", program)
        os.execv(program, [program, "-c", f"echo {mark} > @COURSE@/{mark}" if "sh" in program else "1"])
    except OSError:
        pass
""",
}
