"""Gives outputs metadata with quotes and tags, which a template writes into attributes such as width and height."""

TRACE = "PWNED_metadata"

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


mark = "PWN" + "ED_metadata"
good = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
evil = f"1\" onload=\"document.title='{mark}'\"><script>name = '{mark}'</script>"
attributes = {"width": evil, "height": evil, "unconfined": evil, "alt": evil, "needs_background": evil}
metadata = attributes | {
    "image/png": attributes,
    "text/plain": attributes,
    "filenames": {"image/png": f"../{mark}.png"},
}
metadata |= {"isolated": True, "tags": [evil], "nbgrader": {"points": 10}, "collapsed": evil, "name": evil, evil: evil}
data = {"image/png": good, "text/plain": "x"}
publish("display_data", {"data": data, "metadata": metadata}, metadata=metadata)
publish("execute_result", {"data": data, "metadata": metadata, "execution_count": 3}, metadata=metadata)
""",
}
