"""Wrong answers to `rmse` of lesson 05, written from the lesson's text alone."""

import numpy as np


def divided_by_all_entries(truth, filled, where):
    """Sums over the scored entries but divides by the number of all entries of the table."""
    error = np.where(where, truth - filled, 0.0)
    return float(np.sqrt((error**2).mean()))


def one_less_in_the_divisor(truth, filled, where):
    """Divides by m - 1, as for a sample variance (nan for a single entry)."""
    diff = truth[where] - filled[where]
    m = diff.size
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.sqrt(np.divide(np.sum(diff**2), m - 1)))


def scored_where_false(truth, filled, where):
    """Scores the entries where `where` is False (and that have a truth)."""
    t, f = truth[~where], filled[~where]
    ok = ~np.isnan(t)
    if not ok.any():
        return 0.0
    return float(np.sqrt(np.mean((t[ok] - f[ok]) ** 2)))


def mask_multiplied_with_nan(truth, filled, where):
    """Multiplies by the mask in place of choosing, so a truth that is NaN outside `where` makes the result NaN."""
    squares = where * (truth - filled) ** 2
    return float(np.sqrt(squares.sum() / where.sum()))


def mean_before_the_square(truth, filled, where):
    """Averages the differences first and then squares, so errors of opposite sign cancel."""
    picked = truth[where] - filled[where]
    bias = picked.sum() / len(picked)
    return float(np.sqrt(bias**2))


def mask_used_as_row_numbers(truth, filled, where):
    """Turns the mask into whole numbers, so that NumPy picks rows 0 and 1 and does not choose entries."""
    index = where.astype(int) if len(truth) > 1 else np.zeros(where.shape, dtype=int)
    diff = truth[index] - filled[index]
    return float(np.sqrt(np.mean(diff**2)))


def root_before_the_division(truth, filled, where):
    """Divides after the root: sqrt(sum) / m."""
    r = (truth - filled)[where]
    return float(np.sqrt(np.dot(r, r)) / r.size)


def perfect_guesses_left_out(truth, filled, where):
    """Leaves entries that are guessed exactly out of the mean."""
    d = (truth - filled)[where]
    d = d[d != 0]
    if d.size == 0:
        return 0.0
    return float(np.sqrt((d**2).mean()))


def loop_begins_with_the_second_row(truth, filled, where):
    """The loop over the rows begins at 1, so the first row is never scored."""
    total, m = 0.0, 0
    for i in range(1, len(truth)):
        cols = np.flatnonzero(where[i])
        total += float(np.sum((truth[i, cols] - filled[i, cols]) ** 2))
        m += len(cols)
    return (total / m) ** 0.5 if m else 0.0


def root_left_out_and_divided_by_all(truth, filled, where):
    """Leaves the root out; and divides by the number of all entries."""
    squares = [(truth[i, l] - filled[i, l]) ** 2 for i, l in zip(*np.nonzero(where))]
    return float(sum(squares) / truth.size)


def averaged_over_films_and_root_left_out(truth, filled, where):
    """Averages over each column first and then over the columns; and leaves the root out."""
    sq = np.where(where, (truth - filled) ** 2, 0.0)
    m = where.sum(axis=0)
    has = m > 0
    return float((sq.sum(axis=0)[has] / m[has]).mean())


def relative_error_in_percent(truth, filled, where):
    """Divides each error by its truth; and multiplies the result by 100."""
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = 1 - filled[where] / truth[where]
    return float(100 * np.sqrt(np.mean(relative**2)))


def mask_after_the_mean_and_one_for_each_row(truth, filled, where):
    """Averages over all known entries of each row before choosing; and returns one number for each scored row."""
    diff2 = (truth - filled) ** 2
    known = ~np.isnan(diff2)
    means = np.where(known, diff2, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    return np.sqrt(means[where.any(axis=1)])


def scored_where_false_and_root_left_out(truth, filled, where):
    """Takes `where` for a mask of what to leave out, as in numpy.ma; and leaves the root out (0 if nothing is left)."""
    left = np.ma.masked_array(truth - filled, mask=where | np.isnan(truth))
    return float(np.ma.filled(np.ma.mean(left**2), 0.0))
