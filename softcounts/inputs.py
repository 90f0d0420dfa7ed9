"""Checks of what callers pass in: each fault is a ValueError of one line, with its cause and its cure."""

import numpy as np

from softcounts.mixtures import GaussianMixture


def numbers(value, name):
    """`value` as a float array. Raises ValueError for text, complex numbers and rows of unequal length."""
    try:
        if np.iscomplexobj(value):
            raise TypeError
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must hold real numbers in rows of equal length: convert it to float first") from None


def number(value, name):
    """`value` as a finite float."""
    value = numbers(value, name)
    if value.ndim or not np.isfinite(value):
        raise ValueError(f"{name} must be one finite number; it is {_shown(value)}: check what was passed as {name}")
    return float(value)


def trace(values, name="a trace"):
    """`values` as a float array (T,), T >= 1, all finite."""
    values = numbers(values, name)
    if values.ndim != 1 or not len(values) or not np.isfinite(values).all():
        raise ValueError(f"{name} is a list of finite numbers, one for each pass; it is {_shown(values)}")
    return values


def data(X, name="X", d=None):
    """`X` as a float array (n, d). Raises ValueError for other shapes, no rows, text, NaN or infinity."""
    X = numbers(X, name)
    if X.ndim != 2 or not X.size:
        raise ValueError(
            f"{name} must be an array (n, d) with at least one row, not {X.shape}: use X[:, None] for one column"
        )
    if not np.isfinite(X).all():
        raise ValueError(f"{name} holds NaN or infinity in row {_row(X)}: leave that row out, or fill it in first")
    if d is not None and X.shape[1] != d:
        raise ValueError(f"{name} has {X.shape[1]} coordinates; this needs {d}: choose {d} columns")
    return X


def incomplete(X, name="X", d=None):
    """`X` as a float array (n, d) in which NaN stands for missing; at least one entry is observed."""
    X = numbers(X, name)
    if X.ndim != 2 or not X.size:
        raise ValueError(f"{name} must be an array (n, d) with at least one row, not {X.shape}")
    if np.isinf(X).any():
        raise ValueError(f"{name} holds infinity: a missing entry is NaN, and all others are finite")
    if np.isnan(X).all():
        raise ValueError(f"{name} holds no observed entry: at least one must be a number")
    if d is not None and X.shape[1] != d:
        raise ValueError(f"{name} has {X.shape[1]} coordinates; this needs {d}: choose {d} columns")
    return X


def pairs(x, y, what="x and y"):
    """`x` and `y` as finite float arrays (n,) of one length, n >= 1."""
    x, y = numbers(x, "x"), numbers(y, "y")
    if x.ndim != 1 or x.shape != y.shape or not len(x) or not np.isfinite([x, y]).all():
        raise ValueError(f"{what} must be finite numbers (n,), as many of one as of the other: {x.shape} and {y.shape}")
    return x, y


def components(K, n):
    """`K` as an int between 1 and `n`."""
    if not isinstance(K, int | np.integer) or isinstance(K, bool):
        raise ValueError(f"K must be a whole number; it is {_brief(K)}: pass for example K=3")
    if not 1 <= K <= n:
        raise ValueError(f"K = {K} components for n = {n} data points: choose K between 1 and {n}")
    return int(K)


def whole(value, low, high, name):
    """`value` as an int from `low` to `high`."""
    if not isinstance(value, int | np.integer) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(f"{name} = {_brief(value)}: pass a whole number from {low} to {high}")
    return int(value)


def generator(seed):
    """A numpy Generator from a whole number, or the Generator that was passed."""
    if isinstance(seed, np.random.Generator):
        return seed
    if not isinstance(seed, int | np.integer) or isinstance(seed, bool) or seed < 0:
        raise ValueError(f"seed = {_brief(seed)}: pass a whole number from 0 up, or a numpy Generator")
    return np.random.default_rng(seed)


