"""Gives execution counts, stream names and output names that hold HTML, which templates write without escaping."""

TRACE = "PWNED_count"

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


mark = "PWN" + "ED_count"
evil = f"\"]:</div><script>document.title = '{mark}'</script>"
publish("execute_input", {"code": f"10 # {mark}", "execution_count": evil})
publish("execute_result", {"data": {"text/plain": "x"}, "metadata": {}, "execution_count": evil})
publish("stream", {"name": evil, "text": "x"})
publish("stream", {"name": "stderr\n" + evil, "text": "x"})
publish("status", {"execution_state": "busy", "execution_count": evil})
for odd in (-1, 10**30, 1.5, [1], {"a": 1}, True, None, "7"):
    publish("execute_result", {"data": {"text/plain": "x"}, "metadata": {}, "execution_count": odd})
try:
    get_ipython().execution_count = evil
except Exception:
    pass
""",
}
