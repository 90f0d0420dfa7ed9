"""Rewrites and then deletes the connection file: another key, another transport, another address."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import json
import os

from ipykernel.connect import get_connection_file

path = get_connection_file()
try:
    with open(path) as file:
        info = json.load(file)
    with open(path, "w") as file:
        json.dump(info | {"key": "", "transport": "tcp", "ip": "127.0.0.1", "kernel_name": "bash"}, file)
except OSError:
    pass
try:
    os.unlink(path)
except OSError:
    pass
kernel = get_ipython().kernel
kernel.session.key = b"another key"
kernel.session.auth = None
""",
}
