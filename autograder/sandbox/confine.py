"""What a child gives up, in this order, before it runs a byte of a submission."""

import ctypes
import os
import resource
import signal
import sys
import sysconfig
from pathlib import Path

from autograder.sandbox import landlock, seccomp

NO_NEW_PRIVS, PDEATHSIG, DUMPABLE = 38, 1, 4
CAPABILITY_VERSION = 0x20080522
NEW_IPC, NEW_UTS, NEW_USER, NEW_NET = 0x08000000, 0x04000000, 0x10000000, 0x40000000
NOBODY = 65534
# What the interpreter and its libraries read besides themselves: shared libraries, fonts, time zones.
SYSTEM = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/fonts", "/usr/share/fontconfig", "/usr/share/zoneinfo",
    "/etc/fonts", "/etc/localtime", "/etc/ld.so.cache", "/dev/null", "/dev/zero", "/dev/urandom", "/dev/random",
)  # fmt: skip

_libc = ctypes.CDLL(None, use_errno=True)


def missing():
    """Why a submission cannot be confined here, as a sentence, or None where it can."""
    if not sys.platform.startswith("linux"):
        return f"the sandbox needs Linux, and this is {sys.platform}: grade in a Linux container or virtual machine"
    try:
        seccomp.library()
    except OSError:
        return "the library libseccomp is not installed: install it (Debian, Ubuntu: apt-get install libseccomp2)"
    if not landlock.abi():
        return (
            "this Linux kernel does not offer Landlock: it needs Linux 5.13 or newer with `landlock` among its "
            "security modules (see /sys/kernel/security/lsm)"
        )
    return None


def exposed(folders):
    """Which of `folders` a kernel could read because they lie inside Python's own, as a sentence, or None."""
    trees = [Path(tree).resolve() for tree in readable(())]
    for folder in folders:
        tree = next((tree for tree in trees if Path(folder).resolve().is_relative_to(tree)), None)
        if tree:
            return f"{folder} lies inside {tree}, which every submission may read: move one of them elsewhere"
    return None


def readable(packages):
    """The folders that a kernel may read: Python, its libraries, and `packages` (module names) where they lie."""
    where = {sys.prefix, sys.base_prefix, sys.exec_prefix, *sysconfig.get_paths().values()}
    where |= {str(Path(sys.modules[name].__file__).parent) for name in packages}
    return [*sorted(where), *SYSTEM]


def files_and_privileges(scratch, limits, packages):
    """First half: namespaces, another user, privileges, limits and files. In a single-threaded child.

    Afterwards only `scratch` can be written, and only Python, its libraries, `packages` and `scratch` can be read.
    """
    trees = readable(packages)
    if os.geteuid() == 0 and open_to_others(trees):
        _become_nobody(scratch)
    _namespaces()
    _drop_capabilities()
    _prctl(NO_NEW_PRIVS, 1)
    _prctl(PDEATHSIG, signal.SIGKILL)  # after the change of user, which clears it
    _prctl(DUMPABLE, 0)
    _limits(limits)
    os.chdir(scratch)
    landlock.restrict(trees, [scratch])


def calls():
    """Second half, once the kernel's own sockets are bound: the system calls, in all threads."""
    seccomp.restrict()


def open_to_others(paths):
    """Whether every user may read the folders `paths`, those that there are."""
    return all(_passable(Path(path).resolve()) for path in paths if os.path.isdir(path))


def _passable(path):
    return path.stat().st_mode & 0o5 == 0o5 and all(parent.stat().st_mode & 0o1 for parent in path.parents)


def _become_nobody(scratch):
    """Root becomes nobody, in addition, where that is permitted; in a container it need not be."""
    try:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.chown(scratch, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    except OSError:
        os.chown(scratch, os.geteuid(), os.getegid())


def _namespaces():
    """An empty network and a user namespace, in addition, where that is permitted; nothing relies on it."""
    if _libc.unshare(NEW_USER | NEW_NET | NEW_IPC | NEW_UTS):
        _libc.unshare(NEW_NET | NEW_IPC | NEW_UTS)


def _drop_capabilities():
    """Root that could not become nobody keeps its name, but not its powers."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    if _libc.capset(header, (ctypes.c_uint32 * 6)()):
        raise OSError(ctypes.get_errno(), "capset failed")


def _limits(limits):
    for name, soft, hard in (
        ("AS", limits.memory, limits.memory),
        ("FSIZE", limits.scratch_bytes, limits.scratch_bytes),
        ("NOFILE", limits.open_files, limits.open_files),
        ("CORE", 0, 0),
        ("MEMLOCK", 0, 0),
        ("MSGQUEUE", 0, 0),
        ("CPU", limits.cpu_seconds, limits.cpu_seconds + 2),  # a signal that says why, then the end for good
    ):
        what = getattr(resource, f"RLIMIT_{name}")
        try:
            resource.setrlimit(what, (soft, hard))
        except ValueError as error:
            most = resource.getrlimit(what)[1]
            cure = "raise that (see `ulimit -aH`), or lower the limit in nbgrader_config.py"
            raise OSError(f"the limit {name} is {hard}, and this system permits at most {most}: {cure}") from error


def _prctl(option, value):
    if _libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0):
        raise OSError(ctypes.get_errno(), f"prctl {option} failed")
