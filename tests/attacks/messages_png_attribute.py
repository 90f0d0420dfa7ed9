"""Displays PNG pictures whose base64 text ends the attribute and begins a tag of its own."""

TRACE = "PWNED_png"

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


mark = "PWN" + "ED_png"
good = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
ending = f"\"><script>document.title = '{mark}'</script><img src=\"data:image/png;base64,"
for picture in (
    good + ending,
    ending + good,
    f"\" onerror=\"name='{mark}'",
    good[:40] + "\n" + ending + "\n" + good[40:],
    [good, ending],
    {"data": ending},
    "https://example.invalid/" + mark,
):
    for kind in ("image/png", "image/jpeg", "image/gif", "image/webp"):
        publish("display_data", {"data": {kind: picture, "text/plain": "picture"}, "metadata": {}})
""",
}
