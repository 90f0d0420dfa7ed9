"""Signals other processes by raw kill, tkill, tgkill, rt_sigqueueinfo, pidfd_send_signal and by owned descriptors."""

TRACE = "PWNED_signal"

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


import fcntl

mark = "PWN" + "ED_signal"
parent = os.getppid()
info = ctypes.create_string_buffer(128)
ctypes.c_int.from_buffer(info, 8).value = -1
handle = call((434, 434), parent, 0)
tries = {
    "kill": ((62, 129), parent, 0),
    "kill all": ((62, 129), -1, 0),
    "kill group": ((62, 129), -parent, 0),
    "tkill": ((200, 130), parent, 0),
    "tgkill": ((234, 131), parent, parent, 0),
    "rt_sigqueueinfo": ((129, 138), parent, 18, ctypes.addressof(info)),
    "rt_tgsigqueueinfo": ((297, 240), parent, parent, 18, ctypes.addressof(info)),
    "pidfd_send_signal": ((424, 424), handle, 0, 0, 0),
}
for way, arguments in tries.items():
    if call(*arguments) == 0:
        print(mark, way)
near, far = os.pipe()
try:
    fcntl.fcntl(near, fcntl.F_SETOWN, parent)
    fcntl.fcntl(near, 10, 18)
    fcntl.fcntl(near, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
    os.write(far, b"x")
except OSError:
    pass
""",
}
