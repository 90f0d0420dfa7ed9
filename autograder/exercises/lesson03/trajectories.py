"""Data for the loop, chosen so that honest rounding can never change the pass at which it stops.

Scaling data and mixture by s moves every log-likelihood by -n d log s and leaves the steps of EM as they are. So the
scale decides how large the log-likelihood is beside its last changes, and with that the pass at which the rule
|new - old| <= 1e-6 |new| stops.
"""

from itertools import islice
from typing import NamedTuple

import numpy as np

from autograder.exercises import draws
from autograder.exercises.stopping import TOL, clear_cut, ratios, stop
from autograder.reference import gaussian
from softcounts.mixtures import GaussianMixture

AT_ONCE = 8


def groups(rng, n, d, K, apart):
    """Points in K groups of unequal size, `apart` standard deviations between neighbours, with a start near them."""
    centres = apart * np.eye(K, d) if d >= K else apart * np.linspace(-1, 1, K)[:, None] * np.ones(d)
    owner = np.resize(np.repeat(np.arange(K), np.arange(K) + 2), n)
    X = centres[owner] + rng.normal(size=(n, d)) * rng.uniform(0.8, 1.2, (K, 1))[owner]
    mu = centres + 0.5 * rng.normal(size=(K, d))
    return X[rng.permutation(n)], GaussianMixture(mu, rng.uniform(0.7, 1.5, K), draws.weights(rng, K))


def scaled(X, mixture, s):
    """The same data and mixture in another unit of length."""
    return X * s, GaussianMixture(mixture.mu * s, mixture.var * s**2, mixture.p)


class Climb(NamedTuple):
    """EM from S starts at once: log-likelihoods (passes, S), and the mixtures after each pass (passes, S, K)."""

    values: np.ndarray
    var: np.ndarray
    p: np.ndarray


def climb(X, starts, passes):
    """The Climb from the mixtures `starts`, in sufficient statistics: the reference's numbers up to rounding.

    For data near the origin only, where |x|^2 - |mu|^2 loses nothing; many times faster than the loop itself.
    """
    n, d = X.shape
    statistics = np.column_stack([(X**2).sum(axis=1), X, np.ones(n)])
    mu, var, p = (np.stack(field) for field in zip(*starts, strict=True))
    history = []
    for _ in range(passes):
        constant = np.log(p) - d / 2 * np.log(2 * np.pi * var) - (mu**2).sum(axis=2) / (2 * var)
        natural = np.concatenate([(-0.5 / var)[..., None], mu / var[..., None], constant[..., None]], axis=2)
        joint = natural @ statistics.T
        top = joint.max(axis=1, keepdims=True)
        post = np.exp(joint - top)
        total = post.sum(axis=1, keepdims=True)
        summed = (post / total) @ statistics
        N = summed[..., -1]
        mu, p = summed[..., 1:-1] / N[..., None], N / n
        var = (summed[..., 0] / N - (mu**2).sum(axis=2)) / d
        history.append(((top + np.log(total)).sum(axis=(1, 2)), var, p))
    return Climb(*map(np.array, zip(*history, strict=True)))


def trace(X, mixture, passes):
    """The log-likelihoods of the first `passes` passes, to the last bit."""
    return np.array([value for _, _, value in islice(gaussian.passes(X, mixture), passes)])


def alive(X, mixture):
    """True where no component has collapsed: variances and weights are of the order of the data's."""
    return mixture.var.min() > 1e-3 * X.var() and mixture.p.min() * len(X) > 1.0


def reached(X, climbed, start=0, shift=0.0, margin=0.02):
    """(log-likelihoods, index of the pass that stops) from one start of a Climb, or None where that is not
    clear-cut or a component has collapsed. `shift` moves all log-likelihoods, as another unit of length does.
    """
    values = climbed.values[:, start] + shift
    if not clear_cut(values, margin):
        return None
    last = stop(values)
    return (values, last) if alive(X, GaussianMixture(None, climbed.var[last, start], climbed.p[last, start])) else None


def converging(rng, n, d, K, apart=1.5, low=12, high=80):
    """Overlapping groups whose run stops clearly, after `low` to `high` passes, without collapse."""
    while True:
        X, mixture = groups(rng, n, d, K, apart)
        found = reached(X, climb(X, [mixture], high))
        if found and found[1] >= low and ratios(found[0])[found[1] - 1] > 0.3 * TOL:
            return X, mixture


def by_the_previous(rng):
    """A run that stops one pass earlier if the change is measured against |old| instead of |new|.

    The scale puts one ratio at (1 + 5e-7) times the threshold: above it for |new|, below it for |old|.
    """
    while True:
        X, mixture = converging(rng, 17, 2, 3)
        values = trace(X, mixture, 80)
        for t in range(6, 40):
            target = -(values[t] - values[t - 1]) / (TOL * (1 + 5e-7))
            if not -200 < target < -20:
                continue
            s = np.exp((values[t] - target) / X.size)
            moved = trace(*scaled(X, mixture, s), t + 2)
            ratio, following = ratios(moved)[t - 1 : t + 1]
            if ratios(moved)[: t - 1].min() > 1.02 * TOL and following < 0.98 * TOL and 2e-7 < ratio / TOL - 1 < 8e-7:
                return scaled(X, mixture, s)


def long(rng, low=1050, high=1600):
    """A slow climb with a small log-likelihood: the run takes `low` to `high` passes. A short cap shows here.

    Two components part very slowly on nine points in a row, spaced a little wider towards both ends.
    """
    row = np.linspace(-1, 1, 9)
    X = rng.permutation(1.9 * (0.88 * row + 0.12 * row**3))[:, None]
    while True:
        starts = [_two_in_a_row(rng) for _ in range(AT_ONCE)]
        climbed = climb(X, starts, high)
        for k, start in enumerate(starts):
            values = climbed.values[:, k]
            change = np.diff(values)[low + 20 : low + 22]
            if not (2e-9 < change[0] < 1e-6 and change[1] < 0.998 * change[0]):
                continue
            shift = np.sqrt(change.prod()) / TOL - values[low + 21]
            found = reached(X, climbed, k, shift=shift, margin=5e-4)
            if found and found[1] >= low:
                return scaled(X, start, np.exp(-shift / X.size))


def _two_in_a_row(rng):
    """A start with one component to the left and one to the right."""
    mu = rng.uniform([[-1.0], [0.3]], [[-0.3], [1.0]])
    return GaussianMixture(mu, rng.uniform(0.7, 1.0, 2), np.full(2, 0.5))


def separated(rng, n, d, K, s=1.0):
    """Groups so far apart that the second pass changes nothing: every stopping rule agrees here."""
    while True:
        X, mixture = scaled(*groups(rng, n, d, K, apart=60.0), s)
        if alive(X, gaussian.mstep(X, gaussian.estep(X, mixture)[0])._replace(var=np.ones(1) * X.var())):
            return X, mixture


def ending(rng):
    """The last two passes of a slow climb: the second changes the mixture still, and the run stops there."""
    X, mixture = converging(rng, 21, 2, 2)
    last = stop(trace(X, mixture, 80))
    *_, (mixture, _, _) = islice(gaussian.passes(X, mixture), last - 1)
    return X, mixture
