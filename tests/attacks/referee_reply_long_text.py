"""Reports exception names, texts, lines and class names of megabytes each, to swell gradebook and feedback."""

CELLS = {
    "log_gaussian": r"""
import numpy as np


def log_gaussian(X, mu, var):
    return type("L" * 5_000_000, (np.ndarray,), {})((len(X), len(mu)))
""",
    "estep": r"""
def estep(X, mixture):
    kind = type("E" * 5_000_000, (ValueError,), {"__str__": lambda self: "t" * 20_000_000})
    raise kind()  # LONGLINE
""".replace("LONGLINE", "c" * 1_000_000),
}
