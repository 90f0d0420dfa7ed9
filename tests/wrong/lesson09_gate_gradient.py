"""Wrong answers to `gate_gradient` of lesson 09, written from the lesson's text alone."""

import numpy as np
from scipy.special import softmax

HELPERS = ("log_gate",)


def log_gate(X, V):
    """Logarithms of the gate's shares, shape (n, K)."""
    scores = X @ V.T
    top = scores.max(axis=1, keepdims=True)
    return scores - (top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True)))


def shares_minus_soft_counts(X, post, V):
    """The sign is flipped: the gradient of the loss -Q, which points downhill."""
    g = np.exp(log_gate(X, V))
    return (g - post).T @ X


def mean_over_the_rows(X, post, V):
    """Divides by the number of rows: the gradient of the mean, not of the sum."""
    delta = post - softmax(X @ V.T, axis=1)
    return np.einsum("im,id->md", delta, X) / X.shape[0]


def transposed(X, post, V):
    """Returns the gradient with shape (d, K), one column an expert."""
    return X.T @ (post - np.exp(log_gate(X, V)))


def log_shares_not_exponentiated(X, post, V):
    """Subtracts the logarithms of the shares, because the exponential is forgotten."""
    shares = log_gate(X, V)
    difference = post - shares
    return np.dot(difference.T, X)


def only_the_own_expert(X, post, V):
    """Takes only the term j = m of the sum, post_im (1 - g_im), and leaves the other experts' terms out."""
    g = np.exp(log_gate(X, V))
    K, d = V.shape
    grad = np.zeros((K, d))
    for m in range(K):
        for i in range(len(X)):
            grad[m] += post[i, m] * (1 - g[i, m]) * X[i]
    return grad


def squared_error_chain_rule(X, post, V):
    """Multiplies the difference by g (1 - g), as for the squared error of a sigmoid."""
    g = np.exp(log_gate(X, V))
    delta = (post - g) * g * (1.0 - g)
    return delta.T @ X


def winner_takes_the_row(X, post, V):
    """Rounds the soft counts to hard ones before the subtraction."""
    labels = post.argmax(axis=1)
    one_hot = (labels[:, None] == np.arange(post.shape[1])).astype(float)
    return (one_hot - np.exp(log_gate(X, V))).T @ X


def last_expert_is_the_reference(X, post, V):
    """Takes the last expert for the reference category, whose V never moves: its row of the gradient is zero."""
    resid = post - np.exp(log_gate(X, V))
    G = np.vstack([resid[:, m] @ X for m in range(resid.shape[1])])
    G[-1] = 0.0
    return G


def divided_by_each_experts_count(X, post, V):
    """Divides each expert's row by N_j, the sum of its soft counts."""
    N = post.sum(axis=0)
    total = (post - np.exp(log_gate(X, V))).T @ X
    return total / N[:, None]


def exponentials_without_maximum(X, post, V):
    """Forms its own softmax without subtracting the maximum, so scores of thousands give inf/inf."""
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(X @ V.T)
        g = e / e.sum(axis=1, keepdims=True)
    return np.sum((post - g)[:, :, None] * X[:, None, :], axis=0)


def forward_difference_with_a_large_step(X, post, V):
    """A one-sided difference quotient of Q with step 0.001, which is off by the curvature times half the step."""

    def q(v):
        return np.sum(post * log_gate(X, v))

    h, base = 1e-3, q(V)
    grad = np.empty(V.shape)
    for index in np.ndindex(*V.shape):
        shifted = V.astype(float).copy()
        shifted[index] += h
        grad[index] = (q(shifted) - base) / h
    return grad


def softmax_over_rows_and_doubled(X, post, V):
    """Normalises the shares over the rows (axis 0); and has a factor 2 as from a square."""
    S = X @ V.T
    S = S - S.max(axis=0)
    g = np.exp(S) / np.exp(S).sum(axis=0)
    return 2 * (post - g).T @ X


def step_taken_and_shares_uniform(X, post, V):
    """Returns V plus the gradient, a step already taken; and uses the share 1/K in every row whatever V says."""
    K = V.shape[0]
    g = np.full(post.shape, 1.0 / K)
    gradient = np.array([sum((post[i, m] - g[i, m]) * X[i] for i in range(len(X))) for m in range(K)])
    return V + gradient


def intercepts_frozen_and_averaged(X, post, V):
    """Sets the gradient of the intercepts to zero; and divides the rest by the number of rows."""
    slopes_only = X.copy()
    slopes_only[:, 0] = 0
    diff = post - np.exp(log_gate(X, V))
    return np.tensordot(diff, slopes_only, axes=(0, 0)) / len(post)


def difference_weighted_by_post_and_written_in_place(X, post, V):
    """Subtracts the shares from the caller's post in place; and weights the difference by the soft counts once more."""
    owned = post.copy()
    post -= np.exp(log_gate(X, V))
    return (owned * post).T @ X
