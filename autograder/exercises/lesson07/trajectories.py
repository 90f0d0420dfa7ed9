"""Rows for the loop, chosen so that honest rounding can never change the pass at which it stops.

As in lesson 03, another unit of length moves what climbs and leaves the steps of EM as they are, but for the ridge.
"""

from itertools import islice
from typing import NamedTuple

import numpy as np

from autograder.exercises import draws
from autograder.exercises.lesson07.material import covariances, labels
from autograder.exercises.stopping import TOL, clear_cut, ratios, stop
from autograder.reference import semi_supervised as semi
from softcounts.mixtures import ClassGaussians


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


def trace(start, passes):
    """What climbs in the first `passes` passes, to the last bit."""
    return np.array([value for _, _, value in islice(semi.passes(*start), passes)])


def settled(start, low, high, margin=0.02):
    """(values, index of the pass that stops) where that is clear-cut, between passes `low` and `high`, and no
    covariance on the way is nearly singular; else None.
    """
    values, unit = [], np.concatenate([start.X, start.U]).var()
    for model, _, value in islice(semi.passes(*start), high):
        values.append(value)
        eigenvalues = np.linalg.eigvalsh(model.cov)
        if eigenvalues.min() < 0.03 * unit or not np.isfinite(value):
            return None
        if len(values) > 1 and ratios(np.array(values[-2:]))[0] <= TOL:
            break
    values = np.array(values)
    return (values, stop(values)) if len(values) > low and clear_cut(values, margin) else None


def converging(rng, n, t, d, C, apart=1.8, low=12, high=80):
    """Overlapping classes whose run clearly takes `low` to `high` passes, and others by the unlabelled part alone."""
    while True:
        start = groups(rng, n, t, d, C, apart)
        found = settled(start, low, high)
        if found and ratios(found[0])[found[1] - 1] > 0.3 * TOL and elsewhere(start, found[1]):
            return start


def elsewhere(start, last):
    """Does the same test on the unlabelled part alone clearly stop at another pass than `last`?"""
    values = np.array([semi.estep(start.U, start.model)[1]])
    for model, _, _ in islice(semi.passes(*start), last + 60):
        values = np.append(values, semi.estep(start.U, model)[1])
    return clear_cut(values, 0.02) and stop(values) != last


def by_the_previous(rng):
    """A run that stops one pass earlier if the change is measured against |old| instead of |new|.

    The scale puts one ratio at (1 + 5e-7) times the threshold: above it for |new|, below it for |old|.
    """
    while True:
        start = converging(rng, 7, 19, 2, 3)
        size = start.X.size + start.U.size
        values = trace(start, 60)
        for t in range(6, 40):
            target = -(values[t] - values[t - 1]) / (TOL * (1 + 5e-7))
            if not -200 < target < -20:
                continue
            moved = tuned(start, t, target, np.exp((values[t] - target) / size))
            values_there = trace(moved, t + 2)
            ratio, following = ratios(values_there)[t - 1 : t + 1]
            earlier = ratios(values_there)[: t - 1].min()
            if earlier > 1.02 * TOL and following < 0.98 * TOL and 3e-7 < ratio / TOL - 1 < 7e-7:
                return moved


def tuned(start, t, target, s):
    """The start in the unit of length, near `s`, that puts pass t's ratio at (1 + 5e-7) times the threshold."""
    size = start.X.size + start.U.size
    for _ in range(4):
        values = trace(scaled(start, s), t + 1)
        target = -(values[t] - values[t - 1]) / (TOL * (1 + 5e-7))
        s *= np.exp((values[t] - target) / size)
    return scaled(start, s)


def climbs(starts, passes):
    """What climbs from S starts at once, (passes, S), for one coordinate: the reference's numbers up to rounding."""
    n = len(starts[0].X)
    Z = np.array([np.concatenate([start.X, start.U]) for start in starts])
    hot = np.array([np.eye(len(start.model.p))[start.y] for start in starts])
    mu, var, p = (np.array([start.model[k].reshape(1, -1) for start in starts]) for k in range(3))
    values = []
    for _ in range(passes):
        joint = np.log(p) - 0.5 * (np.log(2 * np.pi * var) + (Z - mu) ** 2 / var)
        rows = np.logaddexp.reduce(joint, axis=2)
        post = np.exp(joint - rows[:, :, None])
        post[:, :n] = hot
        values.append((hot * joint[:, :n]).sum(axis=(1, 2)) + rows[:, n:].sum(axis=1))
        N = post.sum(axis=1, keepdims=True)
        mu, p = (post * Z).sum(axis=1, keepdims=True) / N, N / Z.shape[1]
        var = (post * (Z - mu) ** 2).sum(axis=1, keepdims=True) / N + semi.RIDGE
    return np.array(values)


def long(rng, low=110, high=400):
    """A slow climb with a small total: the run takes `low` to `high` passes. A short cap shows here."""
    while True:
        starts = [groups(rng, 3, 27, 1, 2, apart=0.7) for _ in range(50)]
        values = climbs(starts, low + 42)
        change = np.diff(values, axis=0)[[low + 38, low + 39]]
        slow = (change[1] > 2e-8) & (change[1] < 1e-4) & (change[1] < 0.985 * change[0])
        for k in np.flatnonzero(slow):
            size = starts[k].X.size + starts[k].U.size
            moved = scaled(starts[k], np.exp((values[low + 40, k] - change[1, k] / TOL) / size))
            if settled(moved, low, high, margin=2e-3):
                return moved


def separated(rng, n, t, d, C, s=1.0):
    """Classes so far apart that the second pass changes nothing in what climbs: every stopping rule agrees here."""
    while True:
        start = scaled(groups(rng, n, t, d, C, apart=60.0), s)
        if short(start):
            return start


def short(start):
    """Does the run end after three passes, with nothing left to change, and well-formed covariances?"""
    values = trace(start, 4)
    model = semi.run(*start)[0]
    flat = np.linalg.eigvalsh(model.cov).min(axis=1) / np.linalg.eigvalsh(start.model.cov).min(axis=1)
    return ratios(values)[0] > 1.02 * TOL and ratios(values)[1] < 1e-3 * TOL and flat.min() > 0.03
