"""Prints HTML and script to both streams and as plain representations, whole and cut across several messages."""

TRACE = '<script>name="PWNED_stream"</script>'

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import sys

kernel = get_ipython().kernel


def publish(kind, content, parent=None, **more):
    parent = kernel.get_parent("shell") if parent is None else parent
    kernel.session.send(kernel.iopub_socket, kind, content, parent=parent, ident=kind.encode(), **more)


def later(count=60):
    header = kernel.get_parent("shell")["header"]
    start, _, number = header["msg_id"].rpartition("_")
    for step in range(1, count):
        yield {"header": header | {"msg_id": f"{start}_{int(number) + step}"}}


html = '<script>name="' + "PWN" + 'ED_stream"</script>'
ending = "</pre></div></script></textarea></style>--></title>"
for name in ("stdout", "stderr"):
    publish("stream", {"name": name, "text": ending + html})
    for letter in html:
        publish("stream", {"name": name, "text": letter})
print(html, file=sys.stderr)


class Plain:
    def __repr__(self):
        return ending + html


publish("display_data", {"data": {"text/plain": [ending, html]}, "metadata": {}})
Plain()
""",
}
