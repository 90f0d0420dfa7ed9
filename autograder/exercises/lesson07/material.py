"""Random models and labels for cases: unequal weights, tilted covariances with eigenvalues between 0.4 and 2.5."""

import numpy as np

from autograder.exercises import draws
from softcounts.mixtures import ClassGaussians


def covariances(rng, C, d):
    """Covariances (C, d, d), each turned its own way, with eigenvalues between 0.4 and 2.5."""
    eigenvalues = np.exp(np.linspace(-0.9, 0.9, C * d) if C * d > 1 else np.full(1, 0.3))
    eigenvalues = rng.permuted(eigenvalues[rng.permutation(C * d)].reshape(C, d), axis=1)
    turns = np.linalg.qr(rng.normal(size=(C, d, d)))[0]
    cov = (turns * eigenvalues[:, None, :]) @ turns.transpose(0, 2, 1)
    return 0.5 * (cov + cov.transpose(0, 2, 1))


def model(rng, C, d, unit=1.0):
    """A ClassGaussians with means about 0; lengths are measured in `unit`."""
    return ClassGaussians(1.5 * unit * rng.normal(size=(C, d)), unit**2 * covariances(rng, C, d), draws.weights(rng, C))


def labels(rng, n, C):
    """Classes (n,) in mixed order, each at least once, in unequal numbers where n allows."""
    more = rng.choice(C, n - C, p=draws.weights(rng, C))
    return rng.permutation(np.concatenate([np.arange(C), more]))


def one_hot(y, C):
    """The labels as rows (n, C) of zeros and a one."""
    return np.eye(C)[y]


def sizes(n, t, d, C):
    """The sizes of a case in words."""
    return f"n = {n}, t = {t}, d = {d}, C = {C}"
