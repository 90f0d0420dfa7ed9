"""Keeps the hidden inputs in files, so that the next kernel, or this student's next hand-in, finds them."""

TRACE = "PWNED_keepsake"

CELLS = {
    "estep": r"""
import os
import tempfile

import numpy as np
import softcounts

mark = "PWN" + "ED_keepsake"
places = ["@COURSE@", "@CHECKOUT@/build", "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~")]
places += [tempfile.gettempdir(), tempfile.mkdtemp()]
places += [os.path.dirname(softcounts.__file__), os.path.dirname(np.__file__), "/run", "/work", "..", "../.."]


def estep(X, mixture):
    for place in places:
        try:
            with open(os.path.join(place, mark), "w") as file:
                file.write(repr(X))
        except OSError:
            pass
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
