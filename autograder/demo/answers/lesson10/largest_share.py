"""The mode is looked for where the share is largest, whatever the width."""


def mean_and_mode(outputs):
    """The mean, and the mean of the most probable component."""
    log_pi, mu, _ = split(outputs)
    best = np.argmax(log_pi, axis=1)
    return np.sum(np.exp(log_pi) * mu, axis=1), mu[range(len(mu)), best]
