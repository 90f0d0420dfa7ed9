"""Wrong answers to `estep` of lesson 07, written from the lesson's text alone."""

import numpy as np
from scipy.special import logsumexp, softmax
from scipy.stats import multivariate_normal

HELPERS = ("log_full_gaussian",)


def log_full_gaussian(X, mu, cov):
    """Log density of each row under each class, shape (n, C). X (n, d), mu (C, d), cov (C, d, d)."""
    columns = []
    for centre, matrix in zip(mu, cov, strict=True):
        away = X - centre  # (n, d)
        squared = (away * np.linalg.solve(matrix, away.T).T).sum(axis=1)
        log_det = np.linalg.slogdet(matrix)[1]
        columns.append(-0.5 * (X.shape[1] * np.log(2 * np.pi) + log_det + squared))
    return np.column_stack(columns)


def proportion_added_without_log(U, model):
    """E1 adds theta to the log density, not log theta."""
    a = log_full_gaussian(U, model.mu, model.cov) + model.p
    m = a.max(axis=1, keepdims=True)
    log_p = m + np.log(np.exp(a - m).sum(axis=1, keepdims=True))
    return np.exp(a - log_p), float(log_p.sum())


def densities_vanish_far_away(U, model):
    """Works with densities in place of logarithms: a row far away has 0 / 0."""
    with np.errstate(all="ignore"):
        product = np.exp(log_full_gaussian(U, model.mu, model.cov)) * model.p
        evidence = product.sum(axis=1)
        return product / evidence[:, None], float(np.log(evidence).sum())


def normalised_over_the_rows(U, model):
    """E2 sums over the rows, so each class shares out one unit among the rows."""
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    norm = logsumexp(joint, axis=0, keepdims=True)
    return np.exp(joint - norm), float(norm.sum())


def maximum_not_added_back(U, model):
    """E2 subtracts the maximum, and never adds it back to log p(u); the shares are right."""
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    safe = np.exp(joint - joint.max(axis=1, keepdims=True))
    sums = safe.sum(axis=1, keepdims=True)
    return safe / sums, float(np.log(sums).sum())


def expected_joint_as_likelihood(U, model):
    """E4 returns the sum of share times log joint (the Q of section 7), not the sum of log p(u)."""
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    post = softmax(joint, axis=1)
    return post, float((post * joint).sum())


def pair_in_the_wrong_order(U, model):
    """Returns the log-likelihood first and the soft counts second."""
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    rows = logsumexp(joint, axis=1, keepdims=True)
    return float(rows.sum()), np.exp(joint - rows)


def small_number_in_the_denominator(U, model):
    """Adds 1e-10 to p(u) against a division by 0, so the shares of a row with a small density add up to less than 1."""
    dens = np.column_stack(
        [w * np.atleast_1d(multivariate_normal.pdf(U, m, S)) for w, m, S in zip(model.p, model.mu, model.cov)]
    ).reshape(len(U), len(model.p))
    p_u = dens.sum(axis=1, keepdims=True) + 1e-10
    return dens / p_u, float(np.log(p_u).sum())


def two_pi_left_out(U, model):
    """Writes the density anew without d log 2 pi: the shares are right, the log-likelihood is not."""
    t, C = U.shape[0], len(model.p)
    log_joint = np.empty((t, C))
    for c in range(C):
        diff = U - model.mu[c]
        squared = np.einsum("ta,ab,tb->t", diff, np.linalg.inv(model.cov[c]), diff)
        log_joint[:, c] = np.log(model.p[c]) - 0.5 * (np.linalg.slogdet(model.cov[c])[1] + squared)
    lse = logsumexp(log_joint, axis=1, keepdims=True)
    return np.exp(log_joint - lse), float(lse.sum())


def logarithms_of_the_shares(U, model):
    """Forgets to exponentiate in E3 and returns log p(c | u)."""
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    rows = logsumexp(joint, axis=1, keepdims=True)
    return joint - rows, float(rows.sum())


