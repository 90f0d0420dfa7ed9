"""Pictures in one dimension: bells on a line, the underflow dial, traces."""

import numpy as np

from softcounts import inputs
from softcounts.plots.picture import GREY, RED, Picture, colours, listed, marker

HATCHES = ("", "//", "..", "xx", "\\\\", "oo", "++", "--")


def line(x, mixture, post=None, title=None):
    """Weighted bells p_j N(x; mu_j, var_j), their sum, and below them each point's shares as a stacked bar.

    `x` (n,) or (n, 1): points. `mixture`: mu (K, 1). `post` (n, K) or None. Returns a Picture.
    """
    x = inputs.numbers(x, "x")
    X = inputs.data(x[:, None] if x.ndim == 1 else x, "x", d=1)
    mixture = inputs.mixture(mixture, 1)
    picture = Picture(6.6, 4.6 if post is not None else 3.2, 1 if post is None else 2, 1, sharex=True)
    _bells(picture.grid[0, 0], X[:, 0], mixture)
    if title:
        picture.grid[0, 0].set_title(title, fontsize=11)
    if post is not None:
        post = inputs.soft_counts(post, len(X), len(mixture.p))
        _bars(picture.grid[1, 0], X[:, 0], post)
    picture.grid[-1, 0].set_xlabel("x")
    shares = "" if post is None else f" First shares, point by point: {listed(post[:, 0])}."
    picture.alt = (
        f"{len(mixture.p)} weighted bells with means {listed(mixture.mu[:, 0])} and weights {listed(mixture.p)}, "
        f"their sum, and {len(X)} points at {listed(X[:, 0])}.{shares}"
    )
    return picture


def _bells(axes, x, mixture):
    sd = np.sqrt(mixture.var)
    low = min(x.min(), (mixture.mu[:, 0] - 3 * sd).min())
    high = max(x.max(), (mixture.mu[:, 0] + 3 * sd).max())
    grid = np.linspace(low, high, 400)
    bells = mixture.p / (sd * np.sqrt(2 * np.pi)) * np.exp(-0.5 * ((grid[:, None] - mixture.mu[:, 0]) / sd) ** 2)
    for j, colour in enumerate(colours(len(mixture.p))):
        axes.plot(grid, bells[:, j], color=colour, lw=2, label=f"component {j + 1}: $p_{j + 1}$ N")
    axes.plot(grid, bells.sum(axis=1), color="black", lw=1.2, ls=":", label="their sum p(x)")
    axes.plot(x, np.zeros_like(x), "k|", ms=14, mew=2, clip_on=False)
    axes.set_ylim(0, 1.12 * bells.sum(axis=1).max())
    axes.set_ylabel("density")
    axes.legend(fontsize=10, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)


def _bars(axes, x, post):
    width = 0.03 * np.ptp(axes.get_xlim())
    base = np.zeros(len(x))
    for j, colour in enumerate(colours(post.shape[1])):
        hatch = HATCHES[j % len(HATCHES)]
        axes.bar(x, post[:, j], width, base, color=colour, hatch=hatch, edgecolor="white", label=f"share of {j + 1}")
        base = base + post[:, j]
    axes.set_ylim(0, 1)
    axes.set_ylabel("soft counts")
    axes.legend(fontsize=10, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)


def underflow(dims=1200):
    """The underflow dial: density and log density of a typical point as d grows to `dims`. Returns a Picture.

    A typical point of a standard bell in d dimensions has |x|^2 = d.
    """
    d = np.arange(1, inputs.whole(dims, 2, 10**6, "dims") + 1)
    log_density = -d / 2 * (np.log(2 * np.pi) + 1)
    density = np.exp(log_density)
    picture = Picture(8.6, 3.6, 1, 2)
    left, right = picture.grid[0]
    alive = density > 0
    left.semilogy(d[alive], density[alive], color=colours(1)[0], lw=2)
    left.set_title("density", fontsize=11)
    left.set_xlim(0, dims)
    left.set_ylim(1e-323, 1e10)
    left.set_yticks(10.0 ** np.arange(-300, 1, 60))
    gone = f"up to d = {dims} it stays above 0"
    if not alive.all():
        first = int(d[~alive][0])
        left.axvspan(first, dims, color=RED, alpha=0.15)
        left.axvline(first, color=RED, ls="--")
        left.text(first + 0.02 * dims, 1e-60, f"exactly 0\nfrom d = {first}", color="black", fontsize=11)
        gone = f"from d = {first} it is exactly 0 in floating point"
    right.plot(d, log_density, color=colours(1)[0], lw=2)
    right.set_title("log density", fontsize=11)
    for axes in (left, right):
        axes.set_xlabel("dimension d")
    picture.alt = (
        f"Left: the density of a typical point shrinks with d; {gone}. Right: its logarithm is a straight line down to "
        f"{log_density[-1]:.0f} at d = {dims}."
    )
    return picture


def trace(values, target=None, title=None, labels=("log-likelihood", "target")):
    """Log-likelihood against the pass; every fall is red, dashed and marked with a cross. Returns a Picture.

    `values` (T,). `target`: a number, or a second trace, drawn for comparison.
    """
    values = inputs.trace(values)
    other = None if target is None else _comparison(target, len(values))
    picture = Picture(6.6, 3.4)
    falls = draw_trace(picture.grid[0, 0], values, labels[0])
    if target is not None:
        picture.grid[0, 0].plot(
            np.arange(1, len(other) + 1), other, color=GREY, ls="--", marker=marker(1), ms=4, label=labels[1]
        )
    if target is not None:
        picture.grid[0, 0].legend(fontsize=10, frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))
    if title:
        picture.grid[0, 0].set_title(title, fontsize=11)
    fallen = f" It falls at pass {listed(falls, '{:d}')}." if falls else " It never falls."
    picture.alt = f"Log-likelihood over {len(values)} passes, from {values[0]:.2f} to {values[-1]:.2f}.{fallen}"
    return picture


def _comparison(target, T):
    """A number as a level line of T passes; a trace as it is."""
    target = inputs.numbers(target, "target")
    return inputs.trace(np.full(T, target) if target.ndim == 0 else target, "target")


def draw_trace(axes, values, label="log-likelihood"):
    """A trace on given axes; returns the passes (from 1) at which it falls."""
    passes = np.arange(1, len(values) + 1)
    axes.plot(passes, values, color=colours(1)[0], marker="o", ms=4, label=label)
    slack = 1e-10 * np.maximum(np.abs(values[1:]), 1.0)
    falls = np.flatnonzero(np.diff(values) < -slack) + 1
    for at in falls:
        part = slice(at - 1, at + 1)
        axes.plot(passes[part], values[part], color=RED, ls="--", lw=3, marker="X", ms=9, markevery=[1])
    if len(falls):
        # The deepest fall carries the word; below its end there is no other line.
        at = falls[np.argmin(np.diff(values)[falls - 1])]
        axes.annotate(
            "falls", (passes[at], values[at]), (0, -9), textcoords="offset points", ha="center", va="top", fontsize=11,
            color="#A03A00", weight="bold",
        )  # fmt: skip
        axes.margins(y=0.16)
    axes.set_xlabel("pass")
    axes.set_ylabel("log-likelihood")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.ticklabel_format(axis="y", useOffset=False)
    return [int(passes[at]) for at in falls]
