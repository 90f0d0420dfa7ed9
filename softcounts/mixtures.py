"""Mixtures as NamedTuples: their fields are the symbols of the formulas."""

from typing import NamedTuple

import numpy as np


class GaussianMixture(NamedTuple):
    """A mixture of K spherical Gaussians in d dimensions (Bishop PRML 9.2).

    `mu` (K, d): means. `var` (K,): variances sigma_j^2, one per component, in squared units of the data.
    `p` (K,): mixing proportions, which sum to one.
    """

    mu: np.ndarray
    var: np.ndarray
    p: np.ndarray
