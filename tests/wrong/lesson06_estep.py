"""Wrong answers to `estep` of lesson 06, written from the lesson's text alone."""

import numpy as np
from scipy import special

HELPERS = ("nll",)


def nll(X, theta):
    """The average cost of the pictures in nats."""
    chance = np.where(X == 1, theta, 1 - theta)
    with np.errstate(divide="ignore"):
        cost = -np.log(chance)
    return float(cost.sum(axis=1).mean())


def _log_joint(X, mixture):
    """The log joint, (n, K)."""
    with np.errstate(divide="ignore"):
        return X @ np.log(mixture.theta).T + (1 - X) @ np.log(1 - mixture.theta).T + np.log(mixture.p)


def _log_sum(A):
    """The log-sum-exp of each row, (n, 1)."""
    m = A.max(axis=1, keepdims=True)
    return m + np.log(np.exp(A - m).sum(axis=1, keepdims=True))


def looks_at_ink_only(X, mixture):
    """Leaves the paper out of E1: only X times log theta is used."""
    with np.errstate(divide="ignore"):
        joint = X @ np.log(mixture.theta).T + np.log(mixture.p)
    rows = _log_sum(joint)
    return np.exp(joint - rows), float(rows.sum())


def one_maximum_for_the_whole_table(X, mixture):
    """Subtracts the maximum of the whole table in E3 instead of that of each row, so improbable rows vanish."""
    joint = _log_joint(X, mixture)
    m = joint.max()
    with np.errstate(divide="ignore", invalid="ignore"):
        rows = m + np.log(np.exp(joint - m).sum(axis=1, keepdims=True))
        return np.exp(joint - rows), float(rows.sum())


def shared_out_over_the_pictures(X, mixture):
    """Normalises the soft counts down each column, over the pictures, instead of along each row."""
    joint = _log_joint(X, mixture)
    rows = _log_sum(joint)
    with np.errstate(invalid="ignore"):
        post = special.softmax(joint, axis=0)
    return post, float(rows.sum())


def maximum_not_added_back(X, mixture):
    """Subtracts the row maximum in E3 and never adds it back to the log-likelihood; the soft counts are right."""
    A = _log_joint(X, mixture)
    A = A - A.max(axis=1, keepdims=True)
    z = np.exp(A).sum(axis=1, keepdims=True)
    return np.exp(A) / z, float(np.log(z).sum())


def hard_assignment(X, mixture):
    """Gives each picture whole to its most probable prototype: zeros and ones instead of soft counts."""
    joint = _log_joint(X, mixture)
    winner = np.argmax(joint, axis=1)
    post = np.eye(joint.shape[1])[winner]
    return post, float(_log_sum(joint).sum())


def paper_product_uses_x_again(X, mixture):
    """Multiplies log(1 - theta) with X instead of with 1 - X."""
    with np.errstate(divide="ignore"):
        logits = X @ np.log(mixture.theta).T + X @ np.log(1 - mixture.theta).T + np.log(mixture.p)
    lse = special.logsumexp(logits, axis=1)
    return np.exp(logits - lse[:, np.newaxis]), float(lse.sum())


def theta_clipped_for_safety(X, mixture):
    """Clips theta to 0.01 ... 0.99 before the logarithms, which changes confident prototypes."""
    t = np.clip(mixture.theta, 0.01, 0.99)
    return_post, total = [], 0.0
    with np.errstate(divide="ignore"):
        logp = np.log(mixture.p)
    for x in X:
        a = (x * np.log(t) + (1 - x) * np.log(1 - t)).sum(axis=1) + logp
        lse = np.logaddexp.reduce(a)
        return_post.append(np.exp(a - lse))
        total += lse
    return np.array(return_post), float(total)


def log_chance_averaged_over_pixels(X, mixture):
    """Divides the log chance of E1 by the number of pixels, so the shares become far too soft."""
    d = X.shape[1]
    with np.errstate(divide="ignore"):
        joint = (X @ np.log(mixture.theta).T + (1 - X) @ np.log1p(-mixture.theta).T) / d + np.log(mixture.p)
    rows = _log_sum(joint)
    return np.exp(joint - rows), float(rows.sum())


