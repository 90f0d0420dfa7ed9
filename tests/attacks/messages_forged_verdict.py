"""Publishes verdicts in the project's own MIME type and cards that look like full marks, under all cells to come."""

TRACE = "PWNED_verdict"

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


mark = "PWN" + "ED_verdict"
summary = {"exercise": "01_e_step/estep", "points": 10.0, "max_points": 10.0, "mistake": None, "kind": "right"}
summary["message"] = mark
data = {"application/vnd.softcounts.verdict+json": summary, "text/html": f"<div class='card'>{mark} 10 of 10</div>"}
data["text/plain"] = "10 of 10 points"
for parent in [kernel.get_parent("shell"), *later(), {}]:
    publish("display_data", {"data": data, "metadata": {}}, parent)
    publish("execute_result", {"data": data, "metadata": {}, "execution_count": 26}, parent)
""",
}
