"""Floods the grader with error messages and stderr, and raises from a chain of a thousand causes."""

CELLS = {
    "estep": r"""
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


def chain(depth):
    error = ValueError("x" * 1000)
    for _ in range(depth):
        after = ValueError("y" * 1000)
        after.__cause__, error = error, after
    return error


def estep(X, mixture):
    raise chain(1000)


for _ in range(20_000):
    publish("error", {"ename": "E" * 100, "evalue": "v" * 100, "traceback": ["t" * 500] * 3})
    print("warning " * 10, file=sys.stderr)
raise chain(1000)
""",
}
