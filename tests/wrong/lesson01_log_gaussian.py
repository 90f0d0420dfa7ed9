"""Wrong answers to `log_gaussian` of lesson 01, written from the lesson's text alone."""

import numpy as np

HELPERS = ()


def one_dimensional_normaliser(X, mu, var):
    """Uses the factor -1/2 log(2 pi var_j) of one dimension, without d."""
    diff = X[:, None, :] - mu[None, :, :]
    quad = np.einsum("nkd,nkd->nk", diff, diff)
    return -0.5 * np.log(2 * np.pi * var) - 0.5 * quad / var


def variance_squared_in_exponent(X, mu, var):
    """Reads var_j as sigma in the exponent only: divides by 2 var_j squared."""
    cols = []
    for m, sigma2 in zip(mu, var):
        sq = np.sum((X - m) ** 2, axis=1)
        cols.append(-X.shape[1] / 2 * np.log(2 * np.pi * sigma2) - sq / (2 * sigma2**2))
    return np.stack(cols, axis=1)


def log_of_the_density(X, mu, var):
    """Forms the density and takes its logarithm, so points far away get -inf."""
    n, d = X.shape
    K = len(mu)
    dens = np.empty((n, K))
    for j in range(K):
        r2 = np.square(X - mu[j]).sum(axis=1)
        dens[:, j] = np.exp(-r2 / (2 * var[j])) / (2 * np.pi * var[j]) ** (d / 2)
    with np.errstate(divide="ignore"):
        return np.log(dens)


def square_first(X, mu, var):
    """Expands |x|^2 - 2 x mu + |mu|^2, which loses the digits of data far from the origin."""
    x2 = (X * X).sum(axis=1)[:, None]
    m2 = (mu * mu).sum(axis=1)[None, :]
    squared = x2 - 2 * X @ mu.T + m2
    return -X.shape[1] / 2 * np.log(2 * np.pi * var) - squared / (2 * var)


def sum_then_square(X, mu, var):
    """Adds the coordinates of x - mu first and squares the sum afterwards."""
    delta = X[:, None, :] - mu
    squared = delta.sum(axis=2) ** 2
    return -X.shape[1] / 2 * np.log(2 * np.pi * var) - squared / (2 * var)


def two_pi_left_out(X, mu, var):
    """Leaves out the constant 2 pi in the normalising term."""
    d = np.shape(X)[1]
    r = X[:, None] - mu[None]
    return -0.5 * (d * np.log(var) + np.sum(r * r, axis=-1) / var)


def whole_number_half_of_d(X, mu, var):
    """Computes d // 2 in whole numbers, so an odd d loses a half."""
    n, d = X.shape
    half = d // 2
    result = np.zeros((n, mu.shape[0]))
    for j, centre in enumerate(mu):
        result[:, j] = -half * np.log(2 * np.pi * var[j]) - ((X - centre) ** 2).sum(axis=1) / (2 * var[j])
    return result


def floor_at_minus_700(X, mu, var):
    """Clips the log densities at -700 so that exp cannot underflow later."""
    sq = np.einsum("ijl,ijl->ij", X[:, None] - mu, X[:, None] - mu)
    ld = -0.5 * X.shape[1] * np.log(2 * np.pi * var) - 0.5 * sq / var
    return np.clip(ld, -700, None)


def doubles_var_in_place(X, mu, var):
    """Computes the right values but writes 2 var_j into the caller's var."""
    d = X.shape[1]
    var *= 2
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -d / 2 * np.log(np.pi * var) - squared / var


def single_precision(X, mu, var):
    """Converts everything to float32, which loses the digits of data far from the origin."""
    Xf, muf, vf = (np.asarray(a, dtype=np.float32) for a in (X, mu, var))
    sq = ((Xf[:, None, :] - muf) ** 2).sum(axis=2)
    return -Xf.shape[1] / 2 * np.log(2 * np.pi * vf) - sq / (2 * vf)


def common_log_and_mean_of_coordinates(X, mu, var):
    """Takes log10 for the natural logarithm and averages the squares over the coordinates instead of adding."""
    d = X.shape[1]
    msd = np.mean((X[:, None, :] - mu) ** 2, axis=2)
    return -d / 2 * np.log10(2 * np.pi * var) - msd / (2 * var)


def one_dimensional_density_not_its_log(X, mu, var):
    """Returns a density instead of a logarithm, with the factor 1/sqrt(2 pi var_j) of one dimension."""

    def bell(r2, s2):
        return 1 / np.sqrt(2 * np.pi * s2) * np.exp(-r2 / (2 * s2))

    return bell(((X[:, None] - mu) ** 2).sum(2), var)


def transposed_and_without_two_pi(X, mu, var):
    """Returns shape (K, n) and leaves out the constant 2 pi."""
    d = X.shape[1]
    sq = ((mu[:, None, :] - X[None, :, :]) ** 2).sum(axis=2)
    s2 = var[:, None]
    return -d / 2 * np.log(s2) - sq / (2 * s2)


def no_dimension_and_tiny_added(X, mu, var):
    """Uses the power 1/2 for d/2 and takes the log of density + 1e-300, which flattens far points."""
    r2 = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    pdf = np.exp(-r2 / (2 * var)) / np.sqrt(2 * np.pi * var)
    return np.log(pdf + 1e-300)


def dimension_from_k_and_plus_exponent(X, mu, var):
    """Takes d from mu.shape[0], which is K, and adds the exponent instead of subtracting it."""
    k = mu.shape[0]
    dist2 = np.linalg.norm(X[:, None, :] - mu, axis=2) ** 2
    return -0.5 * k * np.log(2 * np.pi * var) + dist2 / (2 * var)
