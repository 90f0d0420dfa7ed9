"""Makes the kernel's namespace itself lie: a dict that answers differently, properties in globals, a callable class."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import builtins
import types

shell = get_ipython()


class Everything(types.ModuleType):
    def __getattribute__(self, name):
        if name == "estep":
            raise SystemExit(0)
        return super().__getattribute__(name)


class Answer:
    __name__ = "estep"
    __code__ = property(lambda self: (_ for _ in ()).throw(SystemExit))
    __globals__ = property(lambda self: {})

    def __call__(self, X, mixture):
        raise GeneratorExit


shell.user_module.__class__ = Everything
builtins.callable = lambda thing: True
shell.user_ns["estep"] = Answer()
""",
}
