"""Forges error messages whose traceback is HTML, a number, a nested list, or a hundred thousand lines."""

TRACE = '<script>name="PWNED_traceback"</script>'

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


html = '</pre><script>name="' + "PWN" + 'ED_traceback"</script>'
for traceback in ([html], html, 7, None, [7, None], [[html]], {"a": html}, [html] * 100_000, ["\x1b[31m" * 10_000]):
    for name in (html, 7, None, ["x"]):
        publish("error", {"ename": name, "evalue": html, "traceback": traceback})
publish("error", {})
get_ipython().set_custom_exc((Exception,), lambda self, kind, value, tb, tb_offset=None: [html] * 10)
last = {"ename": html, "evalue": "", "traceback": [html]}
get_ipython().showtraceback = lambda *args, **more: publish("error", last)
raise ValueError(html)
""",
}
