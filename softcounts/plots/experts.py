"""Lines and a gate: p(y | x) as an image with the experts' shares below it, and lines side by side."""

import numpy as np
from matplotlib.patheffects import withStroke
from scipy.stats import norm

from softcounts import inputs
from softcounts.mixtures import ExpertMixture
from softcounts.plots.curves import HATCHES
from softcounts.plots.picture import Picture, colours, listed, marker

GRID, SEEN = 240, 0.1
NAMES = ("x", "y")


def experts(x, y, mixture=None, log_gate=None, post=None, names=NAMES, title=None):
    """Pairs x (n,), y (n,); with a `mixture` of d = 2 also p(y | x), darker where it is larger, and below it the gate.

    `log_gate`: your own function, which says the shares. A line is full where its share is above 0.1. `post` (n, K):
    your soft counts, which blend the colours of the points; the marker is that of the largest. Returns a Picture.
    """
    (x, y), names = inputs.pairs(x, y), inputs.axis_names(names)
    if mixture is None:
        picture = Picture(6.4, 4.2)
        draw_points(picture.grid[0, 0], x, y, None)
        label(picture.grid[0, 0], names, title)
        picture.alt = f"Scatter of {len(x)} points: {names[1]} against {names[0]}."
        return picture
    mixture = checked_experts(mixture)
    post = None if post is None else inputs.soft_counts(post, len(x), len(mixture.var))
    picture = Picture(6.8, 5.4, 2, 1, sharex=True, height_ratios=(3, 1))
    grid = np.linspace(*reach(x), GRID)
    shares = checked_shares(log_gate, grid, mixture)
    draw_experts(picture.grid[:, 0], x, y, mixture, grid, shares, post)
    label(picture.grid[0, 0], ("", names[1]), title)
    picture.grid[1, 0].set_xlabel(names[0])
    picture.alt = describe_experts(mixture, grid, shares)
    return picture


