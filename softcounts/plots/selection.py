"""How many components, and how hard: K-means beside EM, BIC beside the log-likelihood, components against species."""

import numpy as np

from softcounts import inputs
from softcounts.mixtures import GaussianMixture
from softcounts.plots.picture import GREY, RED, Picture, colours, frame, label_axes, limits, listed, marker
from softcounts.plots.scatter import checked, describe, draw

STYLES = ("-", "--", "-.", ":")
WHOLE = "{:d}"


def kmeans_beside_em(X, hard, soft, scale=None, names=None, titles=("K-means", "EM")):
    """K-means with its straight borders on the left, EM with its circles and soft counts on the right.

    `X` (n, 2). `hard`: (mu (K, 2), one-hot post (n, K)). `soft`: (mixture, post, ...), as `run` returns it. Returns a
    Picture.
    """
    X = inputs.data(X, d=2)
    mu, assigned = _assignment(X, hard)
    if not isinstance(soft, list | tuple) or len(soft) < 2:
        raise ValueError("soft must be (mixture, post), or what run returns: pass both together, in brackets")
    mixture, post = checked(X, *soft[:2])
    if post is None:
        raise ValueError("soft has no post to draw: pass (mixture, post), or what run returns")
    picture = Picture(9.4, 4.9, 1, 2)
    draw_kmeans(picture.grid[0, 0], X, mu, assigned)
    draw(picture.grid[0, 1], X, mixture, post, size=16)
    for axes, title in zip(picture.grid[0], titles, strict=True):
        frame(axes, X)
        label_axes(axes, scale, names)
        axes.set_title(title, fontsize=11)
    picture.alt = (
        f"Left, {titles[0]}: straight borders halfway between the means; groups of {_sizes(assigned)} points. "
        f"Right, {titles[1]}: {describe(mixture, post, scale)} Counted by largest share: {_sizes(post)} points."
    )
    return picture


def _assignment(X, hard):
    """Means and post of K-means, checked."""
    if not isinstance(hard, list | tuple) or len(hard) < 2 or isinstance(hard, GaussianMixture):
        raise ValueError("hard must be (mu, post): pass the means and the one-hot post together, in brackets")
    mu = inputs.data(hard[0], "mu", d=2)
    return mu, inputs.soft_counts(hard[1], len(X), len(mu))


def _sizes(post):
    """How many points have their largest share in each component, in words."""
    return listed(np.bincount(post.argmax(axis=1), minlength=post.shape[1]), WHOLE)


def draw_kmeans(axes, X, mu, post, size=16):
    """Points by group, numbered means and the borders halfway between them; inputs are checked already."""
    best, palette = post.argmax(axis=1), colours(len(mu))
    for j in np.unique(best):
        mine = best == j
        axes.scatter(*X[mine].T, s=size, color=palette[j], marker=marker(j), linewidth=0)
    low, high = limits(X)
    across, up = np.meshgrid(np.linspace(low[0], high[0], 90), np.linspace(low[1], high[1], 90))
    away = (across - mu[:, :1, None]) ** 2 + (up - mu[:, 1:, None]) ** 2
    for j in range(len(mu) if len(mu) > 1 else 0):
        others = np.delete(away, j, axis=0).min(axis=0)
        axes.contour(across, up, away[j] - others, levels=[0.0], colors="black", linewidths=1.2)
    for j, place in enumerate(mu):
        box = {"boxstyle": "round,pad=0.25", "fc": "white", "ec": palette[j], "lw": 2}
        axes.text(*place, str(j + 1), ha="center", va="center", fontsize=10, weight="bold", bbox=box, clip_on=True)


