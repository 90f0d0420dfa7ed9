"""Rows for the loop, chosen so that honest rounding can never change the pass at which it stops.

As in lesson 03, another unit of length moves what climbs and leaves the steps of EM as they are, but for the ridge.
"""

from itertools import islice
from typing import NamedTuple

import numpy as np

from autograder.exercises import draws
from autograder.exercises.lesson07.material import covariances, labels, one_hot
from autograder.exercises.stopping import TOL, clear_cut, ratios, stop
from autograder.reference import semi_supervised as semi
from softcounts.mixtures import ClassGaussians

EDGE = 1 + 2.5e-7


class Start(NamedTuple):
    """The arguments of run: labelled rows, their classes, unlabelled rows, where to begin."""

    X: np.ndarray
    y: np.ndarray
    U: np.ndarray
    model: ClassGaussians


def groups(rng, n, t, d, C, apart):
    """Classes about `apart` standard deviations from each other, with a start near them."""
    centres = apart * (np.eye(C, d) if d >= C else np.linspace(-1, 1, C)[:, None] * np.ones(d))
    cov = covariances(rng, C, d)
    y = labels(rng, n, C) if n else np.zeros(0, dtype=int)
    owner = np.concatenate([y, labels(rng, t, C) if t else np.zeros(0, dtype=int)])
    noise = (np.linalg.cholesky(cov)[owner] @ rng.normal(size=(n + t, d, 1)))[:, :, 0]
    Z = centres[owner] + noise
    mu = centres + 0.4 * rng.normal(size=(C, d))
    return Start(Z[:n], y, Z[n:], ClassGaussians(mu, covariances(rng, C, d), draws.weights(rng, C)))


def scaled(start, s):
    """The same rows and model in another unit of length."""
    X, y, U, model = start
    return Start(X * s, y, U * s, model._replace(mu=model.mu * s, cov=model.cov * s**2))


def features(Z):
    """Rows (1, z, z z^T) beside Z (..., d), flat: a log joint is linear in them."""
    squares = (Z[..., :, None] * Z[..., None, :]).reshape(*Z.shape[:-1], -1)
    return np.concatenate([np.ones((*Z.shape[:-1], 1)), Z, squares], axis=-1)


class Climb(NamedTuple):
    """EM from S starts at once: what climbs and its unlabelled part, both (passes, S), and what a class's log joint
    multiplies the features by, (passes, S, C, 1 + d + d^2). All belong to the model that enters a pass.
    """

    values: np.ndarray
    unlabelled: np.ndarray
    natural: np.ndarray


def climb(starts, passes):
    """The Climb from `starts`, in sufficient statistics: the reference's numbers up to rounding, many times faster.

    For rows near the origin only, where |z|^2 - |mu|^2 loses nothing.
    """
    S, C, d = len(starts), *starts[0].model.mu.shape
    U = features(np.array([start.U for start in starts]))
    labelled = np.array([one_hot(start.y, C).T @ features(start.X) for start in starts])
    mu, cov, p = (np.array([start.model[k] for start in starts]) for k in range(3))
    history = []
    for _ in range(passes):
        precision = np.linalg.inv(cov)
        slope = (precision @ mu[..., None])[..., 0]
        constant = np.log(p) - 0.5 * (np.log(np.linalg.det(2 * np.pi * cov)) + (slope * mu).sum(axis=2))
        natural = np.concatenate([constant[..., None], slope, -0.5 * precision.reshape(S, C, -1)], axis=2)
        joint = np.exp(natural @ U.transpose(0, 2, 1))
        rows = joint.sum(axis=1, keepdims=True)
        unlabelled = np.log(rows).sum(axis=(1, 2))
        history.append(((natural * labelled).sum(axis=(1, 2)) + unlabelled, unlabelled, natural))
        summed = labelled + (joint / rows) @ U
        N = summed[..., :1]
        mean = summed / N
        mu, p = mean[..., 1 : d + 1], N[..., 0] / N.sum(axis=1)
        cov = mean[..., d + 1 :].reshape(S, C, d, d) - mu[..., None] * mu[..., None, :] + semi.RIDGE * np.eye(d)
    return Climb(*map(np.array, zip(*history, strict=True)))


def converging(rng, n, t, d, C, apart=1.8, low=12, high=45, at_once=8):
    """Overlapping classes whose run clearly takes `low` to `high` passes, without a nearly singular covariance."""
    while True:
        starts = [groups(rng, n, t, d, C, apart) for _ in range(at_once)]
        climbed = climb(starts, high)
        for k, start in enumerate(starts):
            values, unlabelled, natural = (field[:, k] for field in climbed)
            last = stop(values)
            if (
                clear_cut(values, 0.02)
                and last >= low
                and ratios(values)[last - 1] > 0.3 * TOL
                and stop(unlabelled) != last
                and telling(start, natural[: last + 1])
            ):
                return start


