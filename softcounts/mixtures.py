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


class MixturePrior(NamedTuple):
    """What is believed about a spherical GaussianMixture before the data come (Bishop PRML 2.3.6, 10.2).

    mu_j given var_j is N(`mean`, var_j / `count` I), var_j is inverse gamma(`shape`, `scale`), the weights are
    Dirichlet(`alpha`, ..., `alpha`). `mean` (d,); the others are numbers: `count`, `shape`, `scale` > 0, `alpha` >= 1;
    `scale` is in squared units of the data.
    """

    mean: np.ndarray
    count: float
    shape: float
    scale: float
    alpha: float


class ExpertMixture(NamedTuple):
    """K straight lines in d features, and a gate that says which of them answers where (Bishop PRML 14.5.3).

    Expert j says y ~ N(x . W_j, var_j); the gate gives it the share softmax_j(x . V_j). `W` (K, d), `var` (K,) in
    squared units of y, `V` (K, d).
    """

    W: np.ndarray
    var: np.ndarray
    V: np.ndarray


class ExponentialMixture(NamedTuple):
    """K members of one exponential family: log p(x | j) = log h(x) + T(x) . eta_j - log_z_j (Bishop PRML 2.4).

    `eta` (K, s): natural parameters, one for each of the s statistics T. `log_z` (K,): logarithms of the normalisers.
    `p` (K,): mixing proportions, which sum to one.
    """

    eta: np.ndarray
    log_z: np.ndarray
    p: np.ndarray