def lines(x, y, mixtures, titles, names=NAMES):
    """Panels, one for each of `mixtures` (d = 2): its lines, each in a band of 2 sigma. Returns a Picture."""
    (x, y), names = inputs.pairs(x, y), inputs.axis_names(names)
    if not isinstance(mixtures, list | tuple) or not mixtures or len(titles) != len(mixtures):
        raise ValueError("mixtures must be a list: pass at least one ExpertMixture, and one title for each")
    mixtures = [checked_experts(mixture) for mixture in mixtures]
    columns = min(3, len(mixtures))
    rows = -(-len(mixtures) // columns)
    picture = Picture(4.2 * columns, 3.4 * rows, rows, columns)
    grid, parts = np.array(reach(x)), []
    for axes, mixture, title in zip(picture.grid.flat, mixtures, titles, strict=False):
        draw_points(axes, x, y, None)
        for j, (line, var, colour) in enumerate(zip(mixture.W, mixture.var, colours(len(mixture.var)), strict=True)):
            height = line[0] + line[1] * grid
            axes.plot(grid, height, color=colour, lw=2)
            axes.fill_between(grid, height - 2 * var**0.5, height + 2 * var**0.5, color=colour, alpha=0.15, lw=0)
            _number(axes, x, y, j, grid[0] + (0.3 + 0.4 * (j % 2)) * np.ptp(grid), line, colour)
        axes.set(xlim=reach(x), ylim=reach(y))
        label(axes, names, title)
        parts.append(f"{title}: {'; '.join(_lines_in_words(mixture))}")
    for axes in picture.grid.flat[len(mixtures) :]:
        axes.set_axis_off()
    picture.alt = f"{len(mixtures)} panels. {'. '.join(parts)}."
    return picture


def draw_experts(pair, x, y, mixture, grid, shares, post):
    """Image, lines and points on the first of two axes, the shares (m, K) at `grid` (m,) on the second."""
    above, below = pair
    palette, (low, high) = colours(len(mixture.var)), reach(y)
    lines_at = mixture.W[:, :1] + mixture.W[:, 1:] * grid
    heights = np.linspace(low, high, GRID)[:, None]
    each = [
        share * norm.pdf(heights, line, var**0.5)
        for share, line, var in zip(shares.T, lines_at, mixture.var, strict=True)
    ]
    shown = np.sqrt(sum(each))
    extent = (grid[0], grid[-1], low, high)
    above.imshow(
        shown, cmap="Greys", origin="lower", extent=extent, aspect="auto", vmin=0, vmax=1.6 * np.quantile(shown, 0.99)
    )
    base = np.zeros(len(grid))
    for j, (line, colour) in enumerate(zip(lines_at, palette, strict=True)):
        outline = [withStroke(linewidth=4, foreground="white")]
        above.plot(grid, line, color=colour, lw=1, ls=":")
        above.plot(grid, np.where(shares[:, j] > SEEN, line, np.nan), color=colour, lw=2.5, path_effects=outline)
        below.fill_between(
            grid, base, base + shares[:, j], fc=colour, hatch=HATCHES[j % len(HATCHES)], ec="white", lw=0.5
        )
        widest = np.where((grid >= x.min()) & (grid <= x.max()), shares[:, j], 0).argmax()
        if shares[widest, j] > SEEN:
            _number(above, x, y, j, grid[widest], mixture.W[j], colour)
            below.text(grid[widest], base[widest] + shares[widest, j] / 2, j + 1, **_box(colour))
        base = base + shares[:, j]
    draw_points(above, x, y, post)
    above.set(xlim=(grid[0], grid[-1]), ylim=(low, high))
    below.set(xlim=(grid[0], grid[-1]), ylim=(0, 1), ylabel="share")


def draw_points(axes, x, y, post):
    """Pairs on given axes, blended by `post` (n, K) or open."""
    if post is None:
        axes.scatter(x, y, s=24, facecolor="white", edgecolor="black", linewidth=0.9, zorder=3)
        return
    blend, best = np.clip(post @ colours(post.shape[1]), 0, 1), post.argmax(axis=1)
    for j in np.unique(best):
        mine = best == j
        axes.scatter(
            x[mine], y[mine], s=30, c=blend[mine], marker=marker(j), edgecolor="white", linewidth=0.6, zorder=3
        )


def label(axes, names, title):
    """Names of the axes, and a title."""
    axes.set(xlabel=names[0], ylabel=names[1])
    if title:
        axes.set_title(title, fontsize=11)


def describe_experts(mixture, grid, shares):
    """Alt text of lines and shares."""
    parts = _lines_in_words(mixture)
    at = [0, len(grid) // 2, -1]
    said = [f"at x = {grid[k]:.2f} {listed(shares[k])}" for k in at]
    return f"{len(parts)} experts. {'; '.join(parts)}. Shares {'; '.join(said)}."


def _lines_in_words(mixture):
    return [
        f"line {j + 1}: {line[0]:.2f} {'-' if line[1] < 0 else '+'} {abs(line[1]):.2f} x, sd {var**0.5:.2f}"
        for j, (line, var) in enumerate(zip(mixture.W, mixture.var, strict=True))
    ]


def _box(colour):
    box = {"boxstyle": "round,pad=0.2", "fc": "white", "ec": colour, "lw": 2}
    return {"ha": "center", "va": "center", "fontsize": 10, "weight": "bold", "bbox": box, "zorder": 4}


def _number(axes, x, y, j, where, line, colour):
    """The number of an expert on its line, as near to `where` as the line is inside the frame."""
    at = np.linspace(x.min(), x.max(), GRID)
    height = line[0] + line[1] * at
    away = np.abs(at - where) + np.where((height < y.min()) | (height > y.max()), np.ptp(x), 0)
    best = away.argmin()
    axes.text(at[best], np.clip(height[best], y.min(), y.max()), j + 1, **_box(colour))


def reach(values, margin=0.06):
    """Lower and upper end of the frame about the values."""
    pad = margin * np.ptp(values) + 1e-9
    return values.min() - pad, values.max() + pad


def checked_experts(value):
    """`value` as an ExpertMixture of finite arrays W (K, 2), var (K,) > 0, V (K, 2)."""
    if not isinstance(value, tuple) or len(value) != 3:
        raise ValueError(f"the mixture must be an ExpertMixture(W, var, V); it is a {type(value).__name__}")
    W, var, V = (
        inputs.numbers(field, f"the mixture's {name}") for field, name in zip(value, ("W", "var", "V"), strict=True)
    )
    if W.shape != (len(var), 2) or V.shape != W.shape or var.ndim != 1:
        raise ValueError(
            f"the mixture's shapes are W {W.shape}, var {var.shape}, V {V.shape}; it needs (K, 2), (K,), (K, 2)"
        )
    if not all(np.isfinite(field).all() for field in (W, var, V)) or not (var > 0).all():
        raise ValueError("the mixture holds NaN, infinity or a variance of 0: run check(mstep) first")
    return ExpertMixture(W, var, V)


def checked_shares(log_gate, grid, mixture):
    """The shares (m, K) that the caller's `log_gate` gives at x = `grid`."""
    found = inputs.function(log_gate, "log_gate")(np.column_stack([np.ones(len(grid)), grid]), mixture.V)
    shares = np.exp(inputs.soft_counts(found, len(grid), len(mixture.var)))
    if not np.allclose(shares.sum(axis=1), 1):
        raise ValueError("the exponentials of log_gate must add up to 1 in each row: run check(log_gate) first")
    return shares
