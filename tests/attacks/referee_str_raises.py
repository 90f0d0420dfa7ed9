"""Raises exceptions whose text, class name or traceback raises again, exits or loops while it is being reported."""

CELLS = {
    "log_gaussian": r"""
class Bad(Exception):
    def __str__(self):
        raise SystemExit(0)

    @property
    def __traceback__(self):
        raise KeyboardInterrupt

    @property
    def __class__(self):
        raise RecursionError


def log_gaussian(X, mu, var):
    raise Bad
""",
    "estep": r"""
import os


class Worse(BaseException):
    def __str__(self):
        while True:
            pass

    def __del__(self):
        os._exit(0)


class Meta(type):
    @property
    def __name__(cls):
        raise Worse


class Worst(BaseException, metaclass=Meta):
    pass


def estep(X, mixture):
    raise (Worse if len(X) % 2 else Worst)
""",
}
