"""Pictures of questions with several answers: points and curves, the density of the answers, arms of a robot."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from softcounts import inputs
from softcounts.datasets import inverse
from softcounts.plots.picture import COLOURS, GREY, Picture, colours, listed, marker

GREYS = LinearSegmentedColormap.from_list("greys", ["white", "#8a8a8a"])
WIDE = 8.8, 4.2, 1, 2
STYLES = ("--", "-", "-.", ":")
MEAN = {"color": "black", "ls": "--", "lw": 2, "label": "mean"}
MODE = {"color": "black", "ls": "", "marker": ".", "ms": 5, "label": "mode"}


def answers(x, y, lines=None, post=None, title=None, names=("x", "y")):
    """Points (x, y), blended in the colours of their shares `post` (n, K) if given, and curves. Returns a Picture.

    `lines`: name -> (places, values), two arrays of one length.
    """
    x, y = inputs.pairs(x, y)
    picture = Picture(6.4, 4.2)
    axes = picture.grid[0, 0]
    if post is None:
        axes.plot(x, y, "o", color=GREY, ms=4, alpha=0.6)
    else:
        _shared(axes, x, y, inputs.soft_counts(post, len(x), np.shape(post)[-1]))
    for k, (name, (places, values)) in enumerate((lines or {}).items()):
        places, values = inputs.pairs(places, values, f"line {name!r}")
        axes.plot(places, values, color=COLOURS[(1, 0, 2, 3)[k % 4]], ls=STYLES[k % 4], lw=2.5, label=name)
    _finish(axes, names, title)
    drawn = f" Curves: {', '.join(lines)}." if lines else ""
    shares = "" if post is None else f" {np.shape(post)[1]} components, with shares {listed(np.mean(post, axis=0))}."
    picture.alt = f"{len(x)} points: {names[1]} against {names[0]}.{shares}{drawn}"
    return picture


def conditional(x, y, places, parts, two=None, at=None, title=None, names=("x", "y")):
    """The density of y at each x, in grey, the means of its components, and points. Returns a Picture.

    `places` (m,), rising in equal steps: where the mixtures stand. `parts`: (log_pi, mu, log_sigma), each (m, K).
    `two`: (mean, mode), each (m,), or None. `at`: a place whose mixture is drawn on its own at the right, or None.
    """
    (x, y), places = inputs.pairs(x, y), inputs.trace(places, "places")
    parts, two = checked_parts(parts, len(places)), None if two is None else checked_two(two, len(places))
    picture = Picture(6.4, 4.2) if at is None else Picture(*WIDE, sharey=True, width_ratios=(3, 2))
    draw_conditional(picture, (x, y), places, parts, two, at, names)
    if title:
        picture.grid[0, 0].set_title(title, fontsize=11)
    return picture


def draw_conditional(picture, points, places, parts, two, at, names=("x", "y")):
    """Draw `conditional` of checked input on a Picture of one or two axes, and say it in its `alt`."""
    (x, y), left = points, picture.grid[0, 0]
    low, high = y.min() - 0.1 * np.ptp(y), y.max() + 0.1 * np.ptp(y)
    levels = np.linspace(low, high, 160)
    shown = _density(levels, parts).sum(axis=2).T
    _shade(left, places, levels, np.sqrt(shown / shown.max()))
    left.plot(x, y, ".", color="black", ms=3, alpha=0.35)
    for j, colour in enumerate(colours(parts[0].shape[1])):
        open_ = np.where(parts[0][:, j] > np.log(0.1), parts[1][:, j], np.nan)
        left.plot(places, open_, color=colour, ls="", marker=marker(j), ms=5, markevery=6, label=f"component {j + 1}")
    if two is not None:
        left.plot(places, two[0], **MEAN)
        left.plot(places, two[1], **MODE)
    left.set_ylim(low, high)
    where = "" if at is None else _cut(left, picture.grid[0, 1], levels, places, parts, two, at)
    _finish(left, names, None)
    shares = listed(np.exp(parts[0]).mean(axis=0))
    picture.alt = (
        f"Density of {names[1]} given {names[0]} over {len(x)} points; mean shares of the components {shares}.{where}"
    )


def arms(hands, shoulders, title=None):
    """A robot's arm reaching for each of `hands` (m, 2), one panel each. Returns a Picture.

    `shoulders`: name -> angles (m,) of the upper arm. The lower arm points at the hand's goal, a star.
    """
    hands = inputs.data(hands, "hands", d=2)
    if not isinstance(shoulders, dict) or not shoulders:
        raise ValueError("shoulders must be a dict: name -> one angle for each hand")
    picture = Picture(3.1 * len(hands) + 1.6, 3.5, 1, len(hands), sharey=True)
    said = []
    for k, (name, angles) in enumerate(shoulders.items()):
        elbow, end = inverse.reach(hands, angles)
        missed = np.linalg.norm(end - hands, axis=1)
        said.append(f"{name} misses by {listed(missed)}")
        for axes, *points in zip(picture.grid[0], elbow, end, strict=True):
            line = np.array([[0.0, 0.0], *points])
            style = {"color": COLOURS[(1, 0, 2, 3)[k % 4]], "ls": STYLES[k % 4], "marker": marker(k), "ms": 7}
            axes.plot(*line.T, lw=3, label=name, **style)
    for axes, hand in zip(picture.grid[0], hands, strict=True):
        axes.plot(*hand, "k*", ms=16, label="goal", zorder=5)
        axes.plot(0, 0, "ks", ms=9)
        axes.set_aspect("equal")
        axes.set_xlim(-0.6, 1.9)
        axes.set_ylim(-1.5, 1.5)
    picture.grid[0, -1].legend(fontsize=10, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
    if title:
        picture.suptitle(title, fontsize=12)
    picture.alt = f"An arm of two parts reaches for {len(hands)} goals: {'; '.join(said)}."
    return picture


def _shared(axes, x, y, post):
    """Points in blended colours, with the marker of their largest share."""
    best = post.argmax(axis=1)
    for j in range(post.shape[1]):
        mine = best == j
        blend = np.clip(post[mine] @ colours(post.shape[1]), 0, 1)
        axes.scatter(x[mine], y[mine], c=blend, marker=marker(j), s=26)
        axes.plot([], [], color=colours(post.shape[1])[j], marker=marker(j), ls="", label=f"component {j + 1}")


def _shade(axes, places, levels, shown):
    """A table (levels, places) as greys, each column about its place."""
    half = (places[-1] - places[0]) / max(len(places) - 1, 1) / 2
    extent = (places[0] - half, places[-1] + half, levels[0], levels[-1])
    axes.imshow(shown, cmap=GREYS, origin="lower", extent=extent, aspect="auto")


def _density(levels, parts):
    """Gate times bell, (m, levels, K)."""
    log_pi, mu, log_sigma = (part[:, None, :] for part in parts)
    z = (levels[:, None] - mu) / np.exp(log_sigma)
    return np.exp(log_pi - log_sigma - 0.5 * z**2) / np.sqrt(2 * np.pi)


def _cut(left, right, levels, places, parts, two, at):
    """The mixture at the place next to `at`, drawn along y; returns its words."""
    i = int(np.abs(places - inputs.number(at, "at")).argmin())
    left.axvline(places[i], color="black", lw=1.2, ls=":")
    fine = np.linspace(levels[0], levels[-1], 600)
    bells = _density(fine, [part[i : i + 1] for part in parts])[0]
    for j, colour in enumerate(colours(bells.shape[1])):
        right.plot(bells[:, j], fine, color=colour, lw=2, marker=marker(j), markevery=60, ms=5)
    right.plot(bells.sum(axis=1), fine, color="black", lw=1.2, ls=":", label="their sum")
    said = f" At {places[i]:.2f}: shares {listed(np.exp(parts[0][i]))} at {listed(parts[1][i])}"
    if two is not None:
        right.axhline(two[0][i], **MEAN)
        right.axhline(two[1][i], color="black", lw=1.5, label="mode")
        said += f", mean {two[0][i]:.2f}, mode {two[1][i]:.2f}"
    right.set_xlabel("density")
    right.legend(fontsize=10, frameon=False)
    return said + "."


def _finish(axes, names, title):
    names = inputs.axis_names(names)
    axes.set_xlabel(names[0])
    axes.set_ylabel(names[1])
    if title:
        axes.set_title(title, fontsize=11)
    if axes.get_legend_handles_labels()[1]:
        axes.legend(fontsize=10, frameon=False, loc="upper left")


def checked_parts(parts, m):
    """(log_pi, mu, log_sigma) as arrays (m, K) without NaN."""
    if not isinstance(parts, tuple | list) or len(parts) != 3:
        raise ValueError("parts must be (log_pi, mu, log_sigma), as split returns them: run check(split) first")
    parts = [inputs.numbers(part, name) for part, name in zip(parts, ("log_pi", "mu", "log_sigma"), strict=True)]
    if {part.shape for part in parts} != {(m, parts[0].shape[-1])} or np.isnan(parts).any():
        raise ValueError(f"log_pi, mu and log_sigma must be ({m}, K) without NaN: run check(split) first")
    return parts


def checked_two(two, m):
    """(mean, mode) as finite arrays (m,)."""
    if not isinstance(two, tuple | list) or len(two) != 2:
        raise ValueError("two must be (mean, mode): run check(mean_and_mode) first")
    two = [inputs.numbers(value, name) for value, name in zip(two, ("mean", "mode"), strict=True)]
    if any(value.shape != (m,) or not np.isfinite(value).all() for value in two):
        raise ValueError(f"mean and mode must be finite numbers ({m},): run check(mean_and_mode) first")
    return two
