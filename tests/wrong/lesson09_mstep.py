"""Wrong answers to `mstep` of lesson 09, written from the lesson's text alone."""

import numpy as np

from softcounts import ExpertMixture

HELPERS = ("climb_gate", "gate_gradient", "weighted_least_squares")


def _log_gate(X, V):
    scores = X @ V.T
    top = scores.max(axis=1, keepdims=True)
    return scores - (top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True)))


def weighted_least_squares(X, y, weights):
    """The b (d,) that makes sum_i weights_i (y_i - x_i . b)^2 smallest."""
    weighted = X.T * weights
    return np.linalg.solve(weighted @ X, weighted @ y)


def gate_gradient(X, post, V):
    """Derivative of sum_ij post_ij log g_ij by V, shape (K, d)."""
    return (post - np.exp(_log_gate(X, V))).T @ X


def climb_gate(X, post, V, gate_gradient):
    """V (K, d) after 10 steps uphill on sum_ij post_ij log g_ij, begun at V; none of them goes down."""
    curvature = X.T @ X / 2
    for _ in range(10):
        V = V + np.linalg.solve(curvature, gate_gradient(X, post, V).T).T
    return V


def residuals_about_the_old_lines(X, y, post, mixture, min_variance=1e-4):
    """The variances are taken about the lines of the old mixture."""
    W = np.array([weighted_least_squares(X, y, w) for w in post.T])
    squared = (y[:, None] - X @ mixture.W.T) ** 2
    var = np.maximum((post * squared).sum(axis=0) / post.sum(axis=0), min_variance)
    return ExpertMixture(W, var, climb_gate(X, post, mixture.V, gate_gradient))


def variances_divided_by_n(X, y, post, mixture, min_variance=1e-4):
    """Divides the weighted squares by the number of rows, not by N_j."""
    K = post.shape[1]
    W = np.zeros((K, X.shape[1]))
    var = np.zeros(K)
    for j in range(K):
        W[j] = weighted_least_squares(X, y, post[:, j])
        var[j] = max(np.mean(post[:, j] * (y - X @ W[j]) ** 2), min_variance)
    V = climb_gate(X, post, mixture.V, gate_gradient)
    return ExpertMixture(W=W, var=var, V=V)


def standard_deviation_returned(X, y, post, mixture, min_variance=1e-4):
    """Returns the root of the floored variance in the field var."""
    W = np.stack([weighted_least_squares(X, y, column) for column in post.T])
    r = y[:, np.newaxis] - X @ W.T
    sigma = np.sqrt(np.maximum(np.einsum("ij,ij->j", post, r**2) / post.sum(axis=0), min_variance))
    return ExpertMixture(W, sigma, climb_gate(X, post, mixture.V, gate_gradient))


def floor_forgotten(X, y, post, mixture, min_variance=1e-4):
    """The variance is not held above min_variance."""
    lines = np.array([weighted_least_squares(X, y, post[:, k]) for k in range(post.shape[1])])
    residuals = y[:, None] - X @ lines.T
    variances = np.average(residuals**2, axis=0, weights=post)
    return ExpertMixture(lines, variances, climb_gate(X, post, mixture.V, gate_gradient))


def floor_added_to_the_variance(X, y, post, mixture, min_variance=1e-4):
    """Adds min_variance to every variance instead of taking the larger of the two."""
    W, var = [], []
    for w in post.T:
        b = weighted_least_squares(X, y, w)
        e = y - X.dot(b)
        W.append(b)
        var.append(w @ e**2 / w.sum() + min_variance)
    return ExpertMixture(np.array(W), np.array(var), climb_gate(X, post, mixture.V, gate_gradient))


def gate_restarted_at_zero(X, y, post, mixture, min_variance=1e-4):
    """The gate begins at V = 0 in every M-step, not at mixture.V."""
    W = np.array([weighted_least_squares(X, y, post[:, j]) for j in range(post.shape[1])])
    N = post.sum(axis=0)
    var = (post * (y[:, None] - X @ W.T) ** 2).sum(axis=0) / N
    V = climb_gate(X, post, np.zeros_like(mixture.V, dtype=float), gate_gradient)
    return ExpertMixture(W, np.clip(var, min_variance, None), V)


def gate_never_moved(X, y, post, mixture, min_variance=1e-4):
    """Returns the old V: the gate is not climbed at all."""
    W = np.array([weighted_least_squares(X, y, w) for w in post.T])
    var = np.array([w @ (y - X @ b) ** 2 / w.sum() for w, b in zip(post.T, W, strict=True)])
    return mixture._replace(W=W, var=np.maximum(var, min_variance))


