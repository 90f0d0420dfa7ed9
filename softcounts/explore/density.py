"""Play with one answer to a question that has several, and with the mixtures that a network puts out."""

import functools

import ipywidgets as widgets
import numpy as np

from softcounts import inputs
from softcounts.explore.explorer import Explorer, slider, stopped
from softcounts.plots.density import WIDE, checked_parts, checked_two, draw_conditional
from softcounts.plots.picture import COLOURS, GREY, Picture

NEAR = 0.03


def guess(x, y):
    """Give one answer at one x, and see its squared error among the points near by. Returns an Explorer."""
    x, y = inputs.pairs(x, y)
    low, high = float(y.min()), float(y.max())
    middle = float(np.median(x))
    controls = {
        "at": slider(widgets.FloatSlider, "x", round(middle, 2), float(x.min()), float(x.max()), 0.01),
        "answer": slider(widgets.FloatSlider, "your answer", round(low, 2), round(low, 2), round(high, 2), 0.01),
    }

    def show():
        at, answer = (control.value for control in controls.values())
        seen = y[np.abs(x - at) <= NEAR]
        picture = Picture(6.0, 4.2, layout="none")
        axes = picture.grid[0, 0]
        axes.plot(x, y, "o", color=GREY, ms=4, alpha=0.4)
        axes.axvspan(at - NEAR, at + NEAR, color=COLOURS[5], alpha=0.3)
        axes.plot(at, answer, "X", color=COLOURS[1], ms=13)
        axes.set_xlabel("x")
        axes.set_ylabel("y")
        if not len(seen):
            picture.alt = f"No point near x = {at:.2f}."
            return picture, f"No point lies near x = {at:.2f}: move it."
        error, nearest = ((seen - answer) ** 2).mean(), np.abs(seen - answer).min()
        text = f"mean squared error {error:.4f}; nearest right answer {nearest:.2f} away"
        picture.alt = f"{len(seen)} points near x = {at:.2f}, one answer at {answer:.2f}: {text}."
        return picture, f"At x = {at:.2f} you answer {answer:.2f}: {text}."

    return Explorer(controls, show)


def density(x, y, fit, split, mean_and_mode, places=120, most=5):
    """Number of components, start, and a place x whose mixture stands at the right. Returns an Explorer.

    `fit(K, seed)` returns a function that gives outputs (m, 3K) for places (m,): your trained network. `split`,
    `mean_and_mode`: your own functions. A network that was trained once is kept.
    """
    x, y = inputs.pairs(x, y)
    for name, function in {"fit": fit, "split": split, "mean_and_mode": mean_and_mode}.items():
        inputs.function(function, name)
    grid = np.linspace(x.min(), x.max(), inputs.whole(places, 2, 10**4, "places"))
    fitted = functools.cache(lambda K, seed: fit(K, seed)(grid))
    controls = {
        "K": slider(widgets.IntSlider, "components K", 3, 1, inputs.whole(most, 1, 20, "most")),
        "seed": slider(widgets.IntSlider, "start", 1, 0, 9),
        "at": slider(widgets.FloatSlider, "x", round(float(np.median(x)), 2), float(x.min()), float(x.max()), 0.01),
    }
    for name in ("K", "seed"):
        controls[name].continuous_update = False

    def show():
        K, seed, at = (control.value for control in controls.values())
        try:
            outputs = fitted(K, seed)
            parts = checked_parts(split(outputs), len(grid))
            two = checked_two(mean_and_mode(outputs), len(grid))
        except Exception as error:
            return None, stopped("Your functions", error)
        picture = Picture(*WIDE, layout="none", sharey=True, width_ratios=(3, 2))
        draw_conditional(picture, (x, y), grid, parts, two, at)
        return picture, f"K = {K}, start {seed}. At {picture.alt.partition(' At ')[2]}"

    return Explorer(controls, show)
