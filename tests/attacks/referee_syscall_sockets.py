"""Opens sockets of every family, raw and through io_uring, and connects to servers on this machine."""

TRACE = "PWNED_socket"

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


import socket

mark = "PWN" + "ED_socket"
for family in (2, 10, 16, 17, 38, 40, 44):
    for kind in (1, 2, 3, 5):
        number = call((41, 198), family, kind, 0)
        if number >= 0:
            print(mark, "family", family, "kind", kind)
            os.close(number)
for family, address in (
    (socket.AF_INET, ("127.0.0.1", 22)),
    (socket.AF_INET6, ("::1", 8888)),
    (socket.AF_UNIX, "\0/tmp/.X11-unix/X0"),
    (socket.AF_UNIX, "/var/run/docker.sock"),
    (socket.AF_UNIX, "/run/dbus/system_bus_socket"),
):
    try:
        with socket.socket(family) as pipe:
            pipe.settimeout(1)
            state = pipe.connect_ex(address)
            if state in (0, 111):
                print(mark, "reached", address, state)
    except OSError:
        pass
""",
}
