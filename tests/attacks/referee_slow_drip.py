"""Keeps the grader waiting with an endless drip of small messages, so that no silence ever lasts long enough."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


kernel = get_ipython().kernel


def answer_with(handler):
    for name in {name for name in kernel.shell_handlers if "softcounts" in name} | {"softcounts_play_request"}:
        kernel.shell_handlers[name] = handler
        setattr(kernel, name, handler)


def drip(stream, ident, parent):
    import time

    while True:
        for kind in ("softcounts_play_progress", "execute_reply", "is_complete_reply"):
            kernel.session.send(stream, kind, {"status": "ok"}, parent=parent, ident=ident)
        kernel.session.send(kernel.iopub_socket, "status", {"execution_state": "busy"}, parent=parent)
        time.sleep(0.05)


answer_with(drip)
""",
}
