"""Play with digits: ink or paper, one smoothed prototype, and your own EM on pictures."""

import ipywidgets as widgets
import numpy as np

from softcounts import inputs
from softcounts.explore.explorer import Explorer, slider, stopped
from softcounts.initial import COIN_METHODS
from softcounts.plots.curves import draw_trace
from softcounts.plots.digits import coins, draw_image, pictures
from softcounts.plots.picture import Picture, colours, listed, marker

ALPHAS = 10.0 ** np.arange(-3, 2.01, 0.5)


def threshold(images, labels):
    """Move the threshold between paper and ink, and see what is left of a grey digit. Returns an Explorer.

    `images` (m, side, side) uint8, `labels` (m,).
    """
    greys = pictures(images, "images")
    labels = inputs.numbers(labels, "labels")
    if labels.shape != greys.shape[:1]:
        raise ValueError(f"labels has shape {labels.shape}; for {len(greys)} pictures it should be ({len(greys)},)")
    controls = {
        "digit": slider(widgets.IntSlider, "digit", 0, 0, len(greys) - 1),
        "threshold": slider(widgets.FloatSlider, "threshold", 0.5, 0.0, 1.0, 0.05),
    }

    def show():
        digit, at = controls["digit"].value, controls["threshold"].value
        picture = Picture(6.4, 3.5, 1, 2)
        for axes, image, title in zip(
            picture.grid[0], (greys[digit], greys[digit] > at), ("grey, as scanned", "ink or paper"), strict=True
        ):
            draw_image(axes, image)
            axes.set_title(title, fontsize=11)
        ink = int(np.count_nonzero(greys[digit] > at))
        text = f"Digit {digit} (a {labels[digit]:.0f}), threshold {at:.2f}: ink on {ink} of {greys[digit].size} pixels."
        picture.alt = f"A scanned digit in greys, and beside it in ink and paper. {text}"
        return picture, text

    return Explorer(controls, show)


def smoothing(X, T, fit_bernoulli, nll):
    """One prototype of all digits: move alpha and the number of digits it learns from. Returns an Explorer.

    `X` (n, d), `T` (m, d): pictures of 0 and 1 to learn from and to test on. `fit_bernoulli`, `nll`: your functions.
    """
    X, T = inputs.data(X), inputs.data(T, "T", X.shape[1])
    pictures(X[:1])
    for name, function in {"fit_bernoulli": fit_bernoulli, "nll": nll}.items():
        inputs.function(function, name)
    sizes = [n for n in (10, 30, 100, 300, 1000, 3000) if n < len(X)] + [len(X)]
    controls = {
        "alpha": slider(widgets.FloatLogSlider, "alpha", 1.0, -3, 2, 0.25),
        "n": widgets.SelectionSlider(
            options=sizes, value=sizes[-1], description="digits seen", style={"description_width": "9em"}
        ),
    }
    known = {}

    def cost(n, alpha):
        """Theta, and the costs of the digits it learned from and of the others."""
        if (n, alpha) not in known:
            theta = _chances(fit_bernoulli(X[:n], alpha), X.shape[1])
            known[n, alpha] = theta, _cost(nll(X[:n], theta)), _cost(nll(T, theta))
        return known[n, alpha]

    def show():
        alpha, n = controls["alpha"].value, controls["n"].value
        try:
            curve = np.array([cost(n, float(a))[1:] for a in ALPHAS])
            zero, now = cost(n, 0.0), cost(n, alpha)
        except Exception as error:
            return None, stopped("Your functions", error)
        return _smoothing_picture(X[:n], alpha, curve, now), _smoothing_text(X[:n], alpha, zero, now)

    return Explorer(controls, show)


def prototypes(X, init, estep, mstep):
    """Watch your own EM on pictures: K, method, seed and iteration. Returns an Explorer.

    `X` (n, d): 0 and 1. `init(X, K, seed, method)`, `estep`, `mstep`: the functions to run.
    """
    X = inputs.data(X)
    pictures(X[:1])
    for name, function in {"init": init, "estep": estep, "mstep": mstep}.items():
        inputs.function(function, name)
    most = min(20, len(X))
    controls = {
        "K": slider(widgets.IntSlider, "K (components)", min(10, most), 1, most),
        "method": widgets.Dropdown(options=COIN_METHODS, description="method", style={"description_width": "9em"}),
        "seed": slider(widgets.IntSlider, "seed", 0, 0, 20),
        "iteration": slider(widgets.IntSlider, "iteration", 0, 0, 30),
    }
    known = {}

    def show():
        K, method, seed, iteration = (control.value for control in controls.values())
        try:
            if (K, method, seed) not in known:
                known[K, method, seed] = ([coins(init(X, K, seed, method), X.shape[1])], [])
            models, values = known[K, method, seed]
            while len(values) <= iteration:
                post, value = inputs.e_step(estep, X, models[-1])
                models.append(_m_step(mstep, X, post))
                values.append(value)
        except Exception as error:
            return None, stopped("Your functions", error)
        text = f"K = {K}, method {method}, seed {seed}, iteration {iteration}: log-likelihood {values[iteration]:.1f}"
        return _prototypes_picture(models[iteration], np.array(values), iteration), f"{text}."

    return Explorer(controls, show)


