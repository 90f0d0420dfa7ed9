"""Points, responsibilities and components in the plane."""

import numpy as np
from matplotlib.collections import LineCollection

from softcounts import inputs
from softcounts.plots.components import draw_components
from softcounts.plots.picture import GREY, Picture, colours, frame, label_axes, listed, marker


def data(X, scale=None, names=None, title=None):
    """Scatter of X (n, 2). `scale`: from `datasets`, puts raw units on the axes. Returns a Picture."""
    X = inputs.data(X, d=2)
    picture = Picture()
    axes = picture.grid[0, 0]
    axes.scatter(*X.T, s=22, facecolor="none", edgecolor="#333333")
    _finish(axes, X, scale, names, title)
    picture.alt = f"Scatter of {len(X)} points: {_axis(axes, 0)} against {_axis(axes, 1)}."
    return picture


def mixture(X, mixture, post=None, scale=None, names=None, title=None):
    """X (n, 2) in blended colours with a ring of arcs per point, and the components as circles at 1 and 2 sigma.

    `post` (n, K): soft counts; without it the points are grey. Each ring shares its circumference out as `post` does;
    the marker is that of the largest share. Returns a Picture.
    """
    X = inputs.data(X, d=2)
    picture = Picture(6.0, 5.8)
    axes = picture.grid[0, 0]
    mixture, post = checked(X, mixture, post)
    draw(axes, X, mixture, post)
    _finish(axes, X, scale, names, title)
    picture.alt = describe(mixture, post, scale)
    return picture


