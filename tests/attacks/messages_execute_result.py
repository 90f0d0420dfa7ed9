"""Publishes results with large numbers under the identities of the cells to come, the test cells among them."""

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


for parent in [kernel.get_parent("shell"), *later(), {}]:
    for number in ("10", "1000", "nan", "-1", "1e999"):
        content = {"data": {"text/plain": number}, "metadata": {}, "execution_count": 26}
        publish("execute_result", content, parent)
10
""",
}
