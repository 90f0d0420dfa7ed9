"""Prints lone surrogates, null bytes and unpaired directions, which cannot be written into a UTF-8 notebook or page."""

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


bad = "\ud800 \udfff \0 \u202e \ufffe \x1b \u2028 \r\n \x85"
escaped = rb'"\ud800 \udc00\udc00 \u0000 \uffff"'
publish("stream", b'{"name": "stdout", "text": ' + escaped + b"}")
publish(
    "display_data", b'{"data": {"text/plain": ' + escaped + b'}, "metadata": {' + escaped + b": " + escaped + b"}}"
)
publish("error", b'{"ename": ' + escaped + b', "evalue": ' + escaped + b', "traceback": [' + escaped + b"]}")
try:
    print(bad)
except UnicodeError:
    pass
raise ValueError(bad)
""",
}
