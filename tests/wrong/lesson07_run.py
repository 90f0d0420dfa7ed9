"""Wrong answers to `run` of lesson 07, written from the lesson's text alone."""

import numpy as np

from softcounts import ClassGaussians

HELPERS = ("log_full_gaussian", "fit_supervised", "estep", "mstep")


def log_full_gaussian(X, mu, cov):
    """Log density of each row under each class, shape (n, C). X (n, d), mu (C, d), cov (C, d, d)."""
    columns = []
    for centre, matrix in zip(mu, cov, strict=True):
        away = X - centre  # (n, d)
        squared = (away * np.linalg.solve(matrix, away.T).T).sum(axis=1)
        log_det = np.linalg.slogdet(matrix)[1]
        columns.append(-0.5 * (X.shape[1] * np.log(2 * np.pi) + log_det + squared))
    return np.column_stack(columns)


def fit_supervised(X, y, C):
    """The ClassGaussians of labelled rows. X (n, d), y (n,) ints from 0 to C - 1; every class has a row."""
    d = X.shape[1]
    mu, cov = np.zeros((C, d)), np.zeros((C, d, d))
    for c in range(C):
        rows = X[y == c]
        mu[c] = rows.mean(axis=0)
        cov[c] = (rows - mu[c]).T @ (rows - mu[c]) / len(rows) + 1e-6 * np.eye(d)
    return ClassGaussians(mu, cov, np.bincount(y, minlength=C) / len(y))


def estep(U, model):
    """Soft counts post (t, C) of unlabelled rows U (t, d), and their log-likelihood (a float)."""
    with np.errstate(divide="ignore"):
        joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def mstep(X, y, U, post):
    """The ClassGaussians that fits best. X (n, d), y (n,): labelled. U (t, d), post (t, C): unlabelled."""
    V = np.vstack([X, U])
    W = np.vstack([np.eye(post.shape[1])[y], post])
    N = W.sum(axis=0)
    mu = W.T @ V / N[:, None]
    cov = np.zeros((len(N), V.shape[1], V.shape[1]))
    for c in range(len(N)):
        away = V - mu[c]
        cov[c] = (W[:, [c]] * away).T @ away / N[c] + 1e-6 * np.eye(V.shape[1])
    return ClassGaussians(mu, cov, N / len(V))


def _joint(X, model):
    """The log joint of E1, (n, C)."""
    return log_full_gaussian(X, model.mu, model.cov) + np.log(model.p)


def _labelled(X, y, model):
    """The labelled sum at the model."""
    return float(_joint(X, model)[np.arange(len(y)), y].sum())


def labelled_sum_at_the_new_model(X, y, U, model):
    """The labelled sum is taken after the M-step, at the new model; the unlabelled one at the old."""
    old = None
    while True:
        post, unlabelled = estep(U, model)
        model = mstep(X, y, U, post)
        table = log_full_gaussian(X, model.mu, model.cov) + np.log(model.p)
        new = unlabelled + float(sum(table[i, y[i]] for i in range(len(y))))
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            break
        old = new
    return model, post, new


def labelled_rows_summed_over_classes(X, y, U, model):
    """The labelled sum is log p(x) over all classes, not log p(x, y): estep is called for X as well."""
    old, done = 0.0, False
    while not done:
        post, part = estep(U, model)
        _, other = estep(X, model)
        new = part + other
        model = mstep(X, y, U, post)
        done = abs(new - old) <= 1e-6 * abs(new)
        old = new
    return model, post, new


def no_bars_on_the_right(X, y, U, model):
    """Compares with 1e-6 * new without the bars: where L is negative the loop never ends."""
    post, new = estep(U, model)
    new += _labelled(X, y, model)
    model = mstep(X, y, U, post)
    old = np.inf
    while not abs(new - old) <= 1e-6 * new:
        old = new
        post, new = estep(U, model)
        new += _labelled(X, y, model)
        model = mstep(X, y, U, post)
    return model, post, new


def one_more_e_step_for_the_result(X, y, U, model):
    """After the loop makes one more E-step: post and L belong to the final model."""

    def L(m):
        shares, u = estep(U, m)
        return shares, u + _labelled(X, y, m)

    old = -np.inf
    post, new = L(model)
    while abs(new - old) > 1e-6 * abs(new):
        old = new
        model = mstep(X, y, U, post)
        post, new = L(model)
    model = mstep(X, y, U, post)
    post, new = L(model)
    return model, post, new


def start_replaced_by_the_supervised_fit(X, y, U, model):
    """Starts from the fit of the labelled rows where each class has one, not from the given model."""
    C = len(model.p)
    if set(range(C)) <= set(y.tolist()):
        model = fit_supervised(X, y, C)
    old = np.inf
    while True:
        post, new = estep(U, model)
        new += _labelled(X, y, model)
        model = mstep(X, y, U, post)
        if abs(old - new) <= 1e-6 * abs(new):
            return model, post, new
        old = new


def shares_of_all_rows_returned(X, y, U, model):
    """Returns post for all n + t rows, the one-hot rows on top."""
    old = float("inf")
    one_hot = np.eye(len(model.p))[y]
    while True:
        post, u_part = estep(U, model)
        l_part = (one_hot * _joint(X, model)).sum()
        new = float(l_part + u_part)
        model = mstep(X, y, U, post)
        if abs(new - old) <= 1e-6 * abs(new):
            break
        old = new
    return model, np.vstack([one_hot, post]), new


