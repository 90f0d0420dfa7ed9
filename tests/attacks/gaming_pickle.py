"""Returns objects whose pickles would run code in the process that unpacks them."""

TRACE = "PICKLE_RAN"

CELLS = {
    "estep": r"""
import os

import numpy as np


class Bomb:
    def __reduce__(self):
        return os.system, ("touch @COURSE@/PICKLE" + "_RAN",)

    def __array__(self, *args, **kwargs):
        made = np.empty((2, 2), dtype=object)
        made[...] = Bomb()
        return made


def estep(X, mixture):
    return Bomb(), Bomb()
""",
}
