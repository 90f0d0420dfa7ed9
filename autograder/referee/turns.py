"""One grader at a time for an assignment: the others wait a little, and then say who is at it."""

import contextlib
import getpass
import os
import platform
import time
from contextlib import contextmanager
from datetime import datetime

try:
    import fcntl
except ImportError:  # no such system grades
    fcntl = None

PATIENCE = 20.0


class BusyError(RuntimeError):
    """Somebody else is grading the assignment."""


@contextmanager
def turn(path, log, shared=False):
    """Hold the file `path` as long as the body lasts; the system lets go of it when this process ends, however.

    `shared`: the group may use it. Raises BusyError where another process holds it for longer than PATIENCE seconds.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if shared:
            with contextlib.suppress(PermissionError):  # somebody else's, who has done so
                os.fchmod(descriptor, 0o660)
        _take(descriptor, log)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor, log):
    end, told = time.monotonic() + PATIENCE, False
    while not _locked(descriptor, log):
        holder = os.pread(descriptor, 500, 0).decode(errors="replace")
        holder = holder if holder.isprintable() else "another process"
        if time.monotonic() > end:
            raise BusyError(f"{holder} is grading it already: wait until that is done, then grade again")
        if not told:
            log.warning("%s is grading it already: waiting for up to %.0f s", holder, PATIENCE)
        told = True
        time.sleep(0.2)
    since = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{_user()} (process {os.getpid()} on {platform.node()}, since {since})".encode(), 0)


def _locked(descriptor, log):
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        log.warning("This file system has no locks (%s): see to it that nobody else grades now", error.strerror)
    return True


def _user():
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"
