"""Returns objects whose class, field and dtype names spell out the hidden inputs, so that the message shows them."""

TRACE = "PWNED_kind_inputs"

CELLS = {
    "log_gaussian": r"""
import numpy as np

mark = "PWN" + "ED_kind_inputs"


def log_gaussian(X, mu, var):
    return np.zeros(len(X), dtype=[(f"{mark} {X.ravel()[:3].tolist()}", "f8")])
""",
    "estep": r"""
import numpy as np


def estep(X, mixture):
    kind = type(f"{mark} {X.ravel()[:3].tolist()}", (np.ndarray,), {})
    other = type(f"{mark} {mixture.p.tolist()}", (), {"__repr__": lambda self: mark})
    return np.zeros((len(X), len(mixture.p))).view(kind), other()
""",
}
