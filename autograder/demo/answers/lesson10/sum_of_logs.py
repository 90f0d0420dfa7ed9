"""The logarithms of the bells are averaged: a bound, not the mixture."""


def mdn_nll(outputs, y):
    """Minus the mean log-likelihood."""
    log_pi, mu, log_sigma = split(outputs)
    variance = np.exp(2 * log_sigma)
    log_bell = -0.5 * np.log(2 * np.pi * variance) - (y[:, None] - mu) ** 2 / (2 * variance)
    return float(-(np.exp(log_pi) * log_bell).sum(axis=1).mean())
