"""Recurses without end, with the recursion limit raised, until the stack of the process overflows."""

CELLS = {
    "estep": r"""
import sys

sys.setrecursionlimit(10**9)


def estep(X, mixture):
    return estep(X, mixture)
""",
}
