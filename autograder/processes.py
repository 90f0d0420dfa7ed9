"""How grading processes are made: forked from a server that has imported what they need, once for all of them."""

import multiprocessing
from multiprocessing import forkserver

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CONTEXT = multiprocessing.get_context(METHOD)
CONTEXT.set_forkserver_preload(["autograder.grade.workers"])


def begin():
    """Start the server now, so that it imports while this process does."""
    if METHOD == "forkserver":
        forkserver.ensure_running()