def hardening(estep, hard_estep, widths=(2.0, 1.0, 0.5, 0.2)):
    """The share of the right one of two equal components along a line, for shrinking widths, and the hard limit.

    The means are -1 and 1. `widths`: standard deviations sigma, both components alike, each above 0. `estep` and
    `hard_estep` are the student's own. Returns a Picture.
    """
    widths = inputs.trace(widths, "widths")
    if len(widths) > len(STYLES) or not (widths > 0).all():
        raise ValueError(f"widths are one to {len(STYLES)} standard deviations above 0: pass for example (1.0, 0.5)")
    x = np.linspace(-3, 3, 241)[:, None]
    models = [GaussianMixture(np.array([[-1.0], [1.0]]), np.full(2, width**2), np.full(2, 0.5)) for width in widths]
    picture = Picture(7.6, 3.6)
    axes, at = picture.grid[0, 0], []
    for k, (width, model) in enumerate(zip(widths, models, strict=True)):
        shares = inputs.e_step(estep, x, model)[0][:, 1]
        at.append(float(np.interp(0.25, x[:, 0], shares)))
        axes.plot(x[:, 0], shares, color=colours(5)[k], ls=STYLES[k], lw=2, label=f"soft, $\\sigma$ = {width:g}")
    hard = inputs.soft_counts(inputs.function(hard_estep, "hard_estep")(x, models[-1]), len(x), 2)
    axes.step(x[:, 0], hard[:, 1], where="pre", color="black", lw=1.5, label="hard")
    axes.plot([-1, 1], [0, 0], "k^", ms=8, clip_on=False, label="the two means")
    axes.set_xlabel("x")
    axes.set_ylabel("share of component 2")
    axes.legend(fontsize=10, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
    picture.alt = (
        f"Share of component 2 along a line, means at -1 and 1. For sigma = {listed(widths, '{:g}')} the soft share "
        f"at x = 0.25 is {listed(at)}: the smooth step grows steeper and becomes the hard one, which jumps from 0 to 1 "
        "halfway."
    )
    return picture


def distortion(values, title=None):
    """The distortion J of K-means, the sum of squared distances to the own mean, pass by pass. Returns a Picture.

    `values` (T,). K-means never raises it: a rise is red, dashed and marked with a cross.
    """
    values = inputs.trace(values, "the distortion")
    picture = Picture(6.6, 3.2)
    axes, passes = picture.grid[0, 0], np.arange(1, len(values) + 1)
    axes.plot(passes, values, color=colours(1)[0], marker="o", ms=4)
    rises = np.flatnonzero(np.diff(values) > 1e-10 * np.maximum(np.abs(values[1:]), 1.0)) + 1
    for at in rises:
        part = slice(at - 1, at + 1)
        axes.plot(passes[part], values[part], color=RED, ls="--", lw=3, marker="X", ms=9, markevery=[1])
    axes.set_xlabel("pass")
    axes.set_ylabel("distortion J")
    axes.xaxis.get_major_locator().set_params(integer=True)
    if title:
        axes.set_title(title, fontsize=11)
    course = f"rises at pass {listed(passes[rises], WHOLE)}" if len(rises) else "never rises"
    picture.alt = f"Distortion over {len(values)} passes, from {values[0]:.2f} to {values[-1]:.2f}. It {course}."
    return picture


def criterion(Ks, log_likelihoods, bics, title=None):
    """The log-likelihood over K with the penalty that BIC takes off, and beside it BIC near its top, which is marked.

    `Ks`: numbers of components, rising. `log_likelihoods`, `bics`: a value for each. A log-likelihood that falls is red
    with a cross: no restart has found the best fit there. Returns a Picture.
    """
    Ks, climbing, scores = _curves(Ks, log_likelihoods, bics)
    picture = Picture(9.4, 3.9, 1, 2)
    falls = draw_criterion(*picture.grid[0], Ks, climbing, scores)
    if title:
        picture.suptitle(title, fontsize=11)
    picture.alt = describe_criterion(Ks, climbing, scores, falls)
    return picture


def _curves(Ks, log_likelihoods, bics):
    Ks, climbing, scores = inputs.trace(Ks, "Ks"), inputs.trace(log_likelihoods), inputs.trace(bics, "bics")
    if not len(Ks) == len(climbing) == len(scores):
        raise ValueError(
            f"{len(Ks)} values of K, {len(climbing)} log-likelihoods, {len(scores)} bics: pass one for each"
        )
    if (np.diff(Ks) <= 0).any():
        raise ValueError(f"Ks = {listed(Ks, '{:g}')}: pass them in rising order, each once")
    return Ks, climbing, scores


def draw_criterion(left, right, Ks, climbing, scores):
    """Both curves on given axes; returns the K at which the log-likelihood is lower than for a smaller K."""
    first, second = colours(3)[[0, 2]]
    left.fill_between(Ks, scores, climbing, color=GREY, alpha=0.25, lw=0, label="the penalty")
    left.plot(Ks, climbing, color=first, marker="o", lw=2, label="log-likelihood")
    falls = np.flatnonzero(np.diff(climbing) < -1e-9 * np.abs(climbing[1:])) + 1
    for at in falls:
        part = slice(at - 1, at + 1)
        left.plot(Ks[part], climbing[part], color=RED, ls="--", lw=3, marker="X", ms=9, markevery=[1])
    top = int(scores.argmax())
    for axes in (left, right):
        axes.plot(Ks, scores, color=second, marker="s", ls="--", lw=2, label="BIC")
        axes.plot(Ks[top], scores[top], marker="*", ms=17, color="black", ls="", label=f"top of BIC: K = {Ks[top]:g}")
        axes.set_xlabel("K")
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.ticklabel_format(axis="y", useOffset=False)
    left.legend(fontsize=10, framealpha=0.85, edgecolor="none", loc="best")
    right.annotate(
        f"K = {Ks[top]:g}", (Ks[top], scores[top]), (0, 12), textcoords="offset points", ha="center", fontsize=11
    )
    right.margins(x=0.1)
    # Far below its top BIC is as steep as the log-likelihood; what matters are the top and its neighbours.
    reach = 1.3 * np.sort(scores[top] - scores)[min(3, len(Ks) - 1)] or 1.0
    right.set_ylim(scores[top] - reach, scores[top] + 0.2 * reach)
    left.set_title("log-likelihood and BIC", fontsize=11)
    right.set_title("BIC near its top", fontsize=11)
    return [int(Ks[at]) for at in falls]


def describe_criterion(Ks, climbing, scores, falls):
    """Alt text of both curves."""
    course = f"falls at K = {listed(falls, '{:d}')}" if falls else "never falls"
    return (
        f"For K = {listed(Ks, '{:g}')} the log-likelihood is {listed(climbing, '{:.1f}')}; it {course}. BIC is "
        f"{listed(scores, '{:.1f}')}, with its top at K = {Ks[scores.argmax()]:g}."
    )


def groups(X, y, labels, scale=None, names=None, title=None):
    """Scatter of X (n, 2) with the true groups in colours and markers. Returns a Picture.

    `y` (n,): whole numbers, the index of each point's group in `labels`.
    """
    X = inputs.data(X, d=2)
    y = _indices(y, len(X), labels)
    picture = Picture(7.4, 4.6, layout="none")
    picture.subplots_adjust(left=0.1, right=0.74, bottom=0.12, top=0.93)
    axes = picture.grid[0, 0]
    for j, label in enumerate(labels):
        colour = colours(len(labels))[j]
        axes.scatter(
            *X[y == j].T, s=20, color=colour, marker=marker(j), linewidth=0, label=f"{label} ({(y == j).sum()})"
        )
    frame(axes, X)
    label_axes(axes, scale, names)
    axes.legend(fontsize=10, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
    if title:
        axes.set_title(title, fontsize=11)
    counts = ", ".join(f"{label}: {(y == j).sum()}" for j, label in enumerate(labels))
    picture.alt = (
        f"{len(X)} points in {len(labels)} groups, each with a colour and a marker of its own: {counts} points."
    )
    return picture


def confusion(post, y, labels):
    """A table: how many points of each true group have their largest share in each component. Returns a Picture.

    `post` (n, K). `y` (n,): whole numbers, the index of each point's group in `labels`.
    """
    post = inputs.numbers(post, "post")
    if post.ndim != 2 or not post.size:
        raise ValueError(f"post has shape {post.shape}: pass the soft counts (n, K) of a fit")
    post = inputs.soft_counts(post, *post.shape)
    y = _indices(y, len(post), labels)
    table = np.zeros((post.shape[1], len(labels)), dtype=int)
    np.add.at(table, (post.argmax(axis=1), y), 1)
    picture = Picture(1.5 * len(labels) + 2.2, 0.55 * len(table) + 1.3)
    axes = picture.grid[0, 0]
    axes.imshow(table, cmap="Blues", vmin=0, vmax=1.25 * table.max(), aspect="auto")
    for (j, g), count in np.ndenumerate(table):
        dark = count > 0.7 * table.max()
        axes.text(g, j, str(count), ha="center", va="center", fontsize=13, color="white" if dark else "black")
    axes.set_xticks(range(len(labels)), labels, fontsize=11)
    axes.set_yticks(range(len(table)), [f"component {j + 1}" for j in range(len(table))], fontsize=11)
    axes.tick_params(length=0)
    rows = "; ".join(
        f"component {j + 1}: " + ", ".join(f"{count} {label}" for count, label in zip(row, labels, strict=True))
        for j, row in enumerate(table)
    )
    picture.alt = f"Points by largest share and true group. {rows}."
    return picture


def _indices(y, n, labels):
    """`y` as whole numbers (n,), each the index of a label."""
    if not isinstance(labels, list | tuple) or not labels or not all(isinstance(label, str) for label in labels):
        raise ValueError("labels are the groups' names: pass a list of texts")
    values = inputs.numbers(y, "y")
    if values.shape != (n,) or not np.isin(values, np.arange(len(labels))).all():
        raise ValueError(f"y must hold a whole number from 0 to {len(labels) - 1} for each of the {n} points")
    return values.astype(int)
