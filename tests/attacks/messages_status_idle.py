"""Publishes idle before its cell has ended, so that its output lands in the next cell and the grader counts wrongly."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


kernel = get_ipython().kernel


def publish(kind, content, parent=None, **more):
    parent = kernel.get_parent("shell") if parent is None else parent
    kernel.session.send(kernel.iopub_socket, kind, content, parent=parent, ident=kind.encode(), **more)


def later(count=60):
    header = kernel.get_parent("shell")["header"]
    start, _, number = header["msg_id"].rpartition("_")
    for step in range(1, count):
        yield {"header": header | {"msg_id": f"{start}_{int(number) + step}"}}


import threading
import time

for parent in [kernel.get_parent("shell"), *later()]:
    for state in ("idle", "busy", "idle", "starting", "dead", "terminating", 7, None):
        publish("status", {"execution_state": state}, parent)


def trickle(parent):
    for number in range(200):
        publish("execute_result", {"data": {"text/plain": "10"}, "metadata": {}, "execution_count": number}, parent)
        time.sleep(0.05)


threading.Thread(target=trickle, args=(kernel.get_parent("shell"),), daemon=True).start()
""",
}
