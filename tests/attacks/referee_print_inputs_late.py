"""Prints the hidden inputs over iopub, as streams and displays, with the last cell's parent and after the request."""

TRACE = "PWNED_late_inputs"

CELLS = {
    "estep": r"""
import sys

import numpy as np
from IPython.display import display

kernel = get_ipython().kernel
parent = kernel.get_parent("shell")
mark = "PWN" + "ED_late_inputs"


def estep(X, mixture):
    text = f"{mark} {X!r} {mixture!r}"
    data = {"text/plain": text}
    for name, content in (
        ("stream", {"name": "stdout", "text": text}),
        ("stream", {"name": "stderr", "text": text}),
        ("display_data", {"data": data, "metadata": {}, "transient": {}}),
        ("execute_result", {"data": data, "metadata": {}, "execution_count": 3}),
        ("error", {"ename": "E", "evalue": text, "traceback": [text]}),
    ):
        for whose in (parent, kernel.get_parent("shell"), {}):
            kernel.session.send(kernel.iopub_socket, name, content, parent=whose, ident=name.encode())
    sys.__stdout__.write(text)
    sys.__stdout__.flush()
    display(text)
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
