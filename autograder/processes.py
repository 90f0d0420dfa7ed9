"""How grading processes are made: forked from a server that has imported what they need, once for all of them."""

import multiprocessing
import signal
from multiprocessing import forkserver

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CONTEXT = multiprocessing.get_context(METHOD)
CONTEXT.set_forkserver_preload(["autograder.grade.workers"])


def begin():
    """Start the server now, so that it imports while this process does."""
    if METHOD == "forkserver":
        # Ctrl-C at the terminal is for the grader; the server and what it forks end with it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        forkserver.ensure_running()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
