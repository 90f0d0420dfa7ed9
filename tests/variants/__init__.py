"""Right answers in many styles, one module an exercise: the judge must accept every one in full.

A module's public functions are the variants; they call `estep`, `mstep`, ... as a notebook would.
"""

import importlib
import types


def variants(name):
    """Variant name -> function, for one exercise."""
    module = importlib.import_module(f"tests.variants.{name}")
    return {
        key: value
        for key, value in vars(module).items()
        if isinstance(value, types.FunctionType) and value.__module__ == module.__name__ and not key.startswith("_")
    }
