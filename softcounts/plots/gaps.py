"""Gaps in the plane: what a mixture looks like to somebody who sees one coordinate only."""

import numpy as np

from softcounts import inputs
from softcounts.plots.components import draw_components
from softcounts.plots.picture import GREY, RED, Picture, colours, frame, label_axes, listed, marker

INK = "#333333"  # no colour of a component


def shadow(mixture, x1, x2=None, names=None):
    """The circles of a mixture in the plane and, below, their shadows on the first axis, read off at x1.

    `mixture`: mu (K, 2). `x1`: the coordinate that was observed. `x2`: the other one, or None where it is missing; with
    it the lower panel shows the slice through the circles at that height. Returns a Picture.
    """
    mixture, x1 = inputs.mixture(mixture, 2), inputs.number(x1, "x1")
    x2 = None if x2 is None else inputs.number(x2, "x2")
    names = inputs.axis_names(names or ("$x_1$", "$x_2$"))
    low, high = _square(mixture, x1, x2)
    picture = Picture(5.6, 7.6, 2, 1, layout="none", gridspec_kw={"height_ratios": [4.5, 1.7]})
    picture.subplots_adjust(left=0.15, right=0.953, bottom=0.075, top=0.985, hspace=0.08)
    top, bottom = picture.grid[:, 0]
    _plane(top, mixture, x1, x2, (low, high))
    heights = _bells(bottom, mixture, x1, x2, (low[0], high[0]))
    top.set_ylabel(names[1])
    top.tick_params(labelbottom=False)
    bottom.set_xlabel(names[0])
    seen = (
        f"only the first coordinate, {x1:.2f}, is known" if x2 is None else f"the point ({x1:.2f}, {x2:.2f}) is known"
    )
    kind = "shadows on the first axis" if x2 is None else "slices at that height"
    picture.alt = (
        f"{len(mixture.p)} circles in the plane; {seen}. Below are their {kind}, weighted: at {x1:.2f} their heights "
        f"are {listed(heights, '{:.4f}')}."
    )
    return picture


def _square(mixture, x1, x2):
    """Lower and upper corner of a square about circles and point."""
    reach = 2.2 * np.sqrt(mixture.var)[:, None]
    low, high = (mixture.mu - reach).min(axis=0), (mixture.mu + reach).max(axis=0)
    point = np.array([x1, low[1] if x2 is None else x2])
    low, high = np.minimum(low, point), np.maximum(high, point)
    middle, half = (low + high) / 2, (high - low).max() / 2
    return middle - half, middle + half


def _plane(axes, mixture, x1, x2, corners):
    low, high = corners
    axes.set_xlim(low[0], high[0])
    axes.set_ylim(low[1], high[1])
    draw_components(axes, np.vstack(corners), mixture)
    axes.axvline(x1, color=INK if x2 is None else GREY, lw=2, ls="-" if x2 is None else ":")
    if x2 is None:
        side = "left" if x1 < (low[0] + high[0]) / 2 else "right"
        box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1}
        text = {"rotation": 90, "va": "top", "fontsize": 11, "color": INK, "bbox": box}
        axes.text(x1, high[1], "  somewhere on this line  ", ha=side, **text)
    else:
        axes.plot([x1], [x2], "X", color=INK, ms=12, mec="white")


def _bells(axes, mixture, x1, x2, span):
    """Weighted bells along the first axis; returns their heights at x1."""
    grid = np.append(np.linspace(*span, 300), x1)
    var = mixture.var
    lines = mixture.p / np.sqrt(2 * np.pi * var) * np.exp(-((grid[:, None] - mixture.mu[:, 0]) ** 2) / (2 * var))
    if x2 is not None:
        lines = lines / np.sqrt(2 * np.pi * var) * np.exp(-((x2 - mixture.mu[:, 1]) ** 2) / (2 * var))
    for j, colour in enumerate(colours(len(mixture.p))):
        axes.plot(grid[:-1], lines[:-1, j], color=colour, lw=2)
        axes.plot([x1], [lines[-1, j]], marker(j), color=colour, ms=9, mec="black", label=f"{j + 1}")
    axes.axvline(x1, color=INK if x2 is None else GREY, lw=1.5, ls="-" if x2 is None else ":", zorder=0)
    axes.set_xlim(*span)
    axes.set_ylim(0, 1.15 * lines.max())
    axes.set_ylabel("shadow" if x2 is None else "slice")
    axes.legend(fontsize=10, frameon=False, loc="upper right", handletextpad=0.1)
    return lines[-1]


def gaps(X, mixture=None, filled=None, scale=None, title=None):
    """Points (n, 2) of which some lack the second coordinate (NaN): those are ticks at the foot of the picture.

    `filled` (n, 2): what was put into the gaps; then those points are hollow squares at that place. `mixture`: circles
    at 1 and 2 sigma. Returns a Picture.
    """
    X = inputs.incomplete(X, d=2)
    lacking = np.isnan(X[:, 1])
    if np.isnan(X[:, 0]).any() or lacking.all():
        raise ValueError("this picture needs every first coordinate and some second ones: choose other columns")
    filled = None if filled is None else inputs.data(filled, "filled", d=2)
    if filled is not None and len(filled) != len(X):
        raise ValueError(f"filled has {len(filled)} rows, X has {len(X)}: fill the same table")
    picture = Picture(6.2, 5.8)
    axes = picture.grid[0, 0]
    axes.scatter(*X[~lacking].T, s=26, color=INK, label=f"both known ({(~lacking).sum()})")
    frame(axes, X[~lacking] if filled is None else np.vstack([X[~lacking], filled]))
    _lacking(axes, X[lacking, 0], None if filled is None else filled[lacking])
    if mixture is not None:
        draw_components(axes, X[~lacking], inputs.mixture(mixture, 2))
    label_axes(axes, scale)
    # Above the axes, where no point can lie under it.
    axes.legend(fontsize=10, frameon=False, ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    if title:
        axes.set_title(title, fontsize=11, pad=26)
    picture.alt = (
        f"{(~lacking).sum()} points, and {lacking.sum()} whose second coordinate is missing; {_told(mixture, filled)}"
    )
    return picture


def _lacking(axes, x1, filled):
    if filled is None:
        at = {"transform": axes.get_xaxis_transform(), "marker": "|", "s": 160}
        axes.scatter(x1, np.full(len(x1), 0.03), color=RED, label=f"one known ({len(x1)})", **at)
    else:
        axes.scatter(*filled.T, marker="s", s=28, facecolor="none", edgecolor=RED, label=f"filled in ({len(x1)})")


def _told(mixture, filled):
    where = "they are ticks at the foot" if filled is None else "they are hollow squares where they were filled in"
    if mixture is None:
        return f"{where}."
    parts = [
        f"component {j + 1} at ({mu[0]:.2f}, {mu[1]:.2f}), sigma {np.sqrt(var):.2f}, weight {p:.2f}"
        for j, (mu, var, p) in enumerate(zip(*mixture, strict=True))
    ]
    return f"{where}. Circles: {'; '.join(parts)}."
