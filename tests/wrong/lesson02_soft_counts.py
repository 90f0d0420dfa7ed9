"""Wrong answers to `soft_counts` of lesson 02, written from the lesson's text alone."""

import functools

import numpy as np

HELPERS = ()


def total_of_the_table(post):
    """Adds up the whole table to one number, n."""
    return np.sum(post)


def mean_of_each_point(post):
    """Averages along axis 1: one number per point, all 1/K."""
    n, K = post.shape
    return np.array([sum(row) / K for row in post])


def counts_the_winners(post):
    """Counts the points whose largest share is that of j, instead of adding the shares."""
    winner = post.argmax(axis=1)
    return np.bincount(winner, minlength=post.shape[1]).astype(float)


def shares_not_zero(post):
    """Counts the points that have any share at all in the column."""
    return np.array([float(np.count_nonzero(post[:, j])) for j in range(post.shape[1])])


def cut_to_integers(post):
    """Stores the running sums in an integer array, so every addition cuts off the fraction."""
    n, K = post.shape
    N = np.zeros(K, dtype=int)
    for i in range(n):
        for j in range(K):
            N[j] = N[j] + post[i, j]
    return N


def column_shape(post):
    """Returns the counts as a column, shape (K, 1), by a product with ones."""
    eins = np.ones((len(post), 1))
    return post.T @ eins


def last_point_missed(post):
    """Stops the loop at n - 1, so the last point is left out."""
    N = np.zeros(post.shape[1])
    i = 0
    while i < post.shape[0] - 1:
        N += post[i]
        i += 1
    return N


def effective_sample_size(post):
    """Computes the effective number of points, (sum w)^2 / sum w^2, as a physicist would for weights."""
    s1 = post.sum(axis=0)
    s2 = np.square(post).sum(axis=0)
    return np.divide(s1**2, s2, out=np.zeros_like(s1), where=s2 > 0)


def empty_component_set_to_one(post):
    """Replaces a count of exactly 0 by 1, to be safe when dividing later."""
    N = post.sum(axis=0)
    return np.where(N == 0, 1.0, N)


def one_added_to_each(post):
    """Adds one imagined point to each component (Laplace smoothing)."""
    return 1 + functools.reduce(np.add, post)


def running_sum_not_cut(post):
    """Returns the running sums of all rows, shape (n, K), instead of the last one."""
    return np.cumsum(post, axis=0)


def list_with_rounding(post):
    """Rounds each count to two digits and returns a list."""
    return [round(float(c), 2) for c in post.T.sum(axis=1)]


def mean_with_shape_kept(post):
    """Averages instead of adding, and keeps the summed axis: shape (1, K)."""
    return np.mean(post, axis=0, keepdims=True)


def squares_and_first_point_missed(post):
    """Adds squares of the shares, and leaves out the first point."""
    return (post[1:, :] ** 2).sum(axis=0)


def counts_scaled_in_place(post):
    """Divides the caller's post by n in place, and so returns p_j instead of N_j."""
    post /= post.shape[0]
    return post.sum(axis=0)


def shares_rounded_first_with_row_shape(post):
    """Rounds each share to 0 or 1 before adding, and keeps the summed axis: shape (1, K)."""
    whole = np.rint(post)
    return np.ones((1, post.shape[0])) @ whole
