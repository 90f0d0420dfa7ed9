"""Checks of what callers pass in: each fault is a ValueError of one line, with its cause and its cure."""

import numpy as np

from softcounts.mixtures import GaussianMixture


def data(X, name="X", d=None):
    """`X` as a float array (n, d). Raises ValueError for other shapes, no rows, text, NaN or infinity."""
    try:
        X = np.asarray(X, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must hold numbers: convert its columns to float first") from None
    if X.ndim != 2 or not X.size:
        raise ValueError(
            f"{name} must be an array (n, d) with at least one row, not {X.shape}: use X[:, None] for one column"
        )
    if not np.isfinite(X).all():
        raise ValueError(f"{name} holds NaN or infinity in row {_row(X)}: leave that row out, or fill it in first")
    if d is not None and X.shape[1] != d:
        raise ValueError(f"{name} has {X.shape[1]} coordinates; this needs {d}: choose {d} columns")
    return X


def components(K, n):
    """`K` as an int between 1 and `n`."""
    if not isinstance(K, int | np.integer) or isinstance(K, bool):
        raise ValueError(f"K must be a whole number; it is {K!r}: pass for example K=3")
    if not 1 <= K <= n:
        raise ValueError(f"K = {K} components for n = {n} data points: choose K between 1 and {n}")
    return int(K)


def whole(value, low, high, name):
    """`value` as an int from `low` to `high`."""
    if not isinstance(value, int | np.integer) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(f"{name} = {value!r}: pass a whole number from {low} to {high}")
    return int(value)


def mixture(value, d):
    """`value` as a GaussianMixture of float arrays mu (K, d), var (K,) > 0, p (K,)."""
    if not isinstance(value, tuple) or len(value) != 3:
        raise ValueError(f"the mixture must be a GaussianMixture(mu, var, p); it is a {type(value).__name__}")
    mu, var, p = (np.asarray(field, dtype=float) for field in value)
    if mu.ndim != 2 or mu.shape[1] != d or var.shape != mu.shape[:1] or p.shape != mu.shape[:1]:
        shapes = f"mu {mu.shape}, var {var.shape}, p {p.shape}"
        raise ValueError(
            f"the mixture's shapes do not fit data with d = {d}: {shapes}; they should be (K, {d}), (K,), (K,)"
        )
    if not (var > 0).all():
        raise ValueError(f"variances must be above 0; the smallest is {var.min():.3g}: did a component collapse?")
    return GaussianMixture(mu, var, p)


def soft_counts(post, n, K):
    """`post` as a float array (n, K) of finite numbers."""
    post = np.asarray(post, dtype=float)
    if post.shape != (n, K):
        raise ValueError(
            f"post has shape {post.shape}; for n = {n} points and K = {K} components it should be ({n}, {K})"
        )
    if not np.isfinite(post).all():
        raise ValueError(f"post holds NaN or infinity in row {_row(post)}: check the E-step that made it")
    return post


def one_of(value, allowed, name):
    """`value`, if it is one of `allowed`."""
    if value not in allowed:
        raise ValueError(f"unknown {name} {value!r}: choose one of {', '.join(map(repr, allowed))}")
    return value


def _row(array):
    return int(np.flatnonzero(~np.isfinite(array).all(axis=1))[0])