def gallery(X, fits, titles=None, scale=None, names=None):
    """Small multiples, one for each of `fits` = [(mixture, post, log_likelihood), ...]. Returns a Picture."""
    X = inputs.data(X, d=2)
    fits = inputs.fits(fits, 2)
    columns = min(3, len(fits))
    rows = -(-len(fits) // columns)
    picture = Picture(3.5 * columns, 3.6 * rows, rows, columns)
    titles = titles or [f"log-likelihood {fit[2]:.1f}" for fit in fits]
    if len(titles) != len(fits):
        raise ValueError(f"{len(titles)} titles for {len(fits)} fits: pass one for each, or leave titles out")
    for axes, fit, title in zip(picture.grid.flat, fits, titles, strict=False):
        draw(axes, X, *checked(X, *fit[:2]), size=12)
        _finish(axes, X, scale, names, title)
    for axes in picture.grid.flat[len(fits) :]:
        axes.set_axis_off()
    values = [fit[2] for fit in fits]
    picture.alt = f"{len(fits)} fits side by side; their log-likelihoods are {listed(values, '{:.1f}')}."
    return picture


def switched(X, mixture, post, scale=None, names=None):
    """The same model twice, with the labels of its components turned round. Returns a Picture."""
    X = inputs.data(X, d=2)
    mixture, post = checked(X, mixture, inputs.numbers(post, "post"))
    picture = Picture(8.4, 4.2, 1, 2)
    backwards = type(mixture)(*(field[::-1] for field in mixture))
    for axes, model, shares, title in (
        (picture.grid[0, 0], mixture, post, "labels as they came"),
        (picture.grid[0, 1], backwards, post[:, ::-1], "labels switched"),
    ):
        draw(axes, X, model, shares, size=14)
        _finish(axes, X, scale, names, title)
    picture.alt = (
        f"The same fit twice. Left: {describe(mixture, None, scale)} Right: the same {len(mixture.p)} circles with "
        "numbers and colours in reverse order. Every density is the same, and so is the log-likelihood."
    )
    return picture


def stuck(X, mixtures, log_likelihoods, scale=None, names=None):
    """Passes from a symmetric start: all components stay on top of each other. Returns a Picture."""
    X = inputs.data(X, d=2)
    log_likelihoods = inputs.trace(log_likelihoods, "log_likelihoods")
    if not isinstance(mixtures, list) or len(mixtures) != len(log_likelihoods):
        raise ValueError(f"log_likelihoods holds {len(log_likelihoods)} values: pass a list of as many mixtures")
    mixtures = [checked(X, mixture, None)[0] for mixture in mixtures]
    shown = sorted({0, len(mixtures) // 2, len(mixtures) - 1})
    picture = Picture(3.5 * len(shown), 3.6, 1, len(shown))
    for axes, k in zip(picture.grid.flat, shown, strict=True):
        draw(axes, X, mixtures[k], None, size=12)
        _finish(axes, X, scale, names, f"pass {k + 1}: {log_likelihoods[k]:.2f}")
    apart = max(np.ptp(model.mu, axis=0).max() for model in mixtures)
    picture.alt = (
        f"{len(shown)} passes; in each the {len(mixtures[0].p)} components cover each other (means at most "
        f"{apart:.2g} apart). The log-likelihood goes from {log_likelihoods[0]:.2f} to {log_likelihoods[-1]:.2f}."
    )
    return picture


def checked(X, mixture, post):
    """Mixture and post (or None) with shapes that fit X."""
    mixture = inputs.mixture(mixture, X.shape[1])
    return mixture, None if post is None else inputs.soft_counts(post, len(X), len(mixture.p))


def draw(axes, X, mixture, post, size=26):
    """Points and components on given axes; inputs are checked already."""
    palette = colours(len(mixture.p))
    if post is None:
        axes.scatter(*X.T, s=size, facecolor="none", edgecolor=GREY, linewidth=0.8)
    else:
        _points(axes, X, np.clip(post, 0, 1), palette, size)
    draw_components(axes, X, mixture)


def _points(axes, X, post, palette, size):
    blend = np.clip(post @ palette / np.maximum(post.sum(axis=1, keepdims=True), 1e-9), 0, 1)
    best = post.argmax(axis=1)
    for j in np.unique(best):
        mine = best == j
        axes.scatter(*X[mine].T, s=0.6 * size, c=blend[mine], marker=marker(j), linewidth=0)
    arcs, owners = _arcs(X, post, 0.017 * np.ptp(X, axis=0).max() * np.sqrt(size / 24))
    axes.add_collection(LineCollection(arcs, colors=palette[owners], linewidths=1.2, capstyle="butt"))


def _arcs(X, post, radius):
    """Arcs (polylines) round each point, clockwise from the top, one for each share above 2 %."""
    arcs, owners = [], []
    ends = np.cumsum(post, axis=1)
    for i, j in zip(*np.nonzero(post > 0.02), strict=True):
        t = 2 * np.pi * np.linspace(ends[i, j] - post[i, j], ends[i, j], 3 + int(21 * post[i, j]))
        arcs.append(X[i] + radius * np.column_stack([np.sin(t), np.cos(t)]))
        owners.append(j)
    return arcs, np.array(owners, dtype=int)


def describe(mixture, post, scale=None):
    """Alt text of a mixture over data, with means in raw units where `scale` is given."""
    means = mixture.mu if scale is None else scale.mean + scale.sd * mixture.mu
    parts = [
        f"component {j + 1} at ({mean[0]:.2f}, {mean[1]:.2f}), sigma {np.sqrt(var):.2f}, weight {p:.2f}"
        for j, (mean, var, p) in enumerate(zip(means, mixture.var, mixture.p, strict=True))
    ]
    units = "" if scale is None else " Sigma is in standard units."
    unsure = (
        "" if post is None else f" {int((post.max(axis=1) < 0.9).sum())} of {len(post)} points have no share above 0.9."
    )
    return f"Data with {len(parts)} components: {'; '.join(parts)}.{units}{unsure}"


def _finish(axes, X, scale, names, title):
    frame(axes, X)
    label_axes(axes, scale, names)
    if title:
        axes.set_title(title, fontsize=11)


def _axis(axes, which):
    axis = (axes.xaxis, axes.yaxis)[which]
    labels = [text for text in (label.get_text() for label in axis.get_ticklabels()) if text]
    span = f" from {labels[0]} to {labels[-1]}" if labels else ""
    return f"{axis.get_label_text()}{span}"
