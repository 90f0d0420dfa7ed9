"""Wrong answers to `estep` of lesson 11, written from the lesson's text alone."""

import numpy as np
from scipy.special import logsumexp, softmax


def _log_joint(T, log_h, mixture):
    """The log joint, (n, K)."""
    with np.errstate(divide="ignore"):
        return log_h[:, None] + T @ mixture.eta.T - mixture.log_z + np.log(mixture.p)


def _log_sum(A):
    """The log-sum-exp of each row, (n, 1)."""
    top = A.max(axis=1, keepdims=True)
    return top + np.log(np.exp(A - top).sum(axis=1, keepdims=True))


def log_z_left_out(T, log_h, mixture):
    """E1 leaves out log Z of the components."""
    with np.errstate(divide="ignore"):
        joint = log_h[:, None] + T @ mixture.eta.T + np.log(mixture.p)
    rows = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - rows), float(rows.sum())


def weights_left_out(T, log_h, mixture):
    """E2 is missing: log p_j is never added."""
    eta, log_z, _ = mixture
    density = np.einsum("is,ks->ik", T, eta) - log_z[None, :] + log_h[:, None]
    rows = _log_sum(density)
    post = np.exp(density - rows)
    return post, float(rows.sum())


def log_h_left_out(T, log_h, mixture):
    """E1 leaves out log h because it cancels in the shares: the log-likelihood lacks it."""
    with np.errstate(divide="ignore"):
        scores = T @ mixture.eta.T - mixture.log_z + np.log(mixture.p)
    return softmax(scores, axis=1), float(logsumexp(scores, axis=1).sum())


def joint_exponentiated_without_the_maximum(T, log_h, mixture):
    """E3 exponentiates the joint as it is, without its maximum: rows far from 0 give 0 / 0 or overflow."""
    with np.errstate(all="ignore"):
        W = np.exp(_log_joint(T, log_h, mixture))
        total = W.sum(axis=1, keepdims=True)
        post = W / total
        loglik = np.log(total).sum()
    return post, float(loglik)


def one_maximum_for_all_rows(T, log_h, mixture):
    """E3 subtracts the maximum of the whole table instead of the row's own, so that improbable rows underflow."""
    joint = _log_joint(T, log_h, mixture)
    M = joint.max()
    with np.errstate(all="ignore"):
        E = np.exp(joint - M)
        S = E.sum(axis=1, keepdims=True)
        return E / S, float((M + np.log(S)).sum())


def shares_over_the_rows(T, log_h, mixture):
    """E4 normalises over the rows (axis 0) and not over the components; the log-likelihood is right."""
    joint = _log_joint(T, log_h, mixture)
    loglik = _log_sum(joint).sum()
    with np.errstate(invalid="ignore"):
        post = softmax(joint, axis=0)
    return post, float(loglik)


def log_likelihood_averaged(T, log_h, mixture):
    """E5 returns the mean of the rows' log p(x_i) instead of the sum."""
    joint = _log_joint(T, log_h, mixture)
    m = np.max(joint, axis=1)
    log_px = m + np.log(np.sum(np.exp(joint.T - m), axis=0))
    return np.exp(joint - log_px[:, None]), float(np.mean(log_px))


def maximum_not_added_back(T, log_h, mixture):
    """E3 forgets to add the maximum back: the shares are right, the log-likelihood is not."""
    joint = _log_joint(T, log_h, mixture)
    shifted = joint - joint.max(axis=1, keepdims=True)
    norm = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return np.exp(shifted - norm), float(norm.sum())


def eta_reshaped_instead_of_transposed(T, log_h, mixture):
    """E1 reshapes eta to (s, K) instead of transposing it, which mixes up its numbers."""
    s, K = T.shape[1], len(mixture.p)
    with np.errstate(divide="ignore"):
        joint = log_h[:, None] + T @ mixture.eta.reshape(s, K) - mixture.log_z + np.log(mixture.p)
    rows = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - rows), float(rows.sum())


def joint_cut_off_at_minus_700(T, log_h, mixture):
    """Lifts each entry of the log joint below -700 to -700 for fear of underflow, which makes far components alike."""
    joint = np.maximum(_log_joint(T, log_h, mixture), -700.0)
    rows = _log_sum(joint)
    return np.exp(joint - rows), float(rows.sum())


def all_log_z_summed_and_p_without_log(T, log_h, mixture):
    """Two slips: E1 subtracts log_z summed over all components, and E2 adds p_j without its logarithm."""
    density = log_h.reshape(-1, 1) + np.dot(T, mixture.eta.T) - np.sum(mixture.log_z)
    joint = density + mixture.p
    rows = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - rows), float(rows.sum())


def log_h_subtracted_and_likelihood_of_the_best_only(T, log_h, mixture):
    """Two slips: log h enters with a minus, and the log-likelihood adds only each row's largest joint."""
    with np.errstate(divide="ignore"):
        joint = -log_h[:, None] + T @ mixture.eta.T - mixture.log_z + np.log(mixture.p)
    post = softmax(joint, axis=1)
    return post, float(joint.max(axis=1).sum())


def expected_joint_for_the_likelihood_and_zero_weights_lifted(T, log_h, mixture):
    """Two slips: E5 adds shares times log joint (Q) and not log p(x), and p is lifted to at least 0.01."""
    p = np.maximum(mixture.p, 0.01)
    joint = log_h[:, None] + T @ mixture.eta.T - mixture.log_z + np.log(p)
    post = np.exp(joint - logsumexp(joint, axis=1, keepdims=True))
    Q = (post * joint).sum()
    return post, float(Q)


def log_h_counted_twice_and_hard_shares(T, log_h, mixture):
    """Two slips: log h is added once more to log p(x_i), and the shares are rounded to 0 and 1."""
    joint = _log_joint(T, log_h, mixture)
    rows = [log_h[i] + logsumexp(joint[i]) for i in range(len(joint))]
    post = np.zeros_like(joint)
    for i, row in enumerate(joint):
        post[i, np.argmax(row)] = 1.0
    return post, float(sum(rows))


def log_written_into_the_weights_and_likelihood_per_row(T, log_h, mixture):
    """Two slips: log p is written into the mixture's own array, and E5 does not add: it returns n numbers."""
    prior = mixture.p
    with np.errstate(divide="ignore"):
        np.log(prior, out=prior)
    joint = log_h[:, None] + T @ mixture.eta.T - mixture.log_z + prior
    rows = logsumexp(joint, axis=1)
    return np.exp(joint - rows[:, None]), rows