def _chances(theta, d):
    """What the caller's fit_bernoulli returned, as d chances."""
    theta = inputs.numbers(theta, "theta")
    if theta.shape != (d,) or not ((theta >= 0) & (theta <= 1)).all():
        raise ValueError(f"fit_bernoulli should return {d} chances from 0 to 1: run check(fit_bernoulli) first")
    return theta


def _cost(value):
    """What the caller's nll returned: a number, perhaps infinite."""
    value = inputs.numbers(value, "the cost from nll")
    if value.ndim or np.isnan(value):
        raise ValueError("nll should return one number, never nan: run check(nll) first")
    return float(value)


def _m_step(mstep, X, post):
    result = mstep(X, post)
    if not isinstance(result, tuple) or len(result) != 2:
        raise ValueError("mstep should return a BernoulliMixture: run check(mstep) first")
    return coins(result, X.shape[1])


def _surprise(X):
    """A pixel that is never on in X (the one next to most ink), or the rarest: its index."""
    mean = X.mean(axis=0)
    side = round(len(mean) ** 0.5)
    padded = np.pad(mean.reshape(side, side), 1)
    around = sum(padded[1 + a : side + 1 + a, 1 + b : side + 1 + b] for a in (-1, 0, 1) for b in (-1, 0, 1)).ravel()
    return int(np.argmax(np.where(mean == mean.min(), around, -1.0)))


def _smoothing_picture(X, alpha, curve, now):
    theta, seen, unseen = now
    side = round(len(theta) ** 0.5)
    picture = Picture(9.2, 3.9, 1, 2)
    left, right = picture.grid[0]
    draw_image(left, theta.reshape(side, side))
    row, column = divmod(_surprise(X), side)
    left.plot(column, row, "s", ms=11, mfc="none", mec=colours(2)[1], mew=2)
    left.set_title(f"theta; in the square: {theta[_surprise(X)]:.5f}", fontsize=11)
    for k, name in enumerate(("digits it learned from", "test digits")):
        style = {"color": colours(2)[k], "ls": ("-", "--")[k], "marker": marker(k)}
        right.plot(ALPHAS, curve[:, k], ms=4, label=name, **style)
        right.plot(alpha, (seen, unseen)[k], color=colours(2)[k], marker=marker(k), ms=11, mec="black")
    right.axvline(alpha, color="black", ls=":", lw=1)
    right.set_xscale("log")
    right.set_xlabel("alpha")
    right.set_ylabel("cost per picture (nats)")
    right.legend(fontsize=10, frameon=False, loc="upper left")
    best, ones = ALPHAS[curve[:, 1].argmin()], X[:, _surprise(X)].sum()
    picture.alt = (
        f"Left: one grey prototype learned from {len(X)} digits, smoothed with alpha = {alpha:.3g}; a pixel that is "
        f"on in {ones:.0f} of them has theta = {theta[_surprise(X)]:.5f}. Right: cost per picture against "
        f"alpha; at this alpha {listed((seen, unseen), '{:.1f}')} nats for digits it learned from and for test digits. "
        f"On test digits alpha = {best:.3g} is best."
    )
    return picture


def _smoothing_text(X, alpha, zero, now):
    """What every control says, too."""
    pixel = _surprise(X)
    return (
        f"{len(X)} digits, alpha = {alpha:.3g}: a pixel on in {X[:, pixel].sum():.0f} of them has theta = "
        f"{now[0][pixel]:.5f}; cost {now[1]:.1f} for digits it learned from, {now[2]:.1f} for test digits. Without "
        f"smoothing: {zero[1]:.1f} and {zero[2]:.1f}."
    )


def _prototypes_picture(model, values, iteration):
    K = len(model.p)
    columns = min(K, 5 if K <= 10 else 7)
    rows = -(-K // columns)
    side = round(model.theta.shape[1] ** 0.5)
    picture = Picture(columns + 4.2, max(1.25 * rows, 3.2), layout="constrained")
    picture.clear()
    grid = picture.add_gridspec(1, 2, width_ratios=(columns, 4.0))
    cells = grid[0, 0].subgridspec(rows, columns)
    for j in range(K):
        axes = picture.add_subplot(cells[j // columns, j % columns])
        draw_image(axes, model.theta[j].reshape(side, side))
        axes.set_title(f"{j + 1}: {model.p[j]:.0%}", fontsize=10, pad=2)
    right = picture.add_subplot(grid[0, 1])
    falls = draw_trace(right, values)
    right.axvline(iteration + 1, color="black", ls=":", lw=2)
    ending = f" It falls at pass {listed(falls, '{:d}')}." if falls else ""
    picture.alt = (
        f"{K} prototypes with weights {listed(model.p)} and mean chance of ink {listed(model.theta.mean(axis=1))}. "
        f"Beside them the log-likelihood, from {values[0]:.1f} to {values[-1]:.1f}, with pass "
        f"{iteration + 1} marked.{ending}"
    )
    return picture
