"""A race: one pass of EM, yours, that of lessons 01 and 02, and scikit-learn's."""

import time
import warnings

import numpy as np

from softcounts import inputs
from softcounts.mixtures import ExponentialMixture

TABLE = "the table (n, K, d) of lessons 01 and 02"
HOW = "scikit-learn is not installed: it joins the race after pip install 'softcounts[race]'"


def race(estep, mstep, family, n=20_000, d=50, K=10, passes=5, repeats=5):
    """Time a pass of spherical EM side by side; return a table: median and spread, in milliseconds.

    `estep(T, log_h, mixture)`, `mstep(T, post, family)`, `family`: yours, for T = (x, |x|^2) and h = 1. All start from
    the same mixture. scikit-learn's checks of the data are not counted. Raises ValueError for what is no function.
    """
    for name, function in {"estep": estep, "mstep": mstep, "family": family}.items():
        inputs.function(function, name)
    X, start = _runners(n, d, K)
    lanes = {"yours": _yours(X, start, estep, mstep, family), TABLE: lambda count: _lessons(X, start, count)}
    theirs = _sklearn(X, start)
    lanes |= {"scikit-learn": theirs} if theirs else {}
    taken = {name: [] for name in lanes}
    for _ in range(repeats):
        for name, lane in lanes.items():
            count = max(passes // 5, 1) if name == TABLE else passes  # a few of the slow ones tell as much
            taken[name].append(1e3 * (_seconds(lane, count + 1) - _seconds(lane, 1)) / count)
    return "\n".join([f"one pass, n = {n:,}, d = {d}, K = {K}; {repeats} repeats of {passes} passes", *_rows(taken)])


def _runners(n, d, K):
    """K clouds, and a start."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(K, d))[rng.integers(K, size=n)] + rng.normal(size=(n, d))
    return X, (X[rng.choice(n, K, replace=False)], np.full(K, 2.0), np.full(K, 1 / K))


def _yours(X, start, estep, mstep, family):
    squared, (mu, var, p) = (X**2).sum(axis=1), start
    T, log_h = np.column_stack([X, squared]), np.zeros(len(X))
    means = np.column_stack([mu, (mu**2).sum(axis=1) + X.shape[1] * var])

    def lane(count):
        mixture = ExponentialMixture(*family(means), p)
        for _ in range(count):
            post, _ = estep(T, log_h, mixture)
            mixture = mstep(T, post, family)
        return post

    return lane


def _lessons(X, start, count):
    """Bells as lessons 01 and 02 wrote them, with all differences x - mu in one table."""
    mu, var, p = start
    for _ in range(count):
        squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
        post = np.log(p) - X.shape[1] / 2 * np.log(var) - squared / (2 * var)
        post = np.exp(post - post.max(axis=1, keepdims=True))
        post /= post.sum(axis=1, keepdims=True)
        N = post.sum(axis=0)
        mu = post.T @ X / N[:, None]
        squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
        var, p = (post * squared).sum(axis=0) / (X.shape[1] * N), N / len(X)
    return post


def _sklearn(X, start):
    """A lane of GaussianMixture(covariance_type="spherical"), or None where scikit-learn is not installed."""
    try:
        from sklearn.mixture import GaussianMixture
    except ImportError:
        return None
    mu, var, p = start
    options = {"covariance_type": "spherical", "tol": 0.0, "reg_covar": 0.0}

    def lane(count):
        model = GaussianMixture(
            len(p), max_iter=count, means_init=mu, weights_init=p, precisions_init=1 / var, **options
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return model.fit(X)

    return lane


def _seconds(lane, count):
    begin = time.perf_counter()
    lane(count)
    return time.perf_counter() - begin


def _rows(taken):
    """A line for each lane: median, smallest and largest, and how many times as long as yours."""
    yours = np.median(taken["yours"])
    for name, times in taken.items():
        ratio = "" if name == "yours" else f"   {np.median(times) / yours:.1f} times yours"
        yield f"{name:41s} {np.median(times):7.1f} ms ({min(times):.1f} to {max(times):.1f}){ratio}"
    if "scikit-learn" not in taken:
        yield HOW
