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


class BernoulliMixture(NamedTuple):
    """A mixture of K products of d independent coins (Bishop PRML 9.3.3).

    `theta` (K, d): probability that coordinate l is 1 in component j. `p` (K,): mixing proportions, which sum to one.
    """

    theta: np.ndarray
    p: np.ndarray


class ClassGaussians(NamedTuple):
    """One Gaussian with a full covariance for each of C classes in d dimensions (Murphy PML1 9.2).

    `mu` (C, d): means. `cov` (C, d, d): covariances, in squared units of the data. `p` (C,): class proportions.
    """

    mu: np.ndarray
    cov: np.ndarray
    p: np.ndarray
