"""Starts threads that wait for the request and then overwrite results, sockets and buffers while the reply is built."""

CELLS = {
    "estep": r"""
import gc
import threading
import time

import numpy as np

kernel = get_ipython().kernel
running = threading.Event()


def estep(X, mixture):
    running.set()
    return np.zeros((len(X), len(mixture.p))), 0.0


def meddle():
    running.wait()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        for thing in gc.get_objects():
            if isinstance(thing, dict) and ("outcomes" in thing or "steady" in thing) and "__name__" not in thing:
                try:
                    thing |= {"steady": True, "kept": True, "points": 10, "right": True}
                except RuntimeError:
                    pass
        parent = kernel.get_parent("shell")
        for stream in (kernel.iopub_socket, kernel.shell_stream):
            try:
                kernel.session.send(stream, "softcounts_play_reply", {"points": 10, "outcomes": []}, parent=parent)
            except Exception:
                pass


for _ in range(4):
    threading.Thread(target=meddle, daemon=True).start()
""",
}
