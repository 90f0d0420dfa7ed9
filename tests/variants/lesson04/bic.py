"""bic in many styles."""

import math

import numpy as np
from scipy import special


def as_taught(X, mixture, log_likelihood):
    n, d = X.shape
    free = len(mixture.p) * (d + 2) - 1
    return log_likelihood - free / 2 * np.log(n)


def sizes_of_the_fields(X, mixture, log_likelihood):
    free = mixture.mu.size + mixture.var.size + mixture.p.size - 1
    return log_likelihood - 0.5 * free * np.log(len(X))


def all_fields(X, mixture, log_likelihood):
    free = sum(np.size(field) for field in mixture) - 1
    return float(log_likelihood - 0.5 * free * math.log(X.shape[0]))


def counted_one_by_one(X, mixture, log_likelihood):
    free = -1
    for mean in mixture.mu:
        for _ in mean:
            free += 1
        free += 2
    return log_likelihood - math.log(len(X)) * free / 2


def means_variances_weights(X, mixture, log_likelihood):
    K, d = mixture.mu.shape
    means, variances, weights = K * d, K, K - 1
    return log_likelihood - (means + variances + weights) * np.log(np.sqrt(len(X)))


def from_the_other_convention(X, mixture, log_likelihood):
    n, d = np.shape(X)
    other = -2 * log_likelihood + (mixture.p.shape[0] * (d + 2) - 1) * np.log(n)
    return other / -2


def paid_step_by_step(X, mixture, log_likelihood):
    value = log_likelihood
    for _ in range(mixture.mu.size + 2 * len(mixture.var) - 1):
        value -= 0.5 * np.log(len(X))
    return value


def other_base(X, mixture, log_likelihood):
    K, d = mixture.mu.shape
    return log_likelihood - (K * d + 2 * K - 1) / 2 * np.log10(len(X)) / np.log10(np.e)


def flattened(X, mixture, log_likelihood):
    numbers = np.concatenate([field.ravel() for field in mixture])
    print(len(numbers), "parameters")
    return np.float64(log_likelihood) - np.log(float(len(X))) * (len(numbers) - 1) / 2


def product_of_prices(X, mixture, log_likelihood):
    free = np.array(mixture.mu.shape).prod() + len(mixture.var) + len(mixture.p[1:])
    price = np.dot(0.5, np.log(len(X)))
    return np.subtract(log_likelihood, np.multiply(free, price)).item()


def log_of_a_power(X, mixture, log_likelihood):
    n, d = X.shape
    return log_likelihood - 0.5 * math.log(n ** (len(mixture.var) * (d + 2) - 1))


def exact_sums(X, mixture, log_likelihood):
    return math.fsum([log_likelihood] + [-0.5 * math.log(len(X))] * (mixture.mu.size + 2 * len(mixture.p) - 1))


def xlogy(X, mixture, log_likelihood):
    return float(log_likelihood - special.xlogy((mixture.mu.size + 2 * len(mixture.p) - 1) / 2, len(X)))


def sklearn_like(X, mixture, log_likelihood):
    n, d = X.shape
    K = len(mixture.p)
    cov = K
    mean = d * K
    n_par = int(cov + mean + K - 1)
    score = log_likelihood / n
    b = -2 * score * n + n_par * np.log(n)
    return -0.5 * b


def difference_of_log_gammas(X, mixture, log_likelihood):
    n = len(X)
    return log_likelihood - (len(mixture.p) * (X.shape[1] + 2) - 1) / 2 * (math.lgamma(n + 1) - math.lgamma(n))


def polynomial(X, mixture, log_likelihood):
    return float(np.polyval([-(len(mixture.p) * (X.shape[1] + 2) - 1) / 2, log_likelihood], np.log(len(X))))
