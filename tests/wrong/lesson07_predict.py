"""Wrong answers to `predict` of lesson 07, written from the lesson's text alone."""

import numpy as np

HELPERS = ("log_full_gaussian", "estep")


def log_full_gaussian(X, mu, cov):
    """Log density of each row under each class, shape (n, C). X (n, d), mu (C, d), cov (C, d, d)."""
    columns = []
    for centre, matrix in zip(mu, cov, strict=True):
        away = X - centre  # (n, d)
        squared = (away * np.linalg.solve(matrix, away.T).T).sum(axis=1)
        log_det = np.linalg.slogdet(matrix)[1]
        columns.append(-0.5 * (X.shape[1] * np.log(2 * np.pi) + log_det + squared))
    return np.column_stack(columns)


def estep(U, model):
    """Soft counts post (t, C) of unlabelled rows U (t, d), and their log-likelihood (a float)."""
    with np.errstate(divide="ignore"):
        joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def ties_to_the_highest(U, model):
    """Exactly equal classes: >= takes the one with the highest number."""
    post, _ = estep(U, model)
    answer = np.zeros(len(U), dtype=int)
    for i, row in enumerate(post):
        best = row[0]
        for c in range(1, len(row)):
            if row[c] >= best:
                best, answer[i] = row[c], c
    return answer


def largest_share_itself(U, model):
    """Returns the largest share of each row, not the number of its class."""
    shares, _ = estep(U, model)
    return shares.max(axis=1)


def least_probable_class(U, model):
    """Takes the class with the smallest log joint: argmin in place of argmax."""
    cost = np.log(model.p)[None, :] + log_full_gaussian(U, model.mu, model.cov)
    return cost.argmin(axis=1)


def proportion_added_without_log(U, model):
    """Adds p to the log density, not log p."""
    scores = [log_full_gaussian(U, model.mu, model.cov)[:, c] + model.p[c] for c in range(len(model.p))]
    return np.argmax(np.column_stack(scores), axis=1)


def log_determinant_left_out(U, model):
    """Squared Mahalanobis distance and log proportion, but no log det of the covariance."""
    inverse = np.linalg.inv(model.cov)
    away = U[:, None, :] - model.mu
    squared = np.einsum("tca,cab,tcb->tc", away, inverse, away)
    return np.argmax(np.log(model.p) - 0.5 * squared, axis=1)


def above_one_half(U, model):
    """Asks whether the share of class 1 is above one half, which knows two classes only."""
    post, _ = estep(U, model)
    second = post[:, 1] if post.shape[1] > 1 else 1 - post[:, 0]
    return (second > 0.5).astype(int)


def floats_returned(U, model):
    """The right classes, but as floats."""
    z = np.zeros(U.shape[0])
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    for i in range(U.shape[0]):
        z[i] = np.argmax(joint[i])
    return z


def shares_rounded_first(U, model):
    """Rounds the shares to two decimals before it compares, so close calls become ties."""
    post, _ = estep(U, model)
    return np.round(post, 2).argmax(axis=1)


def best_score_starts_at_zero(U, model):
    """Searches from a best score of 0; a log joint below 0 never beats it, so class 0 stays."""
    log_joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    names = []
    for row in log_joint:
        best, name = 0.0, 0
        for c, value in enumerate(row):
            if value > best:
                best, name = value, c
        names.append(name)
    return np.array(names, dtype=int)


def column_of_classes(U, model):
    """Keeps the dimension: shape (t, 1) in place of (t,)."""
    logp = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    return np.argmax(logp, axis=1, keepdims=True)


def most_common_class(U, model):
    """The densities are left out: every row gets the class with the largest proportion."""
    return np.full(U.shape[0], np.argmax(model.p))


def common_covariance_and_ties_to_the_highest(U, model):
    """Two slips: all classes get the average covariance, and exact ties go to the highest number."""
    shared = np.broadcast_to(np.tensordot(model.p, model.cov, axes=1), model.cov.shape)
    joint = log_full_gaussian(U, model.mu, shared) + np.log(model.p)
    C = joint.shape[1]
    return C - 1 - joint[:, ::-1].argmax(axis=1)


def columns_normalised_and_numbered_from_one(U, model):
    """Two slips: the shares of each class are divided by their sum over the rows, and classes start at 1."""
    post, _ = estep(U, model)
    per_class = post / np.maximum(post.sum(axis=0), 1e-300)
    return per_class.argmax(axis=1) + 1


def half_only_on_the_distance_and_floats(U, model):
    """Two slips: log det lacks its one half, and the classes are returned as floats."""
    quadratic = np.stack([((U - m) @ np.linalg.inv(S) * (U - m)).sum(1) for m, S in zip(model.mu, model.cov)], axis=1)
    log_det = np.log(np.linalg.det(model.cov))
    return np.argmax(np.log(model.p) - log_det - quadratic / 2, axis=1).astype(float)


def log_determinant_added_and_column_shape(U, model):
    """Two slips: log det has the wrong sign, and the answer has the shape (t, 1)."""
    precision = np.linalg.inv(model.cov)
    r = U[:, None, :] - model.mu
    squared = np.einsum("tca,cab,tcb->tc", r, precision, r)
    score = np.log(model.p) + 0.5 * np.linalg.slogdet(model.cov)[1] - 0.5 * squared
    return score.argmax(axis=1).reshape(-1, 1)


def nearest_mean_numbered_from_one(U, model):
    """Two slips: only the distance to the mean on paper counts, and classes are numbered from 1."""
    labels = []
    for u in U:
        lengths = [np.linalg.norm(u - m) for m in model.mu]
        labels.append(lengths.index(min(lengths)) + 1)
    return np.array(labels, dtype=int)
