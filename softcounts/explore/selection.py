"""Soft counts that harden into K-means, and the search for K with your own BIC."""

import ipywidgets as widgets
import numpy as np

from softcounts import inputs
from softcounts.explore.explorer import Explorer, slider, stopped
from softcounts.explore.gaussian import climb
from softcounts.mixtures import GaussianMixture
from softcounts.plots.picture import Picture, frame, label_axes
from softcounts.plots.scatter import describe, draw
from softcounts.plots.selection import describe_criterion, draw_criterion, draw_kmeans

PASSES = 200
COLLAPSED = ("component collapse", "lose all its points", "holds NaN")


def hardening(X, init, estep, hard_estep, mstep, scale=None):
    """K-means beside EM with one fixed width: shrink the width, and the soft counts become the hard ones.

    Both start from the same means and make the same number of passes; in both only the means move. `X` (n, 2). `estep`,
    `hard_estep` and `mstep` are your own. Returns an Explorer.
    """
    X, scale = inputs.data(X, d=2), inputs.scale(scale)
    for name, function in {"init": init, "estep": estep, "hard_estep": hard_estep, "mstep": mstep}.items():
        inputs.function(function, name)
    most = min(6, len(X))
    controls = {
        "width": slider(widgets.FloatLogSlider, "width (sigma)", 1.0, -2, 0.5, 0.05),
        "K": slider(widgets.IntSlider, "K (components)", min(3, most), 1, most),
        "seed": slider(widgets.IntSlider, "seed", 0, 0, 20),
        "pass": slider(widgets.IntSlider, "pass", 4, 0, 30),
    }

    def soft_step(model):
        return inputs.e_step(estep, X, model)[0]

    def hard_step(model):
        return inputs.soft_counts(hard_estep(X, model), len(X), len(model.p))

    def show():
        width, K, seed, passes = (control.value for control in controls.values())
        try:
            start = init(X, K, seed)[0].mu
            hard = _means_only(X, start, width, hard_step, mstep, passes)
            soft = _means_only(X, start, width, soft_step, mstep, passes)
        except Exception as error:
            return None, stopped("Your functions", error)
        return _hardening_picture(X, hard, soft, scale), _hardening_text(X, width, K, seed, passes, hard, soft)

    return Explorer(controls, show)


def _means_only(X, mu, width, step, mstep, passes):
    """Mixture and post after `passes` passes in which widths and weights stay as they are."""
    for _ in range(passes + 1):
        model = GaussianMixture(mu, np.full(len(mu), width**2), np.full(len(mu), 1 / len(mu)))
        post = step(model)
        with np.errstate(all="ignore"):
            moved = inputs.numbers(mstep(X, post)[0], "the mixture's mu")
        # A mean that has lost all its points stays where it was.
        mu = np.where(np.isfinite(moved), moved, mu)
    return model, post


def _hardening_picture(X, hard, soft, scale):
    picture = Picture(10.4, 4.8, 1, 2, layout="none")
    picture.subplots_adjust(left=0.07, right=0.98, bottom=0.12, top=0.92, wspace=0.2)
    left, right = picture.grid[0]
    draw_kmeans(left, X, hard[0].mu, hard[1], size=18)
    draw(right, X, *soft, size=18)
    for axes, title in ((left, "K-means: hard counts"), (right, "EM with this width: soft counts")):
        frame(axes, X)
        label_axes(axes, scale)
        axes.set_title(title, fontsize=11)
    sizes = np.bincount(hard[1].argmax(axis=1), minlength=len(hard[0].p)).tolist()
    picture.alt = f"Left, K-means: groups of {sizes} points. Right, EM: {describe(*soft, scale)}"
    return picture


def _hardening_text(X, width, K, seed, passes, hard, soft):
    unsure = int((soft[1].max(axis=1) < 0.9).sum())
    apart = np.sqrt(((hard[0].mu - soft[0].mu) ** 2).sum(axis=1)).max()
    return (
        f"Width {width:.2f}, K = {K}, seed {seed}, pass {passes}: {unsure} of {len(X)} points are unsure (no share "
        f"above 0.9); the means of EM and K-means are at most {apart:.2f} apart."
    )


def choose(X, init, estep, mstep, bic, scale=None, most=6):
    """Your own EM for K = 1, 2, ... from one start each, with the log-likelihood and your BIC over K.

    `X` (n, 2). `most`: the largest K. A start whose run collapses is left out of the curves. Returns an Explorer.
    """
    X, scale = inputs.data(X, d=2), inputs.scale(scale)
    for name, function in {"init": init, "estep": estep, "mstep": mstep, "bic": bic}.items():
        inputs.function(function, name)
    most = inputs.whole(most, 1, min(9, len(X)), "most")
    controls = {
        "K": slider(widgets.IntSlider, "K (components)", 1, 1, most),
        "method": widgets.Dropdown(
            options=("random", "kmeans++"), description="method", style={"description_width": "9em"}
        ),
        "seed": slider(widgets.IntSlider, "seed", 0, 0, 20),
    }
    known = {}

    def show():
        K, method, seed = (control.value for control in controls.values())
        try:
            if (method, seed) not in known:
                known[method, seed] = _fits(X, init, estep, mstep, bic, range(1, most + 1), method, seed)
            fits = known[method, seed]
            return _choice_picture(X, fits, K, scale), _choice_text(fits, K, method, seed)
        except Exception as error:
            return None, stopped("Your functions", error)

    return Explorer(controls, show)


def _fits(X, init, estep, mstep, bic, Ks, method, seed):
    """K -> (mixture, post, log-likelihood, BIC), without the K whose run collapsed."""
    fits = {}
    for K in Ks:
        model, _ = init(X, K, seed, method)
        try:
            states, values, _ = climb(X, model, None, estep, mstep, most=PASSES)
        except ValueError as error:
            if K == 1 or not any(words in str(error) for words in COLLAPSED):
                raise
            continue
        (model, post), value = states[-1], float(values[-1])
        fits[K] = model, post, value, inputs.number(bic(X, model, value), "the value of bic")
    return fits


def _choice_picture(X, fits, K, scale):
    picture = Picture(13.0, 4.4, 1, 3, layout="none")
    picture.subplots_adjust(left=0.05, right=0.985, bottom=0.13, top=0.92, wspace=0.24)
    left, middle, right = picture.grid[0]
    if K in fits:
        draw(left, X, *fits[K][:2], size=16)
    frame(left, X)
    label_axes(left, scale)
    left.set_title(f"K = {K}" if K in fits else f"K = {K}: collapsed", fontsize=11)
    Ks, climbing, scores = np.array(list(fits)), *np.array([fit[2:] for fit in fits.values()]).T
    falls = draw_criterion(middle, right, Ks, climbing, scores)
    for axes in (middle, right):
        axes.axvline(K, color="black", ls=":", lw=2)
    shown = describe(*fits[K][:2], scale) if K in fits else f"The run with K = {K} collapsed."
    picture.alt = f"{shown} Beside it, over K: {describe_criterion(Ks, climbing, scores, falls)}"
    return picture


def _choice_text(fits, K, method, seed):
    start = f"K = {K}, method {method}, seed {seed}"
    top = max(fits, key=lambda k: fits[k][3])
    found = "a component collapsed in this run; try another seed"
    if K in fits:
        found = f"log-likelihood {fits[K][2]:.1f}, BIC {fits[K][3]:.1f}"
    return f"{start}: {found}. From these starts BIC is highest at K = {top}."
