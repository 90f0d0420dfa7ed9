"""Makes child processes by raw fork, clone, clone3 and posix_spawn, to escape the limits and outlive the kernel."""

TRACE = "PWNED_child"

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


import multiprocessing
import pty
import subprocess

mark = "PWN" + "ED_child"


def report(way, pid):
    if pid == 0:
        os._exit(0)
    if pid > 0:
        print(mark, way, pid)
        try:
            os.waitpid(pid, 0)
        except OSError:
            pass


arguments = (ctypes.c_ulong * 11)(0, 0, 0, 0, 17)
report("fork", call((57, None)))
report("clone", call((56, 220), 17, 0, 0, 0, 0))
report("clone with another exit signal", call((56, 220), 0x8000 | 17, 0, 0, 0, 0))
report("clone3", call((435, 435), ctypes.addressof(arguments), 88))
ways = {
    "posix_spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "os.fork": os.fork,
    "pty.fork": lambda: pty.fork()[0],
    "subprocess": lambda: subprocess.Popen(["/bin/true"]).pid,
    "system": lambda: -1 if os.system("true") else 1 << 22,
}
for way, make in ways.items():
    try:
        report(way, make())
    except Exception:
        pass
try:
    with multiprocessing.get_context("fork").Pool(1) as pool:
        print(mark, pool.apply(os.getpid))
except Exception:
    pass
""",
}
