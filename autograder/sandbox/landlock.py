"""Landlock: the files that this process may reach from now on. Linux 5.13 and newer; see `man 7 landlock`."""

import ctypes
import os

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
READ = READ_FILE | READ_DIR
ALL_OF_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | 1 << 14
TCP, SCOPES = 3, 3

_libc = ctypes.CDLL(None, use_errno=True)


class _Ruleset(ctypes.Structure):
    _fields_ = (("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def abi():
    """The version of Landlock that this kernel offers; 0: none."""
    return max(_libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1)), 0)


def restrict(readable, writable):
    """Leave this thread, and what it starts, only the trees `readable` and `writable` (paths; missing ones are left
    out), no TCP and no signals to the outside as far as this kernel knows how.

    Nothing may be executed. Needs no_new_privs. Raises OSError where the kernel refuses.
    """
    version = abi()
    rights = ALL_OF_ABI[max(known for known in ALL_OF_ABI if known <= version)]
    ruleset = _Ruleset(rights, TCP if version >= 4 else 0, SCOPES if version >= 6 else 0)
    # An older kernel refuses the longer structure unless the rest is zero.
    handle = _call(CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(ctypes.sizeof(ruleset)), 0)
    try:
        for path in readable:
            _allow(handle, path, READ)
        for path in writable:
            _allow(handle, path, rights & ~EXECUTE)
        _call(RESTRICT_SELF, handle, 0)
    finally:
        os.close(handle)


def _allow(handle, path, rights):
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):
            rights &= OF_A_FILE
        _call(ADD_RULE, handle, 1, ctypes.byref(_PathRule(rights, place)), 0)
    finally:
        os.close(place)


def _call(number, *arguments):
    result = _libc.syscall(number, *arguments)
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"Landlock: {os.strerror(error)}")
    return result
