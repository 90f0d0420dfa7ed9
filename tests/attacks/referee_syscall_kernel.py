"""Reaches for the operating system's rarer doors: bpf, keyrings, io_uring, userfaultfd, perf events, memfd."""

TRACE = "PWNED_door"

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

mark = "PWN" + "ED_door"
room = ctypes.create_string_buffer(256)
at = ctypes.addressof(room)
word = ctypes.create_string_buffer(b"user")
text = ctypes.addressof(word)
attributes = ctypes.create_string_buffer(128)
ctypes.c_uint32.from_buffer(attributes, 0).value = 1
ctypes.c_uint32.from_buffer(attributes, 4).value = 128
array = ctypes.create_string_buffer(128)
for place, value in enumerate((2, 4, 8, 1)):
    ctypes.c_uint32.from_buffer(array, 4 * place).value = value
for way, arguments in {
    "bpf": ((321, 280), 0, ctypes.addressof(array), 128),
    "add_key": ((248, 217), text, text, text, 4, -3),
    "keyctl": ((250, 219), 0, -3, 0, 0, 0),
    "io_uring_setup": ((425, 425), 8, at),
    "userfaultfd": ((323, 282), 1),
    "memfd_create": ((319, 279), text, 0),
    "perf_event_open": ((298, 241), ctypes.addressof(attributes), 0, -1, -1, 0),
    "fanotify_init": ((300, 262), 0x200, 0),
    "kcmp": ((312, 272), os.getppid(), os.getpid(), 1, 0, 0),
    "shmget": ((29, 194), 0, 4096, 0o1600),
    "msgget": ((68, 186), 0, 0o1600),
}.items():
    result = call(*arguments)
    if result >= 0:
        print(mark, way)
    if result >= 0 and way in ("shmget", "msgget"):
        call((31, 195) if way == "shmget" else (71, 187), result, 0, 0)
""",
}
