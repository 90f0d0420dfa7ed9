"""Loops for ever within the call."""

CELLS = {
    "estep": r"""
def estep(X, mixture):
    while True:
        pass
""",
}
