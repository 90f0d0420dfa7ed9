"""One command at a time changes the marks of an assignment: the others wait a little, and then say who is at it."""

import getpass
import os
import platform
import time
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from autograder.referee.marks.shared import OTHERS

try:
    import fcntl
except ImportError:  # no such system grades
    fcntl = None

PATIENCE = 20.0


class BusyError(RuntimeError):
    """Somebody else is grading the assignment."""


@contextmanager
def turn(coursedir, log):
    """Have the assignment to oneself as long as the body lasts; the system ends it with this process, however.

    Raises BusyError where another process has it for longer than PATIENCE seconds, OSError where that cannot be known.
    """
    path = Path(coursedir.root, f".grading-{coursedir.assignment_id}.lock")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        if coursedir.groupshared and os.fstat(descriptor).st_uid == os.geteuid():
            os.fchmod(descriptor, OTHERS)
        _take(descriptor, coursedir.assignment_id, log)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor, assignment, log):
    end, told = time.monotonic() + PATIENCE, False
    while not _locked(descriptor, log):
        holder = os.pread(descriptor, 500, 0).decode(errors="replace")
        holder = holder if holder.isprintable() and holder else "another process"
        if time.monotonic() > end:
            raise BusyError(f"{holder} is at {assignment} already: wait until that is done, and try again")
        if not told:
            log.warning("%s is at %s already: waiting for up to %.0f s", holder, assignment, PATIENCE)
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
