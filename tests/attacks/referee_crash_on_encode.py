"""Corrupts the interpreter's memory through ctypes, so that the kernel crashes or lies while it encodes the reply."""

CELLS = {
    "estep": r"""
import ctypes

import numpy as np


def estep(X, mixture):
    post = np.zeros((len(X), len(mixture.p)))
    fields = (ctypes.c_ssize_t * 10).from_address(id(post))
    fields[2] = 0x1000
    ctypes.memset(id(7) + 24, 8, 1)
    return post, 7.0
""",
}