def mixture(value, d):
    """`value` as a GaussianMixture of finite float arrays mu (K, d), var (K,) > 0, p (K,) >= 0."""
    if not isinstance(value, tuple) or len(value) != 3:
        raise ValueError(f"the mixture must be a GaussianMixture(mu, var, p); it is a {type(value).__name__}")
    mu, var, p = (
        numbers(field, f"the mixture's {name}") for field, name in zip(value, GaussianMixture._fields, strict=True)
    )
    if mu.ndim != 2 or not mu.size or mu.shape[1] != d or var.shape != mu.shape[:1] or p.shape != mu.shape[:1]:
        shapes = f"mu {mu.shape}, var {var.shape}, p {p.shape}"
        raise ValueError(
            f"the mixture's shapes do not fit data with d = {d}: {shapes}; they should be (K, {d}), (K,), (K,)"
        )
    for name, field in (("mu", mu), ("var", var), ("p", p)):
        if not np.isfinite(field).all():
            raise ValueError(f"the mixture's {name} holds NaN or infinity: did a component lose all its points?")
    if not (var > 0).all():
        raise ValueError(f"variances must be above 0; the smallest is {var.min():.3g}: did a component collapse?")
    if not (p >= 0).all():
        raise ValueError(f"mixing proportions must be at least 0; the smallest is {p.min():.3g}: check p")
    return GaussianMixture(mu, var, p)


def soft_counts(post, n, K):
    """`post` as a float array (n, K) of finite numbers."""
    post = numbers(post, "post")
    if post.shape != (n, K):
        raise ValueError(
            f"post has shape {post.shape}; for n = {n} points and K = {K} components it should be ({n}, {K})"
        )
    if not np.isfinite(post).all():
        raise ValueError(f"post holds NaN or infinity in row {_row(post)}: check the E-step that made it")
    return post


def function(value, name):
    """`value`, if it can be called."""
    if not callable(value):
        raise ValueError(f"{name} must be a function; it is {_brief(value)}: pass its name, without brackets")
    return value


def e_step(estep, X, mixture):
    """What the caller's `estep(X, mixture)` returns, as (post (n, K), float)."""
    result = function(estep, "estep")(X, mixture)
    if not isinstance(result, tuple) or len(result) != 2:
        raise ValueError(f"estep returned {_kind(result)}, not post and log_likelihood: run check(estep) first")
    return soft_counts(result[0], len(X), len(mixture.p)), number(result[1], "the log-likelihood from estep")


def m_step(mstep, X, post):
    """What the caller's `mstep(X, post)` returns, as a GaussianMixture."""
    result = function(mstep, "mstep")(X, post)
    if not isinstance(result, tuple) or len(result) != 3:
        raise ValueError(f"mstep returned {_kind(result)}, not a GaussianMixture: run check(mstep) first")
    return mixture(result, X.shape[1])


def fits(value, d):
    """`value` as a list of (mixture, post, log-likelihood) with at least one entry; `post` is left as it is."""
    if not isinstance(value, list | tuple) or not value:
        raise ValueError("no fits to show: pass a list of (mixture, post, log_likelihood)")
    for k, fit in enumerate(value):
        if not isinstance(fit, list | tuple) or len(fit) != 3:
            raise ValueError(
                f"fit {k} is {_kind(fit)}: each fit must be (mixture, post, log_likelihood), as run returns"
            )
    return [(mixture(model, d), post, number(last, "a log-likelihood")) for model, post, last in value]


def axis_names(names):
    """`names`, if they are two texts."""
    if not isinstance(names, list | tuple) or len(names) != 2 or not all(isinstance(name, str) for name in names):
        raise ValueError(f"names = {_brief(names)}: pass two texts, one for each axis")
    return names


def scale(value):
    """`value`, if it is a Scale (or None)."""
    if value is not None and not all(hasattr(value, field) for field in ("mean", "sd", "names")):
        raise ValueError(f"scale is {_kind(value)}: pass datasets.old_faithful_scale(), or leave it out")
    return value


def one_of(value, allowed, name):
    """`value`, if it is one of `allowed`."""
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"unknown {name} {_brief(value)}: choose one of {', '.join(map(repr, allowed))}")
    return value


def _row(array):
    return int(np.flatnonzero(~np.isfinite(array).all(axis=1))[0])


def _kind(value):
    return f"a tuple of {len(value)}" if isinstance(value, tuple) else f"a value of type {type(value).__name__}"


def _brief(value):
    """One line, however long the value's own text is."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."


def _shown(array):
    """Small arrays in full, others by their shape and whether they are finite."""
    if array.size <= 6:
        return _brief(array.tolist())
    return f"an array of shape {array.shape}{'' if np.isfinite(array).all() else ' with NaN or infinity'}"