def one_whole_gradient_for_a_step(X, y, post, mixture, min_variance=1e-4):
    """Adds one whole gradient to V in place of the ten bounded steps of climb_gate."""
    W = np.array([weighted_least_squares(X, y, w) for w in post.T])
    squares = np.square(y[:, None] - X @ W.T)
    var = np.maximum(np.sum(post * squares, axis=0) / np.sum(post, axis=0), min_variance)
    V = mixture.V + gate_gradient(X, post, mixture.V)
    return ExpertMixture(W, var, V)


def one_variance_for_all_experts(X, y, post, mixture, min_variance=1e-4):
    """Pools the squares of all experts into one variance that every expert gets."""
    W = np.vstack([weighted_least_squares(X, y, w) for w in post.T])
    pooled = float((post * (y[:, None] - X @ W.T) ** 2).sum() / post.sum())
    var = np.full(post.shape[1], max(pooled, min_variance))
    return ExpertMixture(W, var, climb_gate(X, post, mixture.V, gate_gradient))


def degrees_of_freedom_taken_off(X, y, post, mixture, min_variance=1e-4):
    """Divides by N_j - d, the unbiased estimate of R's lm, instead of by N_j; by N_j where that is not positive."""
    d = X.shape[1]
    W = np.array([weighted_least_squares(X, y, w) for w in post.T])
    rss = (post * (y[:, None] - X @ W.T) ** 2).sum(axis=0)
    N = post.sum(axis=0)
    df = np.where(N > d, N - d, N)
    return ExpertMixture(W, np.maximum(rss / df, min_variance), climb_gate(X, post, mixture.V, gate_gradient))


def lines_weighted_by_gate_too_and_falsy_floor(X, y, post, mixture, min_variance=1e-4):
    """Multiplies the soft counts by the gate's shares for the lines; and turns a floor of 0 into 1e-4 by `or`."""
    shares = np.exp(_log_gate(X, mixture.V))
    W = np.array([weighted_least_squares(X, y, post[:, j] * shares[:, j]) for j in range(len(mixture.V))])
    var = np.average((y[:, None] - X @ W.T) ** 2, axis=0, weights=post)
    floor = min_variance or 1e-4
    return ExpertMixture(W, np.maximum(var, floor), climb_gate(X, post, mixture.V, gate_gradient))


def constant_gate_and_floor_squared(X, y, post, mixture, min_variance=1e-4):
    """Puts the best constant gate in place of V; and holds sigma, not the variance, above the floor."""
    W = np.array([weighted_least_squares(X, y, w) for w in post.T])
    sd = np.sqrt((post * (y[:, None] - X @ W.T) ** 2).sum(axis=0) / post.sum(axis=0))
    sd = np.maximum(sd, min_variance)
    V = np.zeros(mixture.V.shape)
    V[:, 0] = np.log(np.maximum(post.mean(axis=0), 1e-300))
    return ExpertMixture(W, sd**2, V)


def lines_unweighted_and_gate_climbed_from_w(X, y, post, mixture, min_variance=1e-4):
    """Fits every line with weights of 1; and begins the gate at the new lines W."""
    ones = np.ones(len(y))
    W = np.array([weighted_least_squares(X, y, ones) for _ in range(post.shape[1])])
    var = ((y[:, None] - X @ W.T) ** 2 * post).sum(0) / post.sum(0)
    return ExpertMixture(W, np.maximum(var, min_variance), climb_gate(X, post, W, gate_gradient))


def last_line_for_all_residuals_and_absolute_values(X, y, post, mixture, min_variance=1e-4):
    """The residuals of every expert are taken about the last line; and absolute residuals are averaged, not squares."""
    W = []
    for j in range(post.shape[1]):
        b = weighted_least_squares(X, y, post[:, j])
        W.append(b)
    var = []
    for j in range(post.shape[1]):
        spread = np.sum(post[:, j] * np.abs(y - X @ b)) / np.sum(post[:, j])
        var.append(max(spread, min_variance))
    return ExpertMixture(np.array(W), np.array(var), climb_gate(X, post, mixture.V, gate_gradient))


def minimum_for_maximum_and_v_overwritten(X, y, post, mixture, min_variance=1e-4):
    """Takes the smaller of variance and floor; and writes the climbed gate into the caller's mixture.V."""
    W = np.array([weighted_least_squares(X, y, w) for w in post.T])
    N = post.sum(axis=0)
    var = np.minimum(((y[:, None] - X @ W.T) ** 2 * post).sum(axis=0) / N, min_variance)
    mixture.V[:] = climb_gate(X, post, mixture.V, gate_gradient)
    return ExpertMixture(W, var, mixture.V)
