"""Wrong answers to `mstep` of lesson 06, written from the lesson's text alone."""

import numpy as np

from softcounts import BernoulliMixture

HELPERS = ("soft_counts", "fit_bernoulli")


def soft_counts(post):
    """N_j, the sum over the points i of post[i, j]: shape (K,) for post (n, K)."""
    return post.sum(axis=0)


def fit_bernoulli(X, alpha=0.0):
    """The chance of ink of each pixel, with alpha invented inks and alpha invented papers."""
    return (X.sum(axis=0) + alpha) / (len(X) + 2 * alpha)


def alpha_only_above_the_line(X, post, alpha=1.0):
    """Adds alpha to the ink, but nothing to N_j below the line."""
    N = post.sum(axis=0)
    with np.errstate(divide="ignore"):
        theta = (post.T @ X + alpha) / N[:, None]
    return BernoulliMixture(theta, N / X.shape[0])


def weights_smoothed_too(X, post, alpha=1.0):
    """Smooths the weights as well: (N_j + alpha) / (n + K alpha)."""
    N = soft_counts(post)
    K = len(N)
    theta = (post.T @ X + alpha) / (N[:, None] + 2 * alpha)
    p = (N + alpha) / (len(X) + K * alpha)
    return BernoulliMixture(theta=theta, p=p)


def weights_divided_by_all_pictures_invented_too(X, post, alpha=1.0):
    """Divides N_j by n + 2 alpha K, as if the invented pictures were shared out."""
    N = post.sum(axis=0)
    n, K = post.shape
    theta = (post.T @ X + alpha) / (N + 2 * alpha)[:, None]
    return BernoulliMixture(theta, N / (n + 2 * alpha * K))


def soft_count_not_made_a_column(X, post, alpha=1.0):
    """Divides (K, d) by N of shape (K,), which fails unless d is K or 1 or K is 1, and then divides along pixels."""
    N = post.sum(axis=0)
    theta = (post.T @ X + alpha) / (N + 2 * alpha)
    return BernoulliMixture(theta, N / len(X))


def not_smoothed(X, post, alpha=1.0):
    """Plain weighted counting S / N: alpha is never used."""
    N = post.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return BernoulliMixture((post.T @ X) / N[:, None], N / len(X))


def clipped_instead_of_smoothed(X, post, alpha=1.0):
    """Divides plainly and only clips theta to the range that alpha would allow."""
    N = post.sum(axis=0)[:, None]
    edge = alpha / (N + 2 * alpha)
    raw = (post.T @ X) / np.maximum(N, 1e-12)
    theta = np.minimum(np.maximum(raw, edge), 1 - edge)
    return BernoulliMixture(theta, N[:, 0] / X.shape[0])


def smoothed_after_the_division(X, post, alpha=1.0):
    """Adds alpha to the fraction S/N and 2 alpha to one, so that every component owns a single picture."""
    N = post.sum(axis=0)
    fraction = (post.T @ X) / np.where(N > 0, N, 1)[:, None]
    return BernoulliMixture((fraction + alpha) / (1 + 2 * alpha), N / len(X))


def paper_counted_instead_of_ink(X, post, alpha=1.0):
    """Counts the paper that a component owns, so theta is the chance of paper."""
    N = post.sum(axis=0)
    off = post.T @ (1 - X)
    return BernoulliMixture((off + alpha) / (N[:, None] + 2 * alpha), N / len(X))


def weights_divided_by_number_of_pixels(X, post, alpha=1.0):
    """Unpacks the shape the wrong way round and divides N_j by d instead of n."""
    d, n = X.shape
    N = post.sum(axis=0)
    theta = (post.T @ X + alpha) / (N[:, None] + 2 * alpha)
    return BernoulliMixture(theta, N / n)


def smoothed_towards_the_mean_picture(X, post, alpha=1.0):
    """The 2 alpha invented pictures look like the mean of all pictures instead of half ink, half paper."""
    N = post.sum(axis=0)
    blur = X.mean(axis=0)
    theta = (post.T @ X + 2 * alpha * blur) / (N[:, None] + 2 * alpha)
    return BernoulliMixture(theta, N / len(X))


def soft_count_at_least_one(X, post, alpha=1.0):
    """Raises N_j to at least 1 to avoid small divisors, which changes components that own less than one picture."""
    N = post.sum(axis=0)
    safe = np.maximum(N, 1.0)
    theta = (post.T @ X + alpha) / (safe[:, None] + 2 * alpha)
    return BernoulliMixture(theta, N / len(X))


def divided_by_n_and_weights_equal(X, post, alpha=1.0):
    """Two slips: the ink is divided by n + 2 alpha, and every weight is 1/K."""
    n, K = post.shape
    theta = np.stack([(post[:, j] @ X + alpha) / (n + 2 * alpha) for j in range(K)])
    return BernoulliMixture(theta, np.ones(K) / K)


def hard_weights_and_no_smoothing(X, post, alpha=1.0):
    """Two slips: the weights count the largest shares only, and theta is not smoothed."""
    K = post.shape[1]
    winners = post.argmax(axis=1)
    p = np.array([(winners == j).mean() for j in range(K)])
    with np.errstate(divide="ignore", invalid="ignore"):
        theta = (post.T @ X) / soft_counts(post)[:, None]
    return BernoulliMixture(theta, p)


def whole_alpha_and_weights_not_divided(X, post, alpha=1.0):
    """Two slips: alpha is cut to a whole number, and the weights are N_j without the division by n."""
    a = int(alpha)
    N = post.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        theta = (post.T @ X + a) / (N[:, None] + 2 * a)
    return BernoulliMixture(theta, N)


def beta_mode_and_paper(X, post, alpha=1.0):
    """Two slips: alpha is taken as a Beta parameter (alpha - 1 invented pictures), and the paper is counted."""
    N = post.sum(axis=0)[:, None]
    paper = N - post.T @ X
    with np.errstate(divide="ignore", invalid="ignore"):
        theta = (paper + alpha - 1) / (N + 2 * alpha - 2)
    return BernoulliMixture(theta, N.ravel() / len(X))


def invented_ink_only_and_alpha_per_k(X, post, alpha=1.0):
    """Two slips: alpha is divided by the number of components, and only inks are invented, no papers."""
    n, K = post.shape
    a = alpha / K
    N = post.sum(axis=0)
    theta = np.empty((K, X.shape[1]))
    for j in range(K):
        for l in range(X.shape[1]):
            theta[j, l] = (sum(post[i, j] * X[i, l] for i in range(n)) + a) / max(N[j] + a, 1e-300)
    return BernoulliMixture(theta, N / n)


def paper_counted_and_weights_equal(X, post, alpha=1.0):
    """Two slips: counts the paper instead of the ink, and leaves every weight at 1/K."""
    K = post.shape[1]
    rows = []
    for share in post.T:
        off = (share[:, None] * (X == 0)).sum(axis=0)
        rows.append((off + alpha) / (share.sum() + 2 * alpha))
    return BernoulliMixture(np.array(rows), np.repeat(1.0 / K, K))


def sorted_by_weight_and_alpha_once_below(X, post, alpha=1.0):
    """Two slips: puts the heaviest component first, and divides by N_j + alpha."""
    N = post.sum(axis=0)
    idx = sorted(range(len(N)), key=lambda j: -N[j])
    theta = np.array([(post[:, j] @ X + alpha) / (N[j] + alpha) for j in idx])
    return BernoulliMixture(theta, N[idx] / len(X))
