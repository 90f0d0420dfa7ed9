"""Wrong answers to `fill_matrix` of lesson 05, written from the lesson's text alone."""

import numpy as np

HELPERS = ("estep",)


def estep(X, mixture):
    """Soft counts post (n, K) and the log-likelihood, from the observed entries of each row."""
    M = (~np.isnan(X)).astype(float)
    X0 = np.where(np.isnan(X), 0.0, X)
    squared = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mixture.mu.T + M @ (mixture.mu**2).T
    with np.errstate(divide="ignore"):
        joint = np.log(mixture.p) - M.sum(axis=1, keepdims=True) / 2 * np.log(2 * np.pi * mixture.var)
    joint = joint - squared / (2 * mixture.var)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def best_component_alone(X, mixture):
    """Fills with the mean of the most probable component, not with the average over the soft counts."""
    post, _ = estep(X, mixture)
    z = post.argmax(axis=1)
    return np.where(np.isnan(X), mixture.mu[z], X)


def gaps_filled_in_the_callers_table(X, mixture):
    """Writes the guesses into the caller's X."""
    post, loglik = estep(X, mixture)
    expected = post @ mixture.mu
    for i in range(X.shape[0]):
        for l in range(X.shape[1]):
            if np.isnan(X[i, l]):
                X[i, l] = expected[i, l]
    return X


def choice_turned_round(X, mixture):
    """Exchanges the two sides of the choice: gaps stay NaN, and observed entries become expectations."""
    post = estep(X, mixture)[0]
    missing = np.isnan(X)
    return np.where(missing, X, post @ mixture.mu)


def soft_counts_after_zeros(X, mixture):
    """Gives the E-step a table with zeros in the gaps, so gaps count as ratings of 0."""
    X0 = np.nan_to_num(X)
    post, _ = estep(X0, mixture)
    out = np.array(X, dtype=float)
    where = np.argwhere(np.isnan(X))
    for i, l in where:
        out[i, l] = sum(post[i, j] * mixture.mu[j, l] for j in range(len(mixture.mu)))
    return out


def product_with_the_means_transposed(X, mixture):
    """Multiplies the soft counts with mu.T, so the shapes do not fit (raises unless K = d)."""
    post, _ = estep(X, mixture)
    expectation = post @ mixture.mu.T
    return np.where(np.isnan(X), expectation, X)


def joint_densities_not_divided_by_their_sum(X, mixture):
    """Weights the means with p_j times the density and does not divide by the sum over j."""
    mask = ~np.isnan(X)
    weights = np.empty((len(X), len(mixture.p)))
    for j, (m, v, w) in enumerate(zip(mixture.mu, mixture.var, mixture.p)):
        s = np.where(mask, X - m, 0.0) ** 2
        weights[:, j] = w * (2 * np.pi * v) ** (-mask.sum(axis=1) / 2) * np.exp(-s.sum(axis=1) / (2 * v))
    return np.where(mask, X, weights @ mixture.mu)


def plain_average_of_the_means(X, mixture):
    """Averages the means of all components with equal parts."""
    missing = np.isnan(X)
    guess = np.repeat(mixture.mu.mean(axis=0)[None, :], X.shape[0], axis=0)
    return np.where(missing, guess, X)


def observed_zeros_filled_as_well(X, mixture):
    """Finds the gaps as the zeros of nan_to_num(X), so an observed entry that is exactly 0 is overwritten."""
    post, _ = estep(X, mixture)
    result = np.nan_to_num(X)
    gap = result == 0
    result[gap] = (post @ mixture.mu)[gap]
    return result


def weights_counted_twice(X, mixture):
    """Multiplies the soft counts by the weights p once more before averaging."""
    post, _ = estep(X, mixture)
    w = post * mixture.p
    w = w / w.sum(axis=1, keepdims=True)
    return np.where(np.isnan(X), w @ mixture.mu, X)


def column_means_and_written_in_place(X, mixture):
    """Fills with the column means of the table, not with the mixture's expectations; and writes into the caller's X."""
    for l in range(X.shape[1]):
        col = X[:, l]
        seen = col[~np.isnan(col)]
        col[np.isnan(col)] = seen.mean() if len(seen) else mixture.p @ mixture.mu[:, l]
    return X


def average_shares_of_all_rows_and_everything_overwritten(X, mixture):
    """Averages the soft counts over all rows before F2; and puts the result into all entries."""
    post, _ = estep(X, mixture)
    shares = post.mean(axis=0)
    return np.tile(shares @ mixture.mu, (X.shape[0], 1))


def whole_row_replaced_and_second_best_ignored(X, mixture):
    """Replaces the whole row as soon as it has one gap; and drops all but the largest share, without rescaling it."""
    post, _ = estep(X, mixture)
    n, d = X.shape
    Y = np.empty((n, d))
    for i in range(n):
        if np.isnan(X[i]).any():
            j = int(post[i].argmax())
            Y[i] = post[i, j] * mixture.mu[j]
        else:
            Y[i] = X[i]
    return Y


def expectation_by_the_weights_and_choice_turned_round(X, mixture):
    """Averages the means by the weights p; and puts the result at the observed entries, so the gaps stay NaN."""
    guess = (mixture.p[:, None] * mixture.mu).sum(axis=0)
    return np.array([[x if np.isnan(x) else g for x, g in zip(row, guess)] for row in X])
