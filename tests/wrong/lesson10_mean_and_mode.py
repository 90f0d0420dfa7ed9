"""Wrong answers to `mean_and_mode` of lesson 10, written from the lesson's text alone."""

import numpy as np

HELPERS = ("log_sum_exp", "split")


def log_sum_exp(A):
    """log sum_j exp(a_ij) for each row of A (n, K), shape (n,). Safe for entries like -1000 and 1000."""
    top = A.max(axis=1, keepdims=True)
    return top[:, 0] + np.log(np.exp(A - top).sum(axis=1))


def split(outputs):
    """(log_pi, mu, log_sigma), each (n, K), of outputs (n, 3K): scores, means, log standard deviations."""
    K = outputs.shape[1] // 3
    scores, mu, log_sigma = outputs[:, :K], outputs[:, K : 2 * K], outputs[:, 2 * K :]
    return scores - log_sum_exp(scores)[:, None], mu, log_sigma


def mode_by_the_largest_share(outputs):
    """A2 takes the component with the largest share, whatever its width."""
    log_pi, mu, log_sigma = split(outputs)
    mean = (np.exp(log_pi) * mu).sum(axis=1)
    best = log_pi.argmax(axis=1)
    return mean, mu[np.arange(len(mu)), best]


def log_sigma_added(outputs):
    """A2 compares log pi + log sigma, so wide bells win."""
    lp, m, ls = split(outputs)
    n = m.shape[0]
    height = lp + ls
    return np.einsum("ij,ij->i", np.exp(lp), m), m[range(n), np.argmax(height, axis=1)]


def height_over_the_variance(outputs):
    """A2 divides the share by sigma squared: compares log pi - 2 log sigma."""
    log_pi, mu, log_sigma = split(outputs)
    mean = np.sum(np.exp(log_pi) * mu, axis=1)
    where = np.argmax(log_pi - 2 * log_sigma, axis=1)
    mode = np.take_along_axis(mu, where[:, None], axis=1)[:, 0]
    return mean, mode


def plain_average_of_the_means(outputs):
    """A1 averages the means without the shares."""
    log_pi, mu, log_sigma = split(outputs)
    idx = (log_pi - log_sigma).argmax(axis=1)
    return mu.mean(axis=1), mu[np.arange(mu.shape[0]), idx]


def log_shares_times_means_and_log_sigma_left_out(outputs):
    """Two slips: A1 weights the means by the log shares, not the shares; A2 compares the shares without the widths."""
    weights, mu, _ = split(outputs)
    mean = np.array([w @ m for w, m in zip(weights, mu, strict=True)])
    top = np.argmax(weights, axis=1)
    return mean, mu[np.arange(len(top)), top]


def ties_to_the_last(outputs):
    """A2 walks through the components with >=, so equal heights go to the highest number."""
    log_pi, mu, log_sigma = split(outputs)
    n, K = mu.shape
    mean = np.zeros(n)
    mode = np.zeros(n)
    for i in range(n):
        record = -np.inf
        for j in range(K):
            mean[i] += np.exp(log_pi[i, j]) * mu[i, j]
            h = log_pi[i, j] - log_sigma[i, j]
            if h >= record:
                record = h
                mode[i] = mu[i, j]
    return mean, mode


def record_starts_at_zero(outputs):
    """A2 starts its search at height 0, so where all log heights are negative component 0 is named."""
    log_pi, mu, log_sigma = split(outputs)
    mean = (np.exp(log_pi) * mu).sum(1)
    mode = mu[:, 0].copy()
    highest = np.zeros(len(mu))
    for j in range(mu.shape[1]):
        h = log_pi[:, j] - log_sigma[:, j]
        better = h > highest
        mode[better] = mu[better, j]
        highest[better] = h[better]
    return mean, mode


def place_returned_in_place_of_its_mean(outputs):
    """A3 is missing: returns the number of the highest bell, not its mean."""
    log_pi, mu, log_sigma = split(outputs)
    mean = (np.exp(log_pi) * mu).sum(axis=1)
    mode = np.argmax(log_pi - log_sigma, axis=1)
    return mean, mode.astype(float)


def all_rows_by_all_places(outputs):
    """A3 indexes mu[:, best], which gives an (n, n) table in place of one number for each row."""
    log_pi, mu, log_sigma = split(outputs)
    best = np.argmax(log_pi - log_sigma, axis=1)
    return np.sum(np.exp(log_pi) * mu, axis=1), mu[:, best]


def highest_point_of_the_sum_among_the_means(outputs):
    """A2 compares the density of the whole mixture at each mean, not the height of each bell alone."""
    log_pi, mu, log_sigma = split(outputs)
    pi, sigma = np.exp(log_pi), np.exp(log_sigma)
    mean = (pi * mu).sum(axis=1)
    z = (mu[:, :, None] - mu[:, None, :]) / sigma[:, None, :]
    density = (pi[:, None, :] / sigma[:, None, :] * np.exp(-0.5 * z**2)).sum(axis=2)
    return mean, mu[np.arange(len(mu)), density.argmax(axis=1)]


def heights_rounded(outputs):
    """A2 rounds the log heights to one decimal, so nearly equal bells count as a tie."""
    log_pi, mu, log_sigma = split(outputs)
    heights = np.round(log_pi - log_sigma, 1)
    mean = np.exp(log_pi) * mu
    return mean.sum(axis=-1), mu[np.arange(len(mu)), heights.argmax(axis=-1)]


def narrowest_bell_and_mean_divided_by_k(outputs):
    """Two slips: A1 divides the weighted sum by K; A2 takes the smallest sigma and forgets the share."""
    log_pi, mu, log_sigma = split(outputs)
    mean = np.mean(np.exp(log_pi) * mu, axis=1)
    narrow = np.argmin(log_sigma, axis=1)
    return mean, mu[np.arange(len(mu)), narrow]


def wrong_order_and_sigma_not_logged(outputs):
    """Two slips: A2 compares log pi - sigma, sigma without its log; returns (mode, mean)."""
    log_pi, mu, log_sigma = split(outputs)
    sigma = np.exp(log_sigma)
    avg = (np.exp(log_pi) * mu).sum(axis=1)
    peak = np.array([mu[i, k] for i, k in enumerate((log_pi - sigma).argmax(axis=1))])
    return peak, avg


def mean_weighted_by_heights_and_mode_cut_to_integers(outputs):
    """Two slips: A1 weights by pi / sigma made to sum to 1; A3 stores the modes in an integer array."""
    log_pi, mu, log_sigma = split(outputs)
    h = log_pi - log_sigma
    w = np.exp(h - log_sum_exp(h)[:, None])
    best = h.argmax(axis=1)
    mode = np.zeros_like(best)
    for i, b in enumerate(best):
        mode[i] = mu[i, b]
    return (w * mu).sum(axis=1), mode


def one_place_for_all_rows_and_mean_kept_as_column(outputs):
    """Two slips: A1 keeps the summed axis, shape (n, 1); A2 names one bell for all rows, by heights summed."""
    log_pi, mu, log_sigma = split(outputs)
    mean = (np.exp(log_pi) * mu).sum(axis=1, keepdims=True)
    j = np.argmax((log_pi - log_sigma).sum(axis=0))
    return mean, mu[:, j]
