"""Registers exit handlers, finalizers and import hooks that would run when the kernel is stopped."""

TRACE = "PWNED_exit"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import atexit
import gc
import os
import sys
import threading
import time
import weakref

mark = "PWN" + "ED_exit"


def last(*args, **more):
    try:
        os.mkdir("@COURSE@/" + mark)
    except OSError:
        pass
    end = time.monotonic() + 60
    while time.monotonic() < end:
        time.sleep(0.1)


atexit.register(last)
threading._register_atexit(last)
weakref.finalize(estep, last)
sys.excepthook = sys.unraisablehook = threading.excepthook = last
kernel = get_ipython().kernel
kernel.do_shutdown = kernel.shutdown_request = kernel.interrupt_request = last
for name in list(kernel.control_handlers):
    kernel.control_handlers[name] = last
gc.callbacks.append(lambda *args: None)
""",
}
