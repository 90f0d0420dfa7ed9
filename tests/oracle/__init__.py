"""The formulas written out as literally as they stand, one module a lesson: sums are loops, nothing is shared with the
reference.

Sums of many terms use math.fsum, which rounds once; logarithms of sums are taken about their own maximum.
"""

import importlib


def oracle(key):
    """The function that the exercise "NN_lesson/name" asks for."""
    lesson, name = key.split("/")
    return getattr(importlib.import_module(f"tests.oracle.lesson{lesson[:2]}"), name)
