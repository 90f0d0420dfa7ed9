"""Fills the client's widget state by endless comm updates with buffers, which it keeps in memory till the end."""

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


for number in range(1000):
    data = {"state": {"value": "v" * 500_000}, "buffer_paths": [[f"p{number}"]]}
    buffers = [b"b" * 500_000]
    publish("comm_open", {"comm_id": f"c{number}", "target_name": "jupyter.widget", "data": data}, buffers=buffers)
""",
}
