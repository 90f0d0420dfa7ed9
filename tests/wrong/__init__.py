"""Wrong answers by people who had read a lesson and nothing else: neither the catalogue of mistakes nor the operators."""

import importlib


def answers(key):
    """Name -> wrong function of the exercise "01_e_step/estep"."""
    lesson, name = key.split("/")
    module = importlib.import_module(f"tests.wrong.lesson{lesson[:2]}_{name}")
    helpers = getattr(module, "HELPERS", ())
    own = {name: value for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}
    return {name: value for name, value in own.items() if not name.startswith("_") and name not in helpers}
