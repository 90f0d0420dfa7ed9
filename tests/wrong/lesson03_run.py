"""Wrong answers to `run` of lesson 03, written from the lesson's text alone."""

import numpy as np

from softcounts import GaussianMixture, init

HELPERS = ("log_gaussian", "estep", "soft_counts", "mstep", "init")


def log_gaussian(X, mu, var):
    """Log density of each point under each component, shape (n, K)."""
    d = X.shape[1]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -d / 2 * np.log(2 * np.pi * var) - squared / (2 * var)


def estep(X, mixture):
    """Soft counts post (n, K), rows summing to one, and the log-likelihood (a float)."""
    with np.errstate(divide="ignore"):
        joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def soft_counts(post):
    """N_j, the sum over the points i of post[i, j]: shape (K,)."""
    return post.sum(axis=0)


def mstep(X, post):
    """The GaussianMixture that fits best, given the shares."""
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    var = (post * squared).sum(axis=0) / (X.shape[1] * N)
    return GaussianMixture(mu, var, N / len(X))


def tolerance_without_bars(X, mixture, post):
    """Writes 1e-6 * new without bars, so a negative log-likelihood never lets the loop end."""
    old = -np.inf
    new = None
    while new is None or not abs(new - old) <= 1e-6 * new:
        if new is not None:
            old = new
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
    return mixture, post, new


def tolerance_one_in_a_thousand(X, mixture, post):
    """Stops at a tolerance of 1e-3 instead of 1e-6."""
    tol = 1e-3
    prev = np.inf
    for _ in range(10000):
        post, cur = estep(X, mixture)
        mixture = mstep(X, post)
        if np.abs(cur - prev) <= tol * np.abs(cur):
            break
        prev = cur
    return mixture, post, cur


def starts_with_mstep(X, mixture, post):
    """Begins with an M-step on the uniform placeholder, so all components become identical."""
    old = None
    while True:
        mixture = mstep(X, post)
        post, new = estep(X, mixture)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return mixture, post, new
        old = new


def test_before_mstep(X, mixture, post):
    """Tests between E and M, so the M-step of the last pass is missing from the mixture."""
    old = None
    while True:
        post, new = estep(X, mixture)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            break
        mixture = mstep(X, post)
        old = new
    return mixture, post, new


def at_most_ten_passes(X, mixture, post):
    """Stops after ten passes at the latest."""
    old = None
    for it in range(10):
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None:
            change = abs(new - old)
            if change <= 1e-6 * abs(new):
                break
        old = new
    return mixture, post, new


def stops_when_the_means_stand_still(X, mixture, post):
    """Stops when no mean moves by more than 1e-6, and does not look at the log-likelihood."""
    while True:
        post, log_likelihood = estep(X, mixture)
        new_mixture = mstep(X, post)
        shift = np.max(np.abs(new_mixture.mu - mixture.mu))
        mixture = new_mixture
        if shift < 1e-6:
            return mixture, post, log_likelihood


def comparison_turned(X, mixture, post):
    """Turns the comparison, so it stops as soon as the step is large, mostly after pass 2."""
    old = None
    for _ in range(10000):
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and not abs(new - old) <= 1e-6 * abs(new):
            break
        if old is not None and new == old:
            break
        old = new
    return mixture, post, new


def list_of_log_likelihoods_returned(X, mixture, post):
    """Returns the log-likelihoods of all passes as a list instead of the last one."""
    history = []
    while len(history) < 2 or abs(history[-1] - history[-2]) > 1e-6 * abs(history[-1]):
        post, value = estep(X, mixture)
        mixture = mstep(X, post)
        history.append(value)
    return mixture, post, history


def weights_never_updated(X, mixture, post):
    """Keeps the weights p of the given mixture in every M-step."""
    start_p = mixture.p
    old = None
    while True:
        post, new = estep(X, mixture)
        m = mstep(X, post)
        mixture = GaussianMixture(m.mu, m.var, start_p)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            break
        old = new
    return mixture, post, new


def own_start_with_seed_zero(X, mixture, post):
    """Begins at init(X, K, 0) instead of at the mixture it is given."""
    K = post.shape[1]
    mixture, post = init(X, K, 0)
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return mixture, post, new
        old = new


def two_small_steps_in_a_row(X, mixture, post):
    """Waits until two passes in a row change little, one pass more than the rule says."""
    old, quiet = None, 0
    while quiet < 2:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            quiet += 1
        else:
            quiet = 0
        old = new
    return mixture, post, new


def absolute_and_extra_estep(X, mixture, post):
    """Uses an absolute tolerance of 1e-6, and makes an extra E-step for the result."""
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and abs(new - old) < 1e-6:
            break
        old = new
    return mixture, *estep(X, mixture)


def power_written_as_xor_with_limit(X, mixture, post):
    """Writes 10^-6 as in MATLAB (in Python that is -16), and the test being never true, stops after 50 passes."""
    old = 0
    for k in range(50):
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if k > 0 and abs(new - old) <= (10 ^ -6) * abs(new):
            break
        old = new
    return mixture, post, new


def weights_kept_and_extra_estep(X, mixture, post):
    """Never updates the weights p, and makes an extra E-step for the result."""
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)._replace(p=mixture.p)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            post, new = estep(X, mixture)
            return mixture, post, new
        old = new


def swapped_result_and_ten_passes(X, mixture, post):
    """Always makes ten passes, without a test, and returns (mixture, log-likelihood, post)."""
    for _ in range(10):
        post, log_likelihood = estep(X, mixture)
        mixture = mstep(X, post)
    return mixture, log_likelihood, post


def no_bars_and_extra_estep(X, mixture, post):
    """Tests old - new without bars, so it ends after pass 2, and makes an extra E-step for the result."""
    post, old = estep(X, mixture)
    mixture = mstep(X, post)
    post, new = estep(X, mixture)
    mixture = mstep(X, post)
    while not (old - new) / abs(new) <= 1e-6:
        old = new
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
    post, new = estep(X, mixture)
    return mixture, post, new