def logarithm_written_into_the_model(U, model):
    """The answer is right, but the caller's model.p holds logarithms afterwards."""
    theta = model.p
    np.log(theta, out=theta)
    joint = log_full_gaussian(U, model.mu, model.cov) + theta
    rows = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - rows), float(rows.sum())


def maximum_without_keepdims(U, model):
    """The row maxima have the shape (t,): subtracting them from (t, C) raises, or is wrong where t = C."""
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    top = joint.max(axis=1)
    e = np.exp(joint - top)
    total = e.sum(axis=1)
    return e / total, float((top + np.log(total)).sum())


def distance_lacks_its_half(U, model):
    """Writes the density anew and forgets the one half before the squared distance."""
    away = U[:, None, :] - model.mu[None]
    squared = np.einsum("tcd,cde,tce->tc", away, np.linalg.inv(model.cov), away)
    log_det = np.linalg.slogdet(model.cov)[1]
    joint = np.log(model.p) - U.shape[1] / 2 * np.log(2 * np.pi) - log_det / 2 - squared
    rows = logsumexp(joint, axis=1)
    return np.exp(joint - rows[:, None]), float(rows.sum())


def prior_not_logged_and_maximum_not_added(U, model):
    """Two slips: theta is added without its logarithm, and the maximum is not added back to log p(u)."""
    post, total = [], 0.0
    for row in log_full_gaussian(U, model.mu, model.cov):
        joint = row + model.p
        e = np.exp(joint - joint.max())
        post.append(e / e.sum())
        total += np.log(e.sum())
    return np.array(post).reshape(len(U), len(model.p)), float(total)


def densities_and_negative_likelihood(U, model):
    """Two slips: densities in place of logarithms (0 / 0 far away), and the negative log-likelihood."""
    with np.errstate(all="ignore"):
        like = np.array(
            [
                [
                    w * np.exp(log_full_gaussian(u[None], m[None], S[None])[0, 0])
                    for w, m, S in zip(model.p, model.mu, model.cov)
                ]
                for u in U
            ]
        ).reshape(len(U), len(model.p))
        s = like.sum(axis=1, keepdims=True)
        return like / s, float(-np.log(s).sum())


def proportion_twice_and_log_base_ten(U, model):
    """Two slips: the shares are multiplied by theta once more (and normalised), and log p(u) is to base 10."""
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    rows = logsumexp(joint, axis=1)
    post = np.exp(joint - rows[:, None]) * model.p
    post = post / post.sum(axis=1, keepdims=True)
    return post, float((rows / np.log(10)).sum())


def whole_table_maximum_and_no_proportions(U, model):
    """Two slips: E1 without log theta, and E2 subtracts the maximum of the whole table."""
    with np.errstate(all="ignore"):
        A = log_full_gaussian(U, model.mu, model.cov)
        shift = A.max(initial=-np.inf)
        E = np.exp(A - shift)
        Z = E.sum(axis=1)
        return E / Z[:, None], float((shift + np.log(Z)).sum())


def two_pi_and_half_left_out(U, model):
    """Two slips: the density is written anew without d log 2 pi, and log det lacks its one half."""
    logs = []
    for w, m, S in zip(model.p, model.mu, model.cov):
        r = (U - m).T
        logs.append(np.log(w) - np.log(np.linalg.det(S)) - 0.5 * np.einsum("at,at->t", r, np.linalg.solve(S, r)))
    logs = np.transpose(logs)
    log_p = logsumexp(logs, axis=1, keepdims=True)
    return np.exp(logs - log_p), float(log_p.sum())


def equal_proportions_and_expected_joint(U, model):
    """Two slips: E1 uses 1 / C for each theta, and E4 returns the sum of share times log joint."""
    C = len(model.mu)
    joint = log_full_gaussian(U, model.mu, model.cov) - np.log(C)
    post = softmax(joint, axis=1)
    return post, float(np.einsum("tc,tc->", post, joint))
