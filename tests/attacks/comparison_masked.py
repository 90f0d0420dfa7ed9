"""Returns masked arrays with every entry masked, which compare as masked and so as true."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    shape = (len(X), len(mixture.p))
    return np.ma.masked_array(np.zeros(shape), mask=np.ones(shape, bool)), np.ma.masked
""",
}
