"""Publishes message types that nobody knows, or that belong to the grader's own side, with its own channel names."""

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


kinds = ["softcounts_play_reply", "softcounts_play_request", "debug_event", "shutdown_reply", "interrupt_reply"]
kinds += [
    "execute_request",
    "execute_reply",
    "history_reply",
    "create_subshell_reply",
    "iopub_welcome",
    "__class__",
    "\0",
]
content = {"status": "ok", "restart": True, "points": 10, "outcomes": [], "subscription": "", "event": "terminated"}
for kind in kinds:
    for stream in (kernel.iopub_socket, kernel.shell_stream, kernel.control_stream, kernel.stdin_socket):
        try:
            ident = kernel._parent_ident["shell"]
            kernel.session.send(stream, kind, content, parent=kernel.get_parent("shell"), ident=ident)
        except Exception:
            pass
""",
}
