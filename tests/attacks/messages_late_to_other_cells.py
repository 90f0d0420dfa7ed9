"""Delays its prints by threads and timers, so that they fall into the outputs of later cells and of the test cells."""

TRACE = "PWNED_delayed"

CELLS = {
    "estep": r"""
import threading
import time

import numpy as np

kernel = get_ipython().kernel


def publish(kind, content, parent=None, **more):
    parent = kernel.get_parent("shell") if parent is None else parent
    kernel.session.send(kernel.iopub_socket, kind, content, parent=parent, ident=kind.encode(), **more)


def later(count=60):
    header = kernel.get_parent("shell")["header"]
    start, _, number = header["msg_id"].rpartition("_")
    for step in range(1, count):
        yield {"header": header | {"msg_id": f"{start}_{int(number) + step}"}}


mark = "PWN" + "ED_delayed"
started = threading.Event()


def estep(X, mixture):
    started.set()
    time.sleep(0.05)
    return np.zeros((len(X), len(mixture.p))), 0.0


def late():
    started.wait()
    end = time.monotonic() + 10
    while time.monotonic() < end:
        print(mark)
        for parent in [kernel.get_parent("shell"), *later(10)]:
            publish("stream", {"name": "stdout", "text": mark}, parent)
            publish("execute_result", {"data": {"text/plain": mark}, "metadata": {}, "execution_count": 1}, parent)
        time.sleep(0.02)


threading.Thread(target=late, daemon=True).start()
""",
}
