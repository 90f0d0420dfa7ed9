"""Wrong answers to `hard_estep` of lesson 04, written from the lesson's text alone."""

import numpy as np

HELPERS = ("log_gaussian", "estep")


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


def weights_left_out(X, mixture):
    """Compares the log densities alone, so the weights p_j have no say."""
    winner = log_gaussian(X, mixture.mu, mixture.var).argmax(axis=1)
    onehot = np.zeros((X.shape[0], mixture.mu.shape[0]))
    onehot[np.arange(X.shape[0]), winner] = 1.0
    return onehot


def best_point_for_each_component(X, mixture):
    """Takes the maximum over axis 0: one 1 in each column (the component's best point), not in each row."""
    resp, loglik = estep(X, mixture)
    n, K = resp.shape
    hard = np.zeros((n, K))
    best = resp.argmax(axis=0)
    hard[best, np.arange(K)] = 1
    return hard


def ties_to_the_highest_index(X, mixture):
    """The running maximum is replaced when it is equalled, so ties go to the highest index."""
    q, _ = estep(X, mixture)
    out = np.zeros_like(q)
    for i, row in enumerate(q):
        winner, largest = 0, row[0]
        for j, share in enumerate(row):
            if share >= largest:
                winner, largest = j, share
        out[i, winner] = 1.0
    return out


def shares_rounded_before_the_choice(X, mixture):
    """Rounds the soft counts to two digits first, so near ties count as ties and go to the lowest index."""
    shares = np.round(estep(X, mixture)[0], 2)
    labels = [list(row).index(max(row)) for row in shares]
    return np.array([[1.0 if j == lab else 0.0 for j in range(len(mixture.p))] for lab in labels])


def labels_instead_of_one_hot(X, mixture):
    """Stops after H2: returns the places (n,) and not the one-hot rows (n, K)."""
    post, _ = estep(X, mixture)
    return np.argmax(post, axis=1)


def largest_share_kept_as_it_is(X, mixture):
    """Sets the other shares to 0 but leaves the largest share as it was in place of 1."""
    post = estep(X, mixture)[0].copy()
    place = post.argmax(axis=1)
    for i in range(post.shape[0]):
        for j in range(post.shape[1]):
            if j != place[i]:
                post[i, j] = 0.0
    return post


def columns_only_up_to_the_largest_label(X, mixture):
    """The table is as wide as the largest label that occurs, so a last component without points loses its column."""
    labels = estep(X, mixture)[0].argmax(axis=1)
    return np.eye(labels.max() + 1)[labels]


def running_best_starts_at_zero(X, mixture):
    """The best log joint so far starts at 0, which negative logarithms never beat, so most points go to component 1."""
    with np.errstate(divide="ignore"):
        a = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    hard = np.zeros(a.shape)
    for i in range(len(X)):
        best, who = 0.0, 0
        for j in range(a.shape[1]):
            if a[i, j] > best:
                best = a[i, j]
                who = j
        hard[i, who] = 1
    return hard


def single_row_squeezed(X, mixture):
    """Squeezes axes of length 1 away, so a single point or a single component gives a one-dimensional result."""
    post, _ = estep(X, mixture)
    hard = np.zeros(post.shape)
    np.put_along_axis(hard, post.argmax(axis=1)[:, None], 1.0, axis=1)
    return hard.squeeze()


def constant_without_the_dimension(X, mixture):
    """The factor in front of the exponential comes once and not d times: log(2 pi var) / 2 without d."""
    squared = np.einsum("ijl,ijl->ij", X[:, None] - mixture.mu[None], X[:, None] - mixture.mu[None])
    with np.errstate(divide="ignore"):
        logjoint = np.log(mixture.p) - 0.5 * np.log(2 * np.pi * mixture.var) - 0.5 * squared / mixture.var
    return np.eye(mixture.p.size, dtype=int)[logjoint.argmax(axis=1)]


def weights_added_without_log_and_ties_to_the_last(X, mixture):
    """Adds p_j and not log p_j to the log density; and searches from the end, so ties go to the highest index."""
    score = log_gaussian(X, mixture.mu, mixture.var) + mixture.p
    K = score.shape[1]
    last = K - 1 - np.argmax(score[:, ::-1], axis=1)
    hard = np.zeros(score.shape)
    hard[range(len(X)), last] = 1
    return hard


def weights_left_out_and_smallest_taken(X, mixture):
    """Leaves the weights out; and takes the component with the smallest log density."""
    logN = log_gaussian(X, mixture.mu, mixture.var)
    assigned = [min(range(len(mixture.var)), key=lambda j: row[j]) for row in logN]
    result = np.zeros_like(logN)
    for i, j in enumerate(assigned):
        result[i][j] = 1.0
    return result


def best_not_reset_for_each_point_and_weights_left_out(X, mixture):
    """The largest value so far is not reset for each point, so rows may stay empty; and the weights are left out."""
    table = log_gaussian(X, mixture.mu, mixture.var)
    n, K = table.shape
    z = np.full(n, -1)
    highest = -np.inf
    for i in range(n):
        for j in range(K):
            if table[i, j] > highest:
                highest = table[i, j]
                z[i] = j
    return (z[:, None] == np.arange(K)).astype(float)


def nearest_mean_and_ties_to_the_highest_index(X, mixture):
    """Sends each point to the nearest mean, without variances and weights; and a tie goes to the highest index."""
    from scipy.spatial.distance import cdist

    D = cdist(X, mixture.mu)
    out = []
    for row in D:
        winner = 0
        for j in range(1, len(row)):
            winner = j if row[j] <= row[winner] else winner
        out.append(np.arange(len(row)) == winner)
    return np.array(out)
