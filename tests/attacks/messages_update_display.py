"""Updates displays of earlier cells by their display ids, to change what was already written there."""

TRACE = "PWNED_update"

CELLS = {
    "log_gaussian": r"""
kernel = get_ipython().kernel


def publish(kind, content, parent=None, **more):
    parent = kernel.get_parent("shell") if parent is None else parent
    kernel.session.send(kernel.iopub_socket, kind, content, parent=parent, ident=kind.encode(), **more)


def later(count=60):
    header = kernel.get_parent("shell")["header"]
    start, _, number = header["msg_id"].rpartition("_")
    for step in range(1, count):
        yield {"header": header | {"msg_id": f"{start}_{int(number) + step}"}}


def log_gaussian(X, mu, var):
    return X[:, :1] * mu[:, 0] * 0


for parent in [kernel.get_parent("shell"), *later()]:
    content = {"data": {"text/plain": "5"}, "metadata": {}, "transient": {"display_id": "marks"}, "execution_count": 1}
    publish("display_data", content, parent)
    publish("execute_result", content, parent)
""",
    "estep": r"""
import numpy as np

mark = "PWN" + "ED_update"


def estep(X, mixture):
    for text in (mark, "1000"):
        data = {"text/plain": text, "text/html": f"<b>{mark}</b>"}
        content = {"data": data, "metadata": {}, "transient": {"display_id": "marks"}}
        for parent in (kernel.get_parent("shell"), {}):
            publish("update_display_data", content, parent)
            publish("display_data", content, parent)
    return np.zeros((len(X), len(mixture.p))), 0.0


publish("update_display_data", {"data": {"text/html": mark}, "metadata": {}, "transient": {"display_id": "marks"}})
""",
}
