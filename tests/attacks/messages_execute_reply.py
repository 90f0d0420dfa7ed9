"""Forges execute replies for its own and later cells: early success, errors, set_next_input payloads."""

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


ident = kernel._parent_ident["shell"]
payload = [{"source": "set_next_input", "text": "10", "replace": True}, {"source": "ask_exit", "keepkernel": True}]
for parent in [kernel.get_parent("shell"), *later()]:
    for status in ("ok", "error", "aborted", None, ["ok"]):
        content = {"status": status, "execution_count": 10, "payload": payload, "user_expressions": {}}
        content |= {"ename": "", "evalue": "", "traceback": []}
        try:
            kernel.session.send(kernel.shell_stream, "execute_reply", content, parent=parent, ident=ident)
        except Exception:
            pass
""",
}