def telling(start, natural):
    """At the last pass, does another class than its own fit a labelled row better? Is no covariance on the way nearly
    singular?
    """
    n, d = start.X.shape
    joint = features(start.X) @ natural[-1].T
    precision = -2 * natural[..., d + 1 :].reshape(-1, d, d)
    largest = 1 / (0.03 * np.concatenate([start.X, start.U]).var())
    return (joint.max(axis=1) - joint[np.arange(n), start.y]).max() > 0.01 and np.linalg.eigvalsh(
        precision
    ).max() < largest


def by_the_previous(rng):
    """A run that stops one pass earlier if the change is measured against |old|, or against the mean of |old| and
    |new|, instead of |new|.

    The unit of length puts one ratio at `EDGE` times the threshold: above it for |new|, below it for the others.
    """
    while True:
        start = converging(rng, 7, 19, 2, 3)
        there, size = climb([start], 42).values[:, 0], start.X.size + start.U.size
        for t in range(6, 40):
            if not 20 * TOL < there[t] - there[t - 1] < 200 * TOL:
                continue
            moved, values = start, there
            for _ in range(3):
                target = (values[t - 1] - values[t]) / (TOL * EDGE)
                moved = scaled(moved, np.exp((values[t] - target) / size))
                values = climb([moved], t + 2).values[:, 0]
            *earlier, ratio, following = ratios(values)
            if min(earlier) > 1.02 * TOL and following < 0.98 * TOL and abs(ratio / TOL - EDGE) < 5e-8:
                return moved


def long(rng):
    """A slow climb to a total between -1 and 0 that takes 105 to 113 passes. A short cap shows here,
    and so does a threshold that never falls below 1e-6: it stops before pass 99, where a cap of 100 does.

    Two classes part slowly on a row of points that lie a little closer together in the middle.
    """
    last = draws.integer(rng, 104, 112)
    while True:
        starts = [scaled(_in_a_row(rng), 0.48) for _ in range(8)]
        values = climb(starts, last + 1).values
        change = np.diff(values, axis=0)
        target = -np.sqrt(change[-2] * change[-1]) / TOL
        for k in np.flatnonzero((change[97] < 1e-6) & (target < -0.1)):
            moved = values[:, k] - values[last, k] + target[k]
            if clear_cut(moved, 0.01) and stop(moved) == last:
                return scaled(starts[k], np.exp((values[last, k] - target[k]) / 30))


def _in_a_row(rng):
    """Three labelled rows and 27 others along a line, with one class to the left and one to the right."""
    y, row = rng.permutation([0, 1, rng.integers(2)]), np.linspace(-1, 1, 27)
    U = rng.permutation(0.6 * row + 0.4 * row**3) + 0.04 * rng.normal(size=27)
    X = np.where(y == 0, -0.5, 0.5) + 0.04 * rng.normal(size=3)
    mu, var = rng.uniform([[-0.9], [0.3]], [[-0.3], [0.9]]), rng.uniform(0.1, 0.4, (2, 1, 1))
    return Start(X[:, None], y, U[:, None], ClassGaussians(mu, var, draws.weights(rng, 2)))


def separated(rng, n, t, d, C, s=1.0):
    """Classes so far apart that the second pass changes nothing in what climbs: every stopping rule agrees here."""
    while True:
        start = scaled(groups(rng, n, t, d, C, apart=60.0), s)
        if short(start):
            return start


def all_labelled(rng):
    """Rows that all have a class, so many that a product of their densities vanishes: the second model is the last."""
    start = groups(rng, 300, 0, 2, 3, apart=3.0)
    return start._replace(X=draws.rounded(start.X))


def ending(rng):
    """The last two passes of a climb: the second changes the model still, and it stops there."""
    start = converging(rng, 6, 25, 2, 3)
    last = stop(climb([start], 45).values[:, 0])
    *_, (model, _, _) = islice(semi.passes(*start), last - 1)
    return start._replace(model=model)


def short(start):
    """Does the run end after three passes, with nothing left to change, and well-formed covariances?"""
    values = np.array([value for _, _, value in islice(semi.passes(*start), 4)])
    model = semi.run(*start)[0]
    flat = np.linalg.eigvalsh(model.cov).min(axis=1) / np.linalg.eigvalsh(start.model.cov).min(axis=1)
    return ratios(values)[0] > 1.02 * TOL and ratios(values)[1] < 1e-3 * TOL and flat.min() > 0.03
