"""Returns ragged lists and lists of None where arrays are promised, which no array can be made of."""

CELLS = {
    "log_gaussian": r"""
def log_gaussian(X, mu, var):
    return [[0.0] * (i + 1) for i in range(len(X))]
""",
    "estep": r"""
def estep(X, mixture):
    return [None] * len(X), 0.0
""",
}