def last_pixel_left_out(X, mixture):
    """The loop over the pixels stops one too early, so the last pixel never counts."""
    theta = mixture.theta
    n, d = X.shape
    with np.errstate(divide="ignore"):
        joint = np.tile(np.log(mixture.p), (n, 1))
    for l in range(d - 1):
        for j in range(len(theta)):
            joint[:, j] += np.where(X[:, l] == 1, np.log(theta[j, l]), np.log(1 - theta[j, l]))
    rows = _log_sum(joint)
    return np.exp(joint - rows), float(rows.sum())


def one_picture_squeezed(X, mixture):
    """Squeezes the soft counts, so that one picture or one prototype loses its axis."""
    joint = _log_joint(X, mixture)
    rows = _log_sum(joint)
    return np.exp(joint - rows).squeeze(), float(rows.sum())


def log_likelihood_from_shares_becomes_nan(X, mixture):
    """Computes E5 as the sum of post * joint - post * log post, so a share of 0 gives 0 * -inf and nan."""
    joint = _log_joint(X, mixture)
    post = np.exp(joint - _log_sum(joint))
    with np.errstate(divide="ignore", invalid="ignore"):
        bound = post * joint - post * np.log(post)
    return post, float(bound.sum())


def ink_only_and_weights_left_out(X, mixture):
    """Two slips: the paper is left out of E1, and log p_j is never added."""
    joint = X @ np.log(mixture.theta.T)
    rows = np.logaddexp.reduce(joint, axis=1)
    post = np.exp(joint - rows.reshape(-1, 1))
    return post, float(rows.sum())


def epsilon_in_the_denominator_and_no_logarithms(X, mixture):
    """Two slips: exponentiates the log joint before any subtraction, and adds 1e-10 to each sum to avoid 0/0."""
    w = np.exp(_log_joint(X, mixture))
    z = w.sum(axis=1, keepdims=True) + 1e-10
    return w / z, float(np.log(z).sum())


def ink_and_paper_exchanged_and_hard(X, mixture):
    """Two slips: log theta goes with 1 - X and log(1 - theta) with X, and the soft counts are made 0 or 1."""
    t = mixture.theta
    with np.errstate(divide="ignore"):
        lp = np.log(mixture.p)
    joint = (1 - X) @ np.log(t).T + X @ np.log(1 - t).T + lp
    post = (joint == joint.max(axis=1, keepdims=True)).astype(float)
    return post, float(_log_sum(joint).sum())


def components_in_rows_and_mean_over_all(X, mixture):
    """Two slips: returns the soft counts as (K, n), and averages the log-likelihood over the pictures."""
    with np.errstate(divide="ignore"):
        J = np.log(mixture.theta) @ X.T + np.log(1 - mixture.theta) @ (1 - X.T) + np.log(mixture.p)[:, None]
    lse = special.logsumexp(J, axis=0)
    return np.exp(J - lse), float(lse.mean())


def last_picture_skipped_and_best_component_only(X, mixture):
    """Two slips: the loop ends before the last picture, whose shares stay 0, and E5 adds the row maxima."""
    joint = _log_joint(X, mixture)
    n, K = joint.shape
    post, value = np.zeros((n, K)), 0.0
    for i in range(n - 1):
        w = np.exp(joint[i] - joint[i].max())
        post[i] = w / w.sum()
        value += joint[i].max()
    return post, float(value)


def weights_clipped_and_shared_over_pictures(X, mixture):
    """Two slips: weights are raised to at least 1e-3, and the soft counts are normalised down the columns."""
    p = np.clip(mixture.p, 1e-3, None)
    joint = np.array([[-nll(x[None], t) + np.log(w) for t, w in zip(mixture.theta, p)] for x in X])
    post = np.exp(joint - special.logsumexp(joint, axis=0))
    return post, float(special.logsumexp(joint, axis=1).sum())
