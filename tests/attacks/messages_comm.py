"""Opens comms with odd targets, identities and buffers, which a client that plays a front end might mishandle."""

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


state = {"_model_module": "@jupyter-widgets/base", "_model_name": "X", "points": 10}
for identity in ("a", "", "../../x", 7, None, "c" * 10**5):
    for target in ("jupyter.widget", "nbgrader", "softcounts", None):
        for data in ({"state": state, "buffer_paths": [["a"], ["b"]]}, {"state": "text"}, {"state": None}, {}):
            content = {"comm_id": identity, "target_name": target, "data": data, "target_module": "os"}
            publish("comm_open", content, buffers=[b"x" * 1000])
            publish("comm_msg", content | {"data": {"method": "update", **data}})
            publish("comm_close", content)
publish("comm_open", {"comm_id": "x"})
publish("comm_msg", {"data": None})
publish("comm_msg", {})
""",
}
