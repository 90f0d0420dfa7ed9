"""Where EM begins."""

import numpy as np

from softcounts import inputs
from softcounts.mixtures import BernoulliMixture, ExpertMixture, ExponentialMixture, GaussianMixture

METHODS = ("random", "kmeans++", "same", "corner")
COIN_METHODS = ("random", "shares", "same")
LINE_METHODS = ("rows", "near", "same")


def init(X, K, seed=0, method="random"):
    """Return a start for EM: a GaussianMixture and `post` (n, K), all 1/K, which only says what K is.

    `X` (n, d): data. `seed`: an int or a numpy Generator. `method`:
    "random": K distinct data points as means; "kmeans++": each next mean a data point drawn with probability
    proportional to its squared distance to the nearest mean so far (Arthur and Vassilvitskii 2007);
    "same": all components equal, at the data's mean, so that EM cannot move; "corner": all means together in one
    corner far from the data, a little apart. var_j is the mean squared distance to mu_j per coordinate, p_j = 1/K.
    Raises ValueError where X holds NaN, K is not between 1 and n, the seed is negative or the method is unknown.
    """
    X = inputs.data(X)
    K = inputs.components(K, len(X))
    draw = {"random": _random, "kmeans++": _plusplus, "same": _same, "corner": _corner}
    mu = draw[inputs.one_of(method, METHODS, "method")](X, K, inputs.generator(seed))
    var = ((X[:, None, :] - mu) ** 2).mean(axis=(0, 2))
    if not (var > 0).all():
        raise ValueError(
            "all data points are equal, so a variance would be 0: pass data with at least two different rows"
        )
    return GaussianMixture(mu, var, np.full(K, 1 / K)), np.full((len(X), K), 1 / K)


def init_missing(X, K, seed=0):
    """Return a start for EM with missing entries (NaN): a GaussianMixture and `post` (n, K), all 1/K.

    `X` (n, d): data. `seed`: an int or a numpy Generator. The means are K distinct rows in which something is
    observed; what they lack is the column's mean plus a little noise (a tenth of the data's standard deviation), so
    that no two components are alike. var_j is the mean squared distance to mu_j per observed entry, p_j = 1/K.
    Raises ValueError where X holds infinity or too few rows, K is out of range or the seed is negative.
    """
    X = inputs.incomplete(X)
    M = ~np.isnan(X)
    able = np.flatnonzero(M.any(axis=1))
    K = inputs.components(K, len(able))
    rng = inputs.generator(seed)
    known, count = np.where(M, X, 0.0), M.sum(axis=0)
    columns = np.where(count > 0, known.sum(axis=0) / np.maximum(count, 1), X[M].mean())
    rows = rng.choice(able, K, replace=False)
    noise = 0.1 * X[M].std() * rng.normal(size=(K, X.shape[1]))
    mu = np.where(M[rows], X[rows], columns + noise)
    var = np.array([((X - mean)[M] ** 2).mean() for mean in mu])
    if not (var > 0).all():
        raise ValueError("all observed entries are equal, so a variance would be 0: pass data with different entries")
    return GaussianMixture(mu, var, np.full(K, 1 / K)), np.full((len(X), K), 1 / K)


def _random(X, K, rng):
    return X[rng.choice(len(X), K, replace=False)]


def _plusplus(X, K, rng):
    chosen = [int(rng.integers(len(X)))]
    for _ in range(K - 1):
        squared = ((X[:, None, :] - X[chosen]) ** 2).sum(axis=2).min(axis=1)
        squared[chosen] = 0.0
        free = np.setdiff1d(np.arange(len(X)), chosen)
        weights = squared[free] if squared.any() else np.ones(len(free))
        chosen.append(int(rng.choice(free, p=weights / weights.sum())))
    return X[chosen]


def _same(X, K, _rng):
    return np.tile(X.mean(axis=0), (K, 1))


def _corner(X, K, rng):
    corner = X.max(axis=0) + 3 * (np.ptp(X, axis=0) + 1e-9)
    return corner + 0.1 * X.std(axis=0) * rng.normal(size=(K, X.shape[1]))


