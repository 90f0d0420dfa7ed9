"""Play with a covariance, and with the number of labels."""

import ipywidgets as widgets
import numpy as np

from softcounts import inputs
from softcounts.datasets import hide_labels
from softcounts.explore.explorer import Explorer, slider, stopped
from softcounts.plots.classes import (
    checked_model,
    checked_rows,
    describe_classes,
    draw_classes,
    ellipses,
    finish,
    predictions,
)
from softcounts.plots.picture import Picture


def covariance():
    """Move the two variances and the correlation of a Gaussian in the plane. Returns an Explorer."""
    controls = {
        "first": slider(widgets.FloatSlider, "variance of x1", 1.0, 0.1, 3.0, 0.1),
        "second": slider(widgets.FloatSlider, "variance of x2", 1.0, 0.1, 3.0, 0.1),
        "correlation": slider(widgets.FloatSlider, "correlation", 0.0, -0.95, 0.95, 0.05),
    }

    def show():
        first, second, correlation = (control.value for control in controls.values())
        shared = correlation * np.sqrt(first * second)
        matrix = np.array([[first, shared], [shared, second]]).round(2)
        text = (
            f"Correlation {correlation:.2f}: the matrix is [[{first:.2f}, {shared:.2f}], [{shared:.2f}, {second:.2f}]]."
        )
        return ellipses([matrix]), text

    return Explorer(controls, show)


def labels(X, y, test, starts, run, predict, scale=None):
    """How many labels? Your own fits as they grow from 2 a class to all. Returns an Explorer.

    X (n, 2), y (n,): rows and their classes, of which the sliders hide some. `test`: (rows, classes) to count errors
    on. `starts`: name -> function(X, y, U, C) that gives the model to begin with, for example your fit of the labelled
    rows. `run`, `predict`: your own functions.
    """
    X, y, _ = checked_rows(X, y)
    test = checked_rows(*test)[:2]
    if not isinstance(starts, dict) or not starts:
        raise ValueError("starts must be a dict: name -> function(X, y, U, C)")
    for name, function in {"run": run, "predict": predict, **starts}.items():
        inputs.function(function, name)
    C, rarest = int(y.max()) + 1, int(np.bincount(y).min())
    if rarest < 2:
        raise ValueError("each class needs two rows or more: leave rare classes out")
    amounts = [k for k in (2, 3, 5, 10, 20, 50, 100, 200, 500) if k < rarest] + ["all"]
    style = {"description_width": "9em"}
    controls = {
        "labels": widgets.SelectionSlider(options=amounts, description="labels per class", style=style),
        "unlabelled": widgets.Checkbox(value=False, description="use the unlabelled rows"),
        "start": widgets.Dropdown(options=list(starts), description="start", style=style),
        "seed": slider(widgets.IntSlider, "seed", 0, 0, 20),
    }

    def show():
        amount, use, start, seed = (control.value for control in controls.values())
        try:
            known = hide_labels(y, amount, seed)
            parts = X[known], y[known], X[~known]
            model = starts[start](*parts, C)
            if use:
                model = run(*parts, model)[0]
            model = checked_model(model, 2)
            error = float((predictions(predict, test[0], model) != test[1]).mean())
        except Exception as error:
            return None, stopped("Your functions", error)
        picture = Picture(6.0, 5.2, layout="none")
        axes = picture.grid[0, 0]
        draw_classes(axes, *parts[:2], parts[2] if len(parts[2]) else None, model, None, predict)
        finish(axes, X, None, scale, None, None)
        picture.alt = (
            f"{known.sum()} labelled rows of {len(y)}, test error {error:.3f}.{describe_classes(model, scale)}"
        )
        words = "with" if use else "without"
        where = f"{amount} labels per class, {words} the unlabelled rows, start: {start}, seed {seed}"
        return picture, f"{where}: test error {error:.3f}."

    return Explorer(controls, show)
