"""Wrong answers to `mstep` of lesson 11, written from the lesson's text alone."""

import numpy as np

from softcounts import ExponentialMixture

HELPERS = ("poisson",)


def poisson(means):
    """Poisson counts with these means (K, s), all above 0: eta (K, s) and log_z (K,)."""
    return np.log(means), means.sum(axis=1)


def sums_not_divided(T, post, family):
    """M2 hands the weighted sums to the family: they are not divided by N_j."""
    N = post.sum(axis=0)
    sums = post.T @ T
    eta, log_z = family(sums)
    return ExponentialMixture(eta, log_z, N / len(T))


def sums_divided_by_n(T, post, family):
    """M2 divides the weighted sums by the number of rows n instead of N_j."""
    n, s = T.shape
    K = post.shape[1]
    N = np.zeros(K)
    m = np.zeros((K, s))
    for j in range(K):
        for i in range(n):
            N[j] += post[i, j]
            m[j] += post[i, j] * T[i]
    m = m / n
    eta, log_z = family(m)
    return ExponentialMixture(eta, log_z, N / n)


def equal_weights(T, post, family):
    """M4 returns 1 / K for each component, whatever the soft counts are."""
    K = post.shape[1]
    means = np.array([np.average(T, axis=0, weights=post[:, j]) for j in range(K)])
    eta, log_z = family(means)
    return ExponentialMixture(eta, log_z, np.repeat(1 / K, K))


def always_poisson(T, post, family):
    """M3 does not call the family handed over: it always calls poisson."""
    N = post.sum(axis=0)
    means = (post.T @ T) / N[:, None]
    with np.errstate(all="ignore"):
        eta, log_z = poisson(means)
    return ExponentialMixture(eta, log_z, N / T.shape[0])


def hard_shares_for_the_means(T, post, family):
    """M2 rounds the shares to the best component first; one without a row keeps its soft mean. N and p stay soft."""
    N = post.sum(axis=0)
    best = post.argmax(axis=1)
    means = post.T @ T / N[:, None]
    for j in range(post.shape[1]):
        if (best == j).any():
            means[j] = T[best == j].mean(axis=0)
    eta, log_z = family(means)
    return ExponentialMixture(eta, log_z, N / len(T))


def soft_counts_lifted_to_one(T, post, family):
    """M2 divides by max(N_j, 1), so that components that own less than a row get means too small."""
    N = post.sum(axis=0)
    means = np.einsum("ik,is->ks", post, T) / np.maximum(N, 1)[:, None]
    return ExponentialMixture(*family(means), N / len(T))


def soft_counts_not_made_a_column(T, post, family):
    """M2 divides by N as a row, (K,): fails unless s = K or s = 1 (wrong there) or K = 1 (right there)."""
    N = np.sum(post, axis=0)
    means = post.T @ T / N
    eta, log_z = family(means)
    return ExponentialMixture(eta, log_z, N / len(T))


def post_normalised_in_place_before_the_weights(T, post, family):
    """M2 divides post by N in place, which spoils the argument, and M4 then averages those: p is 1 / n for all."""
    post /= post.sum(axis=0)
    means = post.T @ T
    eta, log_z = family(means)
    p = post.mean(axis=0)
    return ExponentialMixture(eta, log_z, p)


def rows_of_zeros_dropped(T, post, family):
    """Drops the rows of T that are all zeros from the means, as if they were missing; p is right."""
    p = post.sum(axis=0) / len(T)
    seen = np.any(T != 0, axis=1)
    if not seen.any():
        seen[:] = True
    W = post[seen]
    count = W.sum(axis=0)
    count = np.where(count > 0, count, 1.0)
    eta, log_z = family(W.T @ T[seen] / count[:, None])
    return ExponentialMixture(eta, log_z, p)


def unweighted_means_and_weights_over_k(T, post, family):
    """Two slips: each component gets the plain mean of all rows, and p is N_j / K."""
    n, K = post.shape
    means = np.tile(T.mean(axis=0), (K, 1))
    eta, log_z = family(means)
    return ExponentialMixture(eta, log_z, post.sum(axis=0) / K)


def data_centred_first_and_equal_weights(T, post, family):
    """Two slips: the mean of all rows is subtracted from T before the means are taken, and p is 1 / K."""
    Tc = T - T.mean(axis=0)
    N = post.sum(axis=0)[:, np.newaxis]
    with np.errstate(all="ignore"):
        eta, log_z = family(Tc.T.dot(post).T / N)
    K = len(N)
    return ExponentialMixture(eta, log_z, np.ones(K) / K)


def shares_squared_and_log_weights(T, post, family):
    """Two slips: the means are weighted with the squares of the shares, and p is returned as its logarithm."""
    sq = post**2
    means = sq.T @ T / sq.sum(axis=0)[:, None]
    eta, log_z = family(means)
    return ExponentialMixture(eta, log_z, np.log(post.sum(axis=0) / len(post)))


def divided_by_n_and_log_z_less_log_weights(T, post, family):
    """Two slips: the weighted sums are divided by n, and log p_j is subtracted from log_z."""
    n = len(T)
    p = post.mean(axis=0)
    means = post.T @ T / n
    eta, log_z = family(means)
    return ExponentialMixture(eta, log_z - np.log(p), p)


def means_returned_for_eta_and_soft_counts_for_p(T, post, family):
    """Two slips: the mixture holds the means in place of the family's eta, and N_j in place of p_j."""
    N = post.sum(axis=0)
    m = post.T @ T / N[:, None]
    _, log_z = family(m)
    return ExponentialMixture(m, log_z, N)
