"""Wrong answers to `log_gate` of lesson 09, written from the lesson's text alone."""

import numpy as np
from scipy.special import logsumexp, softmax


def plain_exponentials(X, V):
    """Log-sum-exp without subtracting any maximum, so scores of thousands overflow to inf."""
    scores = X @ V.T
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def maximum_of_the_whole_table(X, V):
    """The log-sum-exp is taken about the maximum of the whole table, so rows far below it underflow."""
    s = np.einsum("id,kd->ik", X, V)
    top = s.max()
    lse = top + np.log(np.sum(np.exp(s - top), axis=1))
    return s - lse[:, np.newaxis]


def shares_instead_of_their_logs(X, V):
    """Returns the shares themselves, not their logarithms."""
    return softmax(X @ V.T, axis=1)


def log_taken_of_stable_shares(X, V):
    """Forms the shares first and takes their logarithm afterwards, so a share of exp(-3000) gives -inf."""
    a = X.dot(V.T)
    e = np.exp(a - np.max(a, axis=1)[:, None])
    g = e / e.sum(1)[:, None]
    with np.errstate(divide="ignore"):
        return np.log(g)


def normalised_down_the_rows(X, V):
    """The log-sum-exp runs over the rows (axis 0), not over the experts."""
    scores = X @ V.T
    return scores - logsumexp(scores, axis=0)


def row_maximum_not_added_back(X, V):
    """The row's maximum is subtracted inside the log-sum-exp and never added back."""
    n, K = X.shape[0], V.shape[0]
    out = np.zeros((n, K))
    for i in range(n):
        s = V @ X[i]
        m = max(s)
        out[i] = s - np.log(sum(np.exp(v - m) for v in s))
    return out


def boltzmann_energies(X, V):
    """Takes the scores for energies: the sign of every score is flipped, exp(-s)."""
    energy = np.tensordot(X, V, axes=(1, 1))
    ground = energy.min(axis=1, keepdims=True)
    log_Z = -ground + np.log(np.exp(-(energy - ground)).sum(axis=1, keepdims=True))
    return -energy - log_Z


def scores_clipped_at_500(X, V):
    """Clips the scores to -500..500 against overflow, so larger differences of scores are lost."""
    z = np.clip(X @ V.T, -500, 500)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def first_expert_is_the_baseline(X, V):
    """Sets the score of the first expert to 0 and ignores its row of V, as in a multinomial logit."""
    eta = X @ V.T
    eta[:, 0] = 0
    biggest = eta.max(axis=1, keepdims=True)
    return eta - biggest - np.log(np.exp(eta - biggest).sum(axis=1, keepdims=True))


def intercept_added_twice(X, V):
    """Adds the intercept V[:, 0] although the column of ones in X has added it already."""
    scores = V[:, 0] + X @ V.T
    return scores - logsumexp(scores, axis=1, keepdims=True)


def own_score_missing_in_the_sum(X, V):
    """The sum leaves the expert's own score out: the log of the odds, not of the share."""
    s = X @ V.T
    columns = []
    for j in range(s.shape[1]):
        others = np.delete(s, j, axis=1)
        columns.append(s[:, j] - logsumexp(others, axis=1) if others.shape[1] else np.zeros(len(s)))
    return np.column_stack(columns)


def epsilon_in_the_log_and_squeezed(X, V):
    """Adds 1e-12 to the shares before the logarithm; and squeezes away axes of size 1."""
    scores = X @ V.T
    scores = scores - scores.max(axis=1, keepdims=True)
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return np.log(shares + 1e-12).squeeze()


def v_not_transposed_and_log10(X, V):
    """Multiplies X @ V without the transpose, which runs only if d == K; and uses the logarithm to base 10."""
    scores = X @ V
    peak = scores.max(axis=1).reshape(-1, 1)
    denominator = np.sum(np.exp(scores - peak), axis=1).reshape(-1, 1)
    return scores - (peak + np.log10(denominator))


def mean_for_maximum_and_no_log_of_the_sum(X, V):
    """Shifts by the row's mean instead of its maximum; and subtracts the sum of exponentials, not its logarithm."""
    s = np.array([[float(np.dot(x, v)) for v in V] for x in X])
    centre = s.mean(axis=1, keepdims=True)
    total = np.exp(s - centre).sum(axis=1, keepdims=True)
    return s - centre - total


def largest_magnitude_and_mean_of_exponentials(X, V):
    """Shifts by the largest |score|, so low rows underflow; and averages the exponentials instead of summing."""
    S = np.matmul(X, np.transpose(V))
    shift = np.abs(S).max(axis=1)
    logs = shift + np.log(np.mean(np.exp(S - shift[:, None]), axis=1))
    return S - logs[:, None]
