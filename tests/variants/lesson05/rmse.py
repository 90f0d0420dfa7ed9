"""rmse in many styles."""

import math
import sys

import numpy as np


def as_taught(truth, filled, where):
    return float(np.sqrt(((truth - filled)[where] ** 2).mean()))


def loops(truth, filled, where):
    total, count = 0.0, 0
    for i in range(len(where)):
        for k in range(len(where[i])):
            if where[i, k]:
                total += (truth[i, k] - filled[i, k]) ** 2
                count += 1
    return math.sqrt(total / count)


def norm(truth, filled, where):
    return np.linalg.norm(truth[where] - filled[where]) / np.sqrt(np.count_nonzero(where))


def nanmean(truth, filled, where):
    return float(np.sqrt(np.nanmean(np.where(where, (truth - filled) ** 2, np.nan))))


def mean_with_where(truth, filled, where):
    return np.mean((truth - filled) ** 2, where=where) ** 0.5


def masked_arrays(truth, filled, where):
    return float(np.sqrt(np.ma.array((truth - filled) ** 2, mask=~where).mean()))


def dot(truth, filled, where):
    error = truth[where] - filled[where]
    return math.sqrt(error @ error / len(error))


def flat_indices(truth, filled, where):
    chosen = np.flatnonzero(where.ravel())
    return float(np.sqrt(np.average(np.square(truth.ravel()[chosen] - filled.ravel()[chosen]))))


def hypot(truth, filled, where):
    return math.hypot(*(truth - filled)[where]) / math.sqrt(where.sum())


def noisy(truth, filled, where):
    print(where.sum(), file=sys.stderr)
    np.log(np.zeros(2))
    return as_taught(truth, filled, where)


def recursive(truth, filled, where):

    def go(t, f):
        return (
            (t[0] - f[0]) ** 2
            if len(t) == 1
            else go(t[: len(t) // 2], f[: len(t) // 2]) + go(t[len(t) // 2 :], f[len(t) // 2 :])
        )

    t, f = (truth[where], filled[where])
    return math.sqrt(go(t, f) / len(t))


def bias_variance(truth, filled, where):
    e = (truth - filled)[where]
    return math.sqrt(e.var() + e.mean() ** 2)


def errors_and_their_mirror(truth, filled, where):
    return float(np.std(np.concatenate([(e := (truth - filled)[where]), -e])))


def rows_then_total(truth, filled, where):
    s = 0.0
    c = 0
    for t, f, w in zip(truth, filled, where, strict=True):
        s += ((t[w] - f[w]) ** 2).sum()
        c += w.sum()
    return float((s / c) ** 0.5)
