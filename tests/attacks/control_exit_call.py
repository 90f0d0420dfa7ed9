"""Calls os._exit(0) within the function, as if all tests had passed and the process had ended well."""

CELLS = {
    "estep": r"""
import os


def estep(X, mixture):
    os._exit(0)
""",
}
