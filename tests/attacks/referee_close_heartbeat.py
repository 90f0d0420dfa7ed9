"""Closes the kernel's heartbeat socket after the first beat, so that whoever waits for the next one waits for ever."""

CELLS = {
    "estep": r"""
import time

import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


get_ipython().kernel.parent.heartbeat.socket.close(0)
time.sleep(2.5)
""",
}
