"""Data with gaps: made-up ratings with planted taste groups, and Old Faithful with waiting times left out."""

from typing import NamedTuple

import numpy as np

from softcounts import inputs
from softcounts.datasets.shipped import old_faithful

GROUPS, GENRES = 5, 6
GROUP_SIZES = (0.32, 0.25, 0.19, 0.14, 0.1)
TASTE_SD, OWN_SD, MOOD_SD, WHIM_SD = 0.6, 0.45, 0.2, 0.75


class Ratings(NamedTuple):
    """Ratings 1 to 5 of n users (rows) for d films (columns).

    `X` (n, d): what a program may see, NaN where it is missing. `truth` (n, d): what every user would give every film,
    which nobody knows outside made-up data. `held_out` (n, d) bool: ratings that were given, and taken out of X for
    testing. `group` (n,) int: the planted taste group of each user.
    """

    X: np.ndarray
    truth: np.ndarray
    held_out: np.ndarray
    group: np.ndarray

    @property
    def never_rated(self):
        """(n, d) bool: entries that the user did not rate at all, neither in X nor held out."""
        return np.isnan(self.X) & ~self.held_out


def ratings(n=1200, d=300, seed=0, held_out=0.1):
    """Return Ratings of n users for d films, drawn from five taste groups of unequal size.

    Missing not at random: a user is the more likely to rate a film, the better they like it; a few films are rated by
    hardly anyone, and some users rate very few. A part `held_out` of the given ratings, chosen at random, is taken out
    of X; who rated anything keeps at least one. `seed`: an int or a numpy Generator. Raises ValueError for other sizes.
    """
    n, d = inputs.whole(n, GROUPS, 10**6, "n"), inputs.whole(d, GENRES, 10**6, "d")
    if not 0 <= inputs.number(held_out, "held_out") <= 0.9:
        raise ValueError(f"held_out = {held_out:g}: pass a part between 0 and 0.9")
    rng = inputs.generator(seed)
    group = rng.choice(GROUPS, n, p=GROUP_SIZES)
    truth = _truth(rng, group, d)
    given = _given(rng, truth)
    hidden = given & (rng.random((n, d)) < held_out)
    hidden[np.arange(n), _kept(rng, given)] = False
    return Ratings(np.where(given & ~hidden, truth, np.nan), truth, hidden, group)


def old_faithful_gaps(part=0.6, seed=0):
    """Return Old Faithful in standard units, X (272, 2), with about that part of the waiting times missing (NaN).

    Missing completely at random. `seed`: an int or a numpy Generator. Raises ValueError for other parts or seeds.
    """
    if not 0 <= inputs.number(part, "part") < 1:
        raise ValueError(f"part = {part:g}: pass a part from 0 up to, and not with, 1")
    X = old_faithful()
    X[inputs.generator(seed).random(len(X)) < part, 1] = np.nan
    return X


def _truth(rng, group, d):
    """Whole ratings: the film's quality, the group's taste for its genre and for the film, the user's own whim."""
    genre = rng.permutation(np.arange(d) % GENRES)
    quality = 3.1 + 0.35 * rng.normal(size=d)
    taste = TASTE_SD * rng.normal(size=(GROUPS, GENRES))[:, genre] + OWN_SD * rng.normal(size=(GROUPS, d))
    mood = MOOD_SD * rng.normal(size=(len(group), 1))
    return np.clip(np.round(quality + taste[group] + mood + WHIM_SD * rng.normal(size=(len(group), d))), 1, 5)


def _given(rng, truth):
    """Who rates what, (n, d) bool: busy users, popular films, and liking."""
    n, d = truth.shape
    busy = -2.2 + 1.0 * rng.normal(size=(n, 1))
    popular = 1.0 * rng.normal(size=d)
    return rng.random((n, d)) < 1 / (1 + np.exp(-(busy + popular + 0.7 * (truth - 3))))


def _kept(rng, given):
    """For each user one film that stays in X (any film, where the user rated none)."""
    return (given * rng.random(given.shape)).argmax(axis=1)
