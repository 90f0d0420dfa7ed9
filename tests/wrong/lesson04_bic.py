"""Wrong answers to `bic` of lesson 04, written from the lesson's text alone."""

import numpy as np

HELPERS = ("log_gaussian", "estep")


def log_gaussian(X, mu, var):
    """Log density of each point under each component, shape (n, K)."""
    d = X.shape[1]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -d / 2 * np.log(2 * np.pi * var) - squared / (2 * var)


def estep(X, mixture):
    """Soft counts post (n, K), rows summing to one, and the log-likelihood (a float)."""
    with np.errstate(divide="ignore"):
        joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def penalty_added(X, mixture, log_likelihood):
    """Adds the penalty to the log-likelihood."""
    n, d = X.shape
    K = mixture.mu.shape[0]
    penalty = 0.5 * (K * (d + 2) - 1) * np.log(n)
    return float(log_likelihood + penalty)


def logarithm_to_base_ten(X, mixture, log_likelihood):
    """Takes the logarithm to base 10 in the penalty."""
    n, d = np.shape(X)
    m = (d + 2) * len(mixture.var) - 1
    return float(log_likelihood - m / 2 * np.log10(n))


def minus_two_times_as_in_books(X, mixture, log_likelihood):
    """Returns the books' version, parameters times log n minus twice the log-likelihood, where smaller is better."""
    N, D = X.shape
    K = len(mixture.mu)
    k_params = K * D + K + (K - 1)
    return float(k_params * np.log(N) - 2 * log_likelihood)


def rows_and_columns_exchanged(X, mixture, log_likelihood):
    """Unpacks the shape of X the wrong way round, so n is the number of columns and d the number of rows."""
    d, n = X.shape
    K = len(mixture.p)
    return float(log_likelihood - (K * (d + 2) - 1) * np.log(n) / 2)


def components_read_from_the_columns_of_mu(X, mixture, log_likelihood):
    """Takes K from the second axis of mu, so K is really d."""
    n, d = X.shape
    K = mixture.mu.shape[1]
    B1 = K * d + K + K - 1
    B2 = 0.5 * B1 * np.log(n)
    B3 = log_likelihood - B2
    return float(B3)


def minus_one_inside_the_bracket(X, mixture, log_likelihood):
    """Subtracts the 1 for every component: K(d + 2 - 1) parameters."""
    n, d = X.shape
    K = mixture.p.shape[0]
    return float(log_likelihood - 1 / 2 * K * (d + 2 - 1) * np.log(n))


def log_likelihood_computed_anew(X, mixture, log_likelihood):
    """Ignores the log-likelihood that was passed in and computes that of the mixture anew."""
    _, value = estep(X, mixture)
    n, d = X.shape
    K = len(mixture.p)
    return value - 0.5 * (K * (d + 2) - 1) * float(np.log(n))


def count_halved_with_integer_division(X, mixture, log_likelihood):
    """Halves the count with //, so an odd count loses half a parameter."""
    n, d = X.shape
    K = mixture.mu.shape[0]
    half = (K * (d + 2) - 1) // 2
    return float(log_likelihood - half * np.log(n))


def penalty_of_old_faithful_left_in(X, mixture, log_likelihood):
    """Half of log n is left at the 2.803 of the example with n = 272."""
    d = X.shape[1]
    K = len(mixture.mu)
    free = K * d + K + (K - 1)
    return float(log_likelihood - free * 2.803)


def only_components_with_weight_counted(X, mixture, log_likelihood):
    """Counts only the components whose weight is above 0."""
    n, d = X.shape
    K = int(np.count_nonzero(mixture.p))
    return float(log_likelihood - (K * (d + 2) - 1) / 2 * np.log(n))


def all_weights_counted_and_whole_logarithm(X, mixture, log_likelihood):
    """Counts all K weights; and charges a whole logarithm for each parameter."""
    n, d = X.shape
    K = mixture.mu.shape[0]
    cost = 0
    for _ in range(K):
        cost += (d + 1 + 1) * np.log(n)
    return float(log_likelihood - cost)


def variances_forgotten_and_base_two(X, mixture, log_likelihood):
    """Does not count the variances; and takes the logarithm to base 2."""
    import math

    K, d = mixture.mu.shape
    count = K * d + (K - 1)
    return float(log_likelihood) - 0.5 * count * math.log2(X.shape[0])


def doubled_with_turned_sign_but_penalty_not_doubled(X, mixture, log_likelihood):
    """Takes minus two times the log-likelihood; and then adds half, not all, of the parameters times log n."""
    n, d = X.shape
    K = mixture.mu.shape[0]
    deviance = -2 * log_likelihood
    return float(deviance + 0.5 * (K * (d + 2) - 1) * np.log(n))


def square_root_in_the_log_and_all_weights(X, mixture, log_likelihood):
    """Halves twice, log(sqrt(n)) and the factor one half; and counts all K weights."""
    n, d = X.shape
    K = len(mixture.p)
    return float(log_likelihood - 0.5 * K * (d + 2) * np.log(np.sqrt(n)))


def components_multiplied_and_whole_logarithm(X, mixture, log_likelihood):
    """Subtracts the 1 for every component, K(d + 1) parameters; and charges a whole logarithm for each."""
    n, d = X.shape
    params = sum(len(m) + 1 for m in mixture.mu)
    return float(log_likelihood - params * np.log(n))
