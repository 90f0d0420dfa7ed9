"""Opens files, pipes and sockets until no descriptor is left."""

CELLS = {
    "estep": r"""
import os
import socket

import numpy as np

kept = []
for make in (os.pipe, lambda: open("/dev/null"), socket.socketpair, lambda: os.dup(0)):
    try:
        while True:
            kept.append(make())
    except (OSError, ValueError):
        pass


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
