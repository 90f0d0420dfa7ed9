"""Seccomp: the system calls that this process may make from now on, through the system's libseccomp."""

import ctypes
import errno
import os
from typing import NamedTuple

ALLOW, REFUSE = 0x7FFF0000, 0x00050000  # ... | errno
EQUAL, MASKED = 4, 7
ALL_THREADS = 4  # the attribute that applies a filter to every thread
CLONE_THREAD = 0x00010000
STREAM, TYPE = 1, 15
NAMELESS = 0o20000000  # O_TMPFILE without O_DIRECTORY
# Allowed requests, by number, of calls that can do far more (F_SETOWN and SIOCSPGRP send signals to others).
REQUESTS = {
    "prctl": (0, (15, 16)),  # set and get a thread's name
    "fcntl": (1, (*range(8), 36, 37, 38, 1030, 1032)),  # duplicate, flags, locks, size of a pipe
    "ioctl": (1, (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)),  # terminal?, window, bytes to read, blocking, exec
}

# All that an interpreter with NumPy, SciPy, Matplotlib and a bound Jupyter kernel needs. Not in it: new processes,
# new sockets, other processes, modes and owners of files (Landlock does not guard those), mounts, and everything new.
# Nor are new folders, which could be too deep to count and clear away, and removing or replacing files: what is open
# without a name takes space that cannot be counted.
CALLS = """
    read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek close close_range dup dup2 dup3 flock
    fstat stat lstat newfstatat statx statfs fstatfs access faccessat faccessat2 readlink readlinkat getcwd chdir fchdir
    getdents getdents64 ftruncate fallocate fsync fdatasync fadvise64 sync_file_range copy_file_range sendfile umask
    mmap munmap mremap mprotect madvise brk msync membarrier rseq
    futex futex_waitv set_robust_list get_robust_list set_tid_address sched_yield sched_getaffinity sched_getparam
    sched_getscheduler sched_get_priority_max sched_get_priority_min getcpu
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack pause alarm
    setitimer getitimer timer_create timer_settime timer_gettime timer_delete timerfd_create timerfd_settime
    timerfd_gettime nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time times
    poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd
    eventfd2 pipe pipe2
    accept accept4 recvfrom recvmsg recvmmsg sendto sendmsg sendmmsg getsockopt setsockopt getsockname getpeername
    shutdown
    getpid getppid gettid getuid geteuid getgid getegid getgroups getresuid getresgid getpgid getpgrp getsid getpriority
    getrlimit getrusage uname sysinfo getrandom arch_prctl exit exit_group restart_syscall
"""


class _Compare(ctypes.Structure):
    _fields_ = (("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64))


class Rule(NamedTuple):
    """Allow `call` where the argument number `arg` compares so."""

    call: str
    arg: int
    op: int
    a: int
    b: int = 0


def rules():
    """Calls that are allowed with some arguments only: threads, signals to oneself, opening files, ..."""
    own = os.getpid()
    yield Rule("clone", 0, MASKED, CLONE_THREAD, CLONE_THREAD)
    yield from (Rule(call, 0, EQUAL, own) for call in ("kill", "tgkill"))
    for call, (arg, numbers) in REQUESTS.items():
        yield from (Rule(call, arg, EQUAL, number) for number in numbers)
    # A datagram socket could send to any socket that has a name.
    yield Rule("socketpair", 1, MASKED, TYPE, STREAM)
    # prlimit64(0, _, NULL, _) reads the limits; with a third argument it would set them.
    yield Rule("prlimit64", 2, EQUAL, 0)
    # A file without a name fills the disk unseen. Before its third version Landlock did not see O_TRUNC on a file
    # that is opened for reading.
    for call, flags in (("open", 1), ("openat", 2)):
        yield Rule(call, flags, MASKED, os.O_TRUNC | NAMELESS, 0)
        yield from (Rule(call, flags, MASKED, os.O_TRUNC | NAMELESS | os.O_ACCMODE, os.O_TRUNC | way) for way in (1, 2))


def library():
    """libseccomp. Raises OSError where it is not installed."""
    lib = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    lib.seccomp_init.restype = ctypes.c_void_p
    lib.seccomp_init.argtypes = (ctypes.c_uint32,)
    lib.seccomp_attr_set.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32)
    lib.seccomp_rule_add_array.argtypes = (
        ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint, ctypes.POINTER(_Compare),
    )  # fmt: skip
    lib.seccomp_load.argtypes = lib.seccomp_release.argtypes = (ctypes.c_void_p,)
    return lib


def restrict():
    """Leave every thread of this process only CALLS and `rules`; all else fails with "not permitted".

    clone3 fails with "not implemented", so that the C library makes threads by clone, whose flags can be seen.
    sched_setscheduler does nothing and says that it did: libzmq's threads call it when they begin, and abort where that
    fails; what it really does it can do to other processes.
    """
    lib = library()
    context = lib.seccomp_init(REFUSE | errno.EPERM)
    try:
        _checked(lib.seccomp_attr_set(context, ALL_THREADS, 1))
        for call in CALLS.split():
            _add(lib, context, ALLOW, call)
        for rule in rules():
            _add(lib, context, ALLOW, rule.call, _Compare(rule.arg, rule.op, rule.a, rule.b))
        _add(lib, context, REFUSE | errno.ENOSYS, "clone3")
        _add(lib, context, REFUSE | 0, "sched_setscheduler")
        _checked(lib.seccomp_load(context))
    finally:
        lib.seccomp_release(context)


def _add(lib, context, action, call, *compare):
    number = lib.seccomp_syscall_resolve_name(call.encode())
    if number >= 0:  # an architecture need not have every call
        _checked(lib.seccomp_rule_add_array(context, action, number, len(compare), (_Compare * len(compare))(*compare)))


def _checked(result):
    if result < 0:
        raise OSError(-result, f"seccomp: {os.strerror(-result)}")
