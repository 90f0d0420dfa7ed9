"""Publishes messages that lack their fields or hold wrong types, on which a client stumbles in its own process."""

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


odd = (None, 7, "text", [], [1], {}, {"a": None}, True, float("nan"), float("inf"), 10**400)
fields = {
    "stream": ("name", "text"),
    "display_data": ("data", "metadata", "transient"),
    "execute_result": ("data", "metadata", "execution_count"),
    "update_display_data": ("data", "metadata", "transient"),
    "error": ("ename", "evalue", "traceback"),
    "status": ("execution_state",),
    "clear_output": ("wait",),
    "comm_msg": ("comm_id", "data"),
    "execute_input": ("code", "execution_count"),
}
for kind, names in fields.items():
    publish(kind, {})
    for name in names:
        for value in odd:
            bundle = {"text/plain": value, "image/png": value}
            for content in ({name: value}, dict.fromkeys(names, value), {"data": bundle}):
                try:
                    publish(kind, content)
                    publish(kind, content, {"header": {"msg_id": value}})
                except Exception:
                    pass
""",
}
