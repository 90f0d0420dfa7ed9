"""Raises SystemExit, KeyboardInterrupt and GeneratorExit from within the call."""

CELLS = {
    "estep": r"""
calls = []


def estep(X, mixture):
    calls.append(1)
    raise (SystemExit(0), KeyboardInterrupt(), GeneratorExit(), StopIteration((10, 10)))[len(calls) % 4]
""",
}