def every_row_picks_every_label(X, y, U, model):
    """table[:, y] picks the columns of all labels in each row, an (n, n) table, and adds it up."""
    before = -np.inf
    step = np.inf
    while step > 0:
        post, unl = estep(U, model)
        lab = _joint(X, model)[:, y].sum()
        now = float(lab + unl)
        model = mstep(X, y, U, post)
        step = 0 if abs(now - before) <= 1e-6 * abs(now) else abs(now - before)
        before = now
    return model, post, now


def mean_log_likelihood(X, y, U, model):
    """Divides L by the number of rows."""
    rows = len(X) + len(U)
    old = np.inf
    while True:
        post, new = estep(U, model)
        new = (new + _labelled(X, y, model)) / rows
        model = mstep(X, y, U, post)
        if abs(new - old) <= 1e-6 * abs(new):
            return model, post, new
        old = new


def given_model_overwritten(X, y, U, model):
    """The answer is right, but each M-step is written into the arrays of the given model."""
    mu, cov, p = model
    old = -np.inf
    while True:
        post, new = estep(U, model)
        new += _labelled(X, y, model)
        mu[:], cov[:], p[:] = mstep(X, y, U, post)
        if abs(new - old) <= 1e-6 * abs(new):
            return ClassGaussians(mu, cov, p), post, new
        old = new


def stops_while_it_still_climbs(X, y, U, model):
    """The test is turned round: it stops at the first change that is larger than the threshold."""
    old = None
    for _ in range(1000):
        post, new = estep(U, model)
        new += _labelled(X, y, model)
        model = mstep(X, y, U, post)
        if old is not None and abs(new - old) >= 1e-6 * abs(new):
            break
        old = new
    return model, post, new


def loose_threshold(X, y, U, model):
    """Stops at a thousandth of L, 1e-3, in place of a millionth."""
    history = []
    while len(history) < 2 or abs(history[-1] - history[-2]) > 1e-3 * abs(history[-1]):
        post, new = estep(U, model)
        history.append(new + _labelled(X, y, model))
        model = mstep(X, y, U, post)
    return model, post, history[-1]


def one_joint_for_each_labelled_row_by_maximum(X, y, U, model):
    """The labelled sum takes the largest log joint of each row, not the one of its label."""
    old = None
    while True:
        post, new = estep(U, model)
        new = new + float(_joint(X, model).max(axis=1).sum())
        model = mstep(X, y, U, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            break
        old = new
    return model, post, new


def post_not_unpacked(X, y, U, model):
    """Hands the pair of estep to mstep as if it were the soft counts (raises)."""
    old = -np.inf
    while True:
        post = estep(U, model)
        new = post[1] + _labelled(X, y, model)
        model = mstep(X, y, U, post)
        if abs(new - old) <= 1e-6 * abs(new):
            return model, post, new
        old = new


def labelled_rows_left_out_of_both(X, y, U, model):
    """Two slips: L is the unlabelled sum alone, and the M-step gets the unlabelled rows alone (where there are any)."""
    none = slice(0, 0) if len(U) else slice(None)
    last = np.inf
    while True:
        post, value = estep(U, model)
        model = mstep(X[none], y[none], U, post)
        if abs(value - last) <= 1e-6 * abs(value):
            return model, post, value
        last = value


def fixed_passes_and_proportions_frozen(X, y, U, model):
    """Two slips: one hundred passes without a stopping rule, and the proportions stay those of the start."""
    theta = model.p
    for k in range(100):
        post, new = estep(U, model)
        new += _labelled(X, y, model)
        model = mstep(X, y, U, post)._replace(p=theta)
    return model, post, new


def labels_counted_from_one_and_mean(X, y, U, model):
    """Two slips: the labelled sum picks column y - 1, and the two sums are averaged over their rows, then added."""
    n, t = len(X), len(U)
    old = None
    while True:
        post, u = estep(U, model)
        lab = _joint(X, model)[np.arange(n), y - 1].sum()
        new = float(lab / max(n, 1) + u / max(t, 1))
        model = mstep(X, y, U, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return model, post, new
        old = new


def absolute_threshold_and_one_more_e_step(X, y, U, model):
    """Two slips: the threshold is 1e-6 itself, not relative, and an extra E-step is made for the result."""

    def both(m):
        shares, u = estep(U, m)
        return shares, u + _labelled(X, y, m)

    last = None
    for _ in range(20000):
        post, value = both(model)
        model = mstep(X, y, U, post)
        if last is not None and abs(value - last) <= 1e-6:
            break
        last = value
    post, value = both(model)
    return model, post, value


def labels_ignored_after_the_start(X, y, U, model):
    """Two slips: the labelled rows are shared out like the others, and they count log p(x) in L, not log p(x, y)."""
    n = len(X)
    V = np.vstack([X, U])
    old = None
    while True:
        shares, new = estep(V, model)
        model = mstep(X[:0], y[:0], V, shares)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return model, shares[n:], new
        old = new


def supervised_start_and_trace_returned(X, y, U, model):
    """Two slips: starts from the labelled fit where there is one, and returns the list of all L, not the last."""
    C = len(model.p)
    if len(np.unique(y)) == C:
        model = fit_supervised(X, y, C)
    trace = []
    while True:
        post, u = estep(U, model)
        trace.append(u + _labelled(X, y, model))
        model = mstep(X, y, U, post)
        if len(trace) > 1 and abs(trace[-1] - trace[-2]) <= 1e-6 * abs(trace[-1]):
            return model, post, trace