def init_bernoulli(X, K, seed=0, method="random"):
    """Return a start for EM with coins: a BernoulliMixture with theta (K, d) from 0.25 to 0.75, and p_j = 1/K.

    `X` (n, d): 0 and 1. `seed`: an int or a numpy Generator. theta = 0.25 + 0.5 * prototype. `method`: "random": the
    prototypes are K distinct rows of X; "shares": averages of all rows with random weights, nearly alike;
    "same": all are the average of X, so that EM cannot move. Raises ValueError where X holds anything but 0 and 1, K is
    not between 1 and n, the seed is negative or the method is unknown.
    """
    X = inputs.data(X)
    if not np.isin(X, (0, 1)).all():
        raise ValueError("X must hold only 0 and 1, paper and ink: pass what binarize returns")
    K = inputs.components(K, len(X))
    draw = {"random": _random, "shares": _shares, "same": _same}
    prototypes = draw[inputs.one_of(method, COIN_METHODS, "method")](X, K, inputs.generator(seed))
    return BernoulliMixture(0.25 + 0.5 * prototypes, np.full(K, 1 / K))


def _shares(X, K, rng):
    weights = rng.random((K, len(X)))
    return weights @ X / weights.sum(axis=1, keepdims=True)


def init_experts(X, y, K, seed=0, method="rows"):
    """Return a start for EM with lines and a gate: an ExpertMixture of one variance whose gate says 1/K everywhere.

    `X` (n, d): rows with their column of ones. `y` (n,). `seed`: an int or a numpy Generator. `method`: "rows": each
    line goes through d rows of its own, drawn at random; "near": all are the best single line, moved by a tenth of
    their size; "same": all are that line, so that EM cannot move. The variance is that about the best single line.
    Raises ValueError where X or y holds NaN, K is not between 1 and n / d, or the method is unknown.
    """
    X, y = inputs.data(X), inputs.trace(y, "y")
    (n, d), rng = X.shape, inputs.generator(seed)
    if len(y) != n:
        raise ValueError(f"X has {n} rows, y {len(y)} numbers: pass as many of one as of the other")
    K, method = inputs.components(K, n // d), inputs.one_of(method, LINE_METHODS, "method")
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    W = np.tile(best, (K, 1))
    if method == "rows":
        drawn = rng.permutation(n)[: K * d].reshape(K, d)
        W = np.array([np.linalg.lstsq(X[rows], y[rows], rcond=None)[0] for rows in drawn])
    elif method == "near":
        W = W * (1 + 0.1 * rng.normal(size=W.shape))
    return ExpertMixture(W, np.full(K, ((y - X @ best) ** 2).mean() + 1e-9), np.zeros((K, d)))


def init_family(T, K, family, seed=0, method="random", invented=None):
    """Return a start for EM with any exponential family: an ExponentialMixture, p_j = 1/K.

    `T` (n, s): statistics. `family`: means (K, s) -> (eta, log_z). `seed`: an int or a numpy Generator. `method`:
    "random": each component halfway between all data and one of K different rows; "shares": averages of all rows with
    random weights, nearly alike; "same": all alike, so that EM cannot move. `invented` (m, s): more rows for the
    average of all. Raises ValueError where T holds NaN, K is not between 1 and the number of different rows, the seed
    is negative or the method is unknown.
    """
    T = inputs.data(T, "T")
    rows = np.unique(T, axis=0)
    K, rng = inputs.components(K, len(rows)), inputs.generator(seed)
    everything = T if invented is None else np.vstack([T, inputs.data(invented, "invented", T.shape[1])])
    draw = {
        "random": lambda: (_random(rows, K, rng) + everything.mean(axis=0)) / 2,
        "shares": lambda: _shares(everything, K, rng),
        "same": lambda: _same(everything, K, rng),
    }
    means = draw[inputs.one_of(method, COIN_METHODS, "method")]()
    return ExponentialMixture(*inputs.function(family, "family")(means), np.full(K, 1 / K))
