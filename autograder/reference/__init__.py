"""Right answers, short and fast: one module a model. Imports NumPy, SciPy and the NamedTuples only."""
