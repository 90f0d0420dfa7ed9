"""Wrong answers to `split` of lesson 10, written from the lesson's text alone."""

import numpy as np
from scipy import special

HELPERS = ("log_sum_exp",)


def log_sum_exp(A):
    """log sum_j exp(a_ij) for each row of A (n, K), shape (n,). Safe for entries like -1000 and 1000."""
    top = A.max(axis=1, keepdims=True)
    return top[:, 0] + np.log(np.exp(A - top).sum(axis=1))


def softmax_down_the_columns(outputs):
    """The softmax is normalised over the rows (axis 0) in place of over the components."""
    K = outputs.shape[1] // 3
    scores, mu, log_sigma = outputs[:, :K], outputs[:, K : 2 * K], outputs[:, 2 * K :]
    return special.log_softmax(scores, axis=0), mu, log_sigma


def shares_returned_in_place_of_logs(outputs):
    """Returns the shares themselves, not their logarithms."""
    scores, mu, log_sigma = np.split(outputs, 3, axis=1)
    A = log_sum_exp(scores)
    pi = np.exp(scores - A[:, None])
    return pi, mu, log_sigma


def sigma_returned_in_place_of_its_log(outputs):
    """Takes the exponential of the third part and returns sigma, not log sigma."""
    n, width = outputs.shape
    blocks = outputs.reshape(n, 3, width // 3)
    a = blocks[:, 0]
    return a - log_sum_exp(a)[:, np.newaxis], blocks[:, 1], np.exp(blocks[:, 2])


def every_third_column(outputs):
    """Takes the numbers of a component to stand side by side (columns 0::3, 1::3, 2::3), not in three parts."""
    a = outputs[:, 0::3]
    m = outputs[:, 1::3]
    s = outputs[:, 2::3]
    return a - log_sum_exp(a)[:, None], m, s


def plain_softmax_then_log(outputs):
    """Exponentiates the scores as they are, so scores of thousands give inf, nan or log 0."""
    K = int(outputs.shape[1] / 3)
    e = np.exp(outputs[:, 0:K])
    pi = e / e.sum(axis=1, keepdims=True)
    return np.log(pi), outputs[:, K : 2 * K], outputs[:, 2 * K : 3 * K]


def one_maximum_for_the_whole_table(outputs):
    """Subtracts the maximum of the whole table before exp, so rows that lie thousands lower sum to 0."""
    K = outputs.shape[1] // 3
    scores = outputs[:, :K]
    biggest = np.max(scores)
    A = biggest + np.log(np.sum(np.exp(scores - biggest), axis=1))
    return scores - A.reshape(-1, 1), outputs[:, K:-K], outputs[:, -K:]


def reshaped_to_blocks_of_rows_and_log_sum_exp_added(outputs):
    """Two slips: reshapes to (3, n, K) in row order, which mixes the rows; adds the log-sum-exp to the scores."""
    n = outputs.shape[0]
    K = outputs.shape[1] // 3
    scores, mu, log_sigma = outputs.reshape(3, n, K)
    log_pi = scores + special.logsumexp(scores, axis=1, keepdims=True)
    return log_pi, mu, log_sigma


def scores_changed_in_place(outputs):
    """Subtracts the log-sum-exp in place from a view, so the caller's outputs are overwritten."""
    K = outputs.shape[1] // 3
    log_pi = outputs[:, :K]
    log_pi -= log_sum_exp(log_pi)[:, None]
    mu = outputs[:, K : 2 * K]
    log_sigma = outputs[:, 2 * K :]
    return log_pi, mu, log_sigma


def small_number_added_before_the_log(outputs):
    """Adds 1e-10 to the shares before the logarithm, so small shares never get below log 1e-10."""
    eps = 1e-10
    a, mu, s = np.hsplit(outputs, 3)
    return np.log(special.softmax(a, axis=1) + eps), mu, s


def maximum_in_place_of_log_sum_exp(outputs):
    """Subtracts each row's largest score only, so the shares of a row do not sum to 1."""
    K = outputs.shape[1] // 3
    log_pi = np.empty((len(outputs), K))
    for i, row in enumerate(outputs):
        for j in range(K):
            log_pi[i, j] = row[j] - max(row[:K])
    return log_pi, outputs[:, K : 2 * K].copy(), outputs[:, 2 * K :].copy()


def log_sum_exp_over_the_whole_row_of_outputs(outputs):
    """Takes the log-sum-exp over all 3K outputs of a row, means and log sigmas included."""
    A = log_sum_exp(outputs)
    k = outputs.shape[1] // 3
    return outputs[:, :k] - A[:, None], outputs[:, k : 2 * k], outputs[:, 2 * k :]


def last_two_parts_swapped_and_scores_clipped(outputs):
    """Two slips: takes log sigma as the second part and mu as the third; clips the scores to -50 .. 50."""
    scores, log_sigma, mu = np.split(outputs, 3, axis=1)
    scores = np.clip(scores, -50, 50)
    return scores - log_sum_exp(scores)[:, None], mu, log_sigma


def down_the_columns_and_sigma_returned(outputs):
    """Two slips: log-sum-exp over the rows (axis 0); returns sigma in place of its logarithm."""
    K = outputs.shape[1] // 3
    raw, mu, third = outputs[:, :K], outputs[:, K : K + K], outputs[:, K + K :]
    top = raw.max(axis=0)
    denom = top + np.log(np.exp(raw - top).sum(axis=0))
    return raw - denom, mu, np.exp(third)


def every_third_column_and_shares_returned(outputs):
    """Two slips: reads the row as (score, mean, log sigma) for each component in turn; returns shares, not logs."""
    cube = outputs.reshape(len(outputs), -1, 3)
    weights = []
    for r in range(len(cube)):
        v = cube[r, :, 0]
        ex = np.exp(v - v.max())
        weights.append(ex / ex.sum())
    return np.array(weights), cube[:, :, 1], cube[:, :, 2]


def third_part_taken_for_a_log_variance_and_squeezed(outputs):
    """Two slips: halves the third part as if it were the log variance; squeezes axes of size 1 away."""
    K = outputs.shape[1] // 3
    a = outputs[:, :K]
    A = log_sum_exp(a)
    log_pi = np.squeeze(a - A[:, None])
    mu = np.squeeze(outputs[:, K : 2 * K])
    log_sigma = np.squeeze(0.5 * outputs[:, 2 * K :])
    return log_pi, mu, log_sigma
