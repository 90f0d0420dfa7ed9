"""Publishes raw bytes: no JSON, broken UTF-8, no signature or delimiter, deep nesting, huge numbers."""

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


session = kernel.session
deep = b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
for raw in (b"", b"{", b"[]", b"null", b"\xff\xfe", deep, b"9" * 10**6, b"NaN"):
    for kind in ("stream", "status", "display_data"):
        publish(kind, raw)
        message = session.serialize(session.msg(kind, {}, parent=kernel.get_parent("shell")), [kind.encode()])
        for place in range(len(message)):
            frames = list(message)
            frames[place] = raw
            try:
                kernel.iopub_socket.send_multipart(frames)
                kernel.iopub_socket.send_multipart(message[: place + 1])
            except Exception:
                pass
""",
}
