"""Pictures of ink and paper: digits, prototypes, pixels that were never on, halves filled in."""

import numpy as np

from softcounts import inputs
from softcounts.mixtures import BernoulliMixture
from softcounts.plots.curves import draw_trace
from softcounts.plots.picture import RED, Picture, colours, listed, marker


def digits(X, titles=None, columns=None, title=None):
    """A grid of square pictures, ink dark; greys are chances of ink. Returns a Picture.

    `X` (m, d) or (m, side, side), m <= 100, from 0 to 1 (or uint8, 0 to 255). `titles`: a text above each.
    """
    images = pictures(X, most=100)
    titles = _titles(titles, len(images))
    columns = min(len(images), 10) if columns is None else inputs.whole(columns, 1, 20, "columns")
    rows = -(-len(images) // columns)
    picture = Picture(
        max(0.95 * columns, 2.4),
        max((1.18 if titles else 0.98) * rows + bool(title) * 0.3, 2.0 / columns),
        rows,
        columns,
    )
    for k, axes in enumerate(picture.grid.flat):
        _blank(axes)
        if k < len(images):
            draw_image(axes, images[k])
            axes.set_title(titles[k] if titles else "", fontsize=10, pad=3)
        else:
            axes.set_visible(False)
    if title:
        picture.suptitle(title, fontsize=11)
    shown = f": {'; '.join(titles)}" if titles else ""
    ink = listed(images.mean(axis=(1, 2)), "{:.0%}")
    many = "1 picture" if len(images) == 1 else f"{len(images)} pictures"
    picture.alt = f"{many} of {images.shape[1]} by {images.shape[2]} pixels{shown}. Share of ink: {ink}."
    return picture


def prototypes(mixture, names=None, title=None):
    """The prototypes theta_j of a BernoulliMixture as grey pictures, each with its weight. Returns a Picture.

    `names`: a text for each component, such as the commonest label of its pictures.
    """
    mixture = coins(mixture)
    names = _titles(names, len(mixture.p)) or [""] * len(mixture.p)
    titles = [
        f"{j + 1}: {p:.0%}{name and ', ' + name}" for j, (p, name) in enumerate(zip(mixture.p, names, strict=True))
    ]
    picture = digits(mixture.theta, titles, title=title, columns=min(len(titles), 5))
    described = [f"{text} of the weight" if not name else text for text, name in zip(titles, names, strict=True)]
    ink = listed(mixture.theta.mean(axis=1), "{:.0%}")
    picture.alt = f"{len(titles)} prototypes, number: weight. {'; '.join(described)}. Mean chance of ink: {ink}."
    return picture


def never_on(X, image=None):
    """Which pixels are never on in the pictures X, and how often the others are. Returns a Picture.

    `X` (n, d): 0 and 1. `image` (d,): one more picture; its pixels that were never on in X are ringed.
    """
    images = pictures(X)
    never = ~images.any(axis=0)
    picture = Picture(9.0 if image is not None else 5.0, 4.3, 1, 1 if image is None else 2)
    left = picture.grid[0, 0]
    shown = left.imshow(images.mean(axis=0), cmap="Greys", vmin=0)
    _blank(left)
    rows, columns = np.nonzero(never)
    left.scatter(columns, rows, marker="x", s=22, color=RED, linewidth=1.2)
    left.set_title(f"x: never on in {len(images)} pictures ({never.sum()} pixels)", fontsize=11)
    picture.colorbar(shown, ax=left, shrink=0.8, label="part of the pictures with ink here")
    picture.alt = f"{never.sum()} of {never.size} pixels are never on in {len(images)} pictures."
    if image is not None:
        extra = pictures(np.asarray(image)[None])[0]
        if extra.shape != never.shape:
            raise ValueError(f"image has {extra.size} pixels, the pictures X have {never.size}: pass one row like X[0]")
        surprise = never & (extra > 0)
        right = picture.grid[0, 1]
        draw_image(right, extra)
        rows, columns = np.nonzero(surprise)
        right.scatter(columns, rows, marker="o", s=90, facecolor="none", edgecolor=RED, linewidth=2)
        right.set_title(f"one more picture: ink on {surprise.sum()} of them", fontsize=11)
        picture.alt += f" One more picture beside it has ink on {surprise.sum()} of them, ringed."
    return picture


def two_climbs(log_likelihoods, objectives, first=1, term="smoothing term"):
    """The log-likelihood and the quantity that climbs, each over the passes; falls are red. Returns a Picture.

    `first`: the pass to begin with, so that the first steep ones do not hide the rest. `term`: what is added.
    """
    values = inputs.trace(log_likelihoods, "log_likelihoods")
    other = inputs.trace(objectives, "objectives")
    if len(values) != len(other):
        raise ValueError(f"{len(values)} log-likelihoods and {len(other)} objectives: pass one of each for every pass")
    first = inputs.whole(first, 1, len(values), "first")
    picture = Picture(9.4, 3.8, 1, 2)
    said = []
    for axes, trace, name in zip(
        picture.grid[0], (values, other), ("log-likelihood", f"log-likelihood + {term}"), strict=True
    ):
        falls = draw_trace(axes, trace)
        axes.set_ylabel(name)
        margin = 0.16 * np.ptp(trace[first - 1 :]) + 1e-9
        axes.set_xlim(first - 0.5, len(trace) + 0.5)
        axes.set_ylim(trace[first - 1 :].min() - margin, trace[first - 1 :].max() + margin)
        axes.set_title(f"{name}:\n{f'falls {len(falls)} times' if falls else 'never falls'}", fontsize=11)
        ending = f"falls at pass {listed(falls, '{:d}')}" if falls else "never falls"
        said.append(f"{name}, from {trace[0]:.1f} to {trace[-1]:.1f}, {ending}")
    picture.alt = f"Two traces over {len(values)} passes. Left: {said[0]}. Right: {said[1]}."
    return picture


def held_out(Ks, seen, unseen):
    """Cost per picture against K, for pictures that were fitted and for others. Returns a Picture.

    `Ks`, `seen`, `unseen`: lists of equal length; costs in nats.
    """
    Ks, seen, unseen = inputs.trace(Ks, "Ks"), inputs.trace(seen, "seen"), inputs.trace(unseen, "unseen")
    if not len(Ks) == len(seen) == len(unseen):
        raise ValueError(f"{len(Ks)} values of K, {len(seen)} and {len(unseen)} costs: pass as many of each")
    picture = Picture(7.2, 3.6)
    axes = picture.grid[0, 0]
    for k, (values, name) in enumerate(((seen, "fitted digits"), (unseen, "test digits"))):
        axes.plot(Ks, values, color=colours(2)[k], marker=marker(k), ls=("-", "--")[k], label=name)
    axes.set_xscale("log")
    axes.set_xticks(Ks, [f"{K:g}" for K in Ks])
    axes.minorticks_off()
    axes.set_xlabel("K (components)")
    axes.set_ylabel("cost per picture (nats)")
    axes.legend(fontsize=10, frameon=False)
    parts = [f"K = {K:g}: {a:.1f} and {b:.1f}" for K, a, b in zip(Ks, seen, unseen, strict=True)]
    picture.alt = f"Cost per picture in nats, for fitted and for test digits. {'; '.join(parts)}."
    return picture


def halves(X, filled, titles=None):
    """Three rows: the upper half that was shown, the lower half filled in, the whole truth. Returns a Picture.

    `X`, `filled` (m, d), m <= 12: pictures and their completions, whose upper half is X's.
    """
    truth, filled = pictures(X, most=12), pictures(filled, "filled", 12)
    if truth.shape != filled.shape:
        raise ValueError(
            f"filled holds {filled.shape}, the pictures {truth.shape}: pass one completion for each picture"
        )
    titles = _titles(titles, len(truth)) or [""] * len(truth)
    middle = truth.shape[1] // 2
    picture = Picture(max(1.05 * len(truth), 4.0) + 0.6, 3.9, 3, len(truth))
    hidden = truth.copy()
    hidden[:, middle:] = 0.0
    for row, (images, name) in enumerate(((hidden, "shown"), (filled, "filled in"), (truth, "truth"))):
        for k, axes in enumerate(picture.grid[row]):
            draw_image(axes, images[k])
            axes.axhline(middle - 0.5, color=RED, lw=1.5, ls="-" if row else "--")
            if not row:
                axes.set_title(titles[k], fontsize=10, pad=3)
                axes.axhspan(middle - 0.5, truth.shape[1] - 0.5, facecolor="#dddddd", hatch="///", edgecolor="#999999")
        picture.grid[row, 0].set_ylabel(name, fontsize=11)
    off = np.abs(filled - truth)[:, middle:].mean(axis=(1, 2))
    told = "".join(f" {title}." for title in titles if title)
    picture.alt = (
        f"{len(truth)} pictures in three rows: the upper half, the lower half filled in, the truth.{told} Mean "
        f"difference in the lower half: {listed(off)}."
    )
    return picture


def draw_image(axes, image):
    """One picture (side, side) on given axes, with a frame, ink dark."""
    axes.imshow(image, cmap="Greys", vmin=0, vmax=1, interpolation="nearest")
    _blank(axes)


def pictures(X, name="X", most=60_000):
    """`X` as float pictures (m, side, side) from 0 to 1. Raises ValueError for other shapes and values."""
    grey = np.asarray(X).dtype == np.uint8
    X = inputs.numbers(X, name)
    side = round(X.shape[-1] ** 0.5) if X.ndim == 2 else 0
    if side and side**2 == X.shape[1]:
        X = X.reshape(len(X), side, side)
    if X.ndim != 3 or not X.size:
        raise ValueError(
            f"{name} must hold square pictures, (m, d) or (m, side, side), not {X.shape}: use X[:1] for one"
        )
    if len(X) > most:
        raise ValueError(f"{name} holds {len(X)} pictures; at most {most} fit: pass {name}[:{most}]")
    X = X / 255 if grey and X.max() > 1 else X
    if not ((X >= 0) & (X <= 1)).all():
        raise ValueError(f"pixels of {name} must lie between 0 and 1: pass uint8 greys, 0 and 1, or chances of ink")
    return X


def coins(value, d=None):
    """`value` as a BernoulliMixture with theta (K, d) between 0 and 1 and p (K,) >= 0, all finite."""
    if not isinstance(value, tuple) or len(value) != 2:
        raise ValueError(f"the mixture must be a BernoulliMixture(theta, p); it is a {type(value).__name__}")
    theta, p = inputs.numbers(value[0], "the mixture's theta"), inputs.numbers(value[1], "the mixture's p")
    if theta.ndim != 2 or not theta.size or p.shape != theta.shape[:1] or (d and theta.shape[1] != d):
        raise ValueError(
            f"the mixture's shapes do not fit: theta {theta.shape}, p {p.shape}; they should be (K, d), (K,)"
        )
    if not ((theta >= 0) & (theta <= 1)).all():
        raise ValueError("the mixture's theta must lie between 0 and 1: did a component lose all its pictures?")
    if not (np.isfinite(p) & (p >= 0)).all():
        raise ValueError("mixing proportions must be finite and at least 0: check p")
    return BernoulliMixture(theta, p)


def _titles(titles, count):
    """None, or `count` texts."""
    if titles is None:
        return None
    titles = [str(text) for text in titles]
    if len(titles) != count:
        raise ValueError(f"{len(titles)} titles for {count} pictures: pass one for each")
    return titles


def _blank(axes):
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set_color("#999999")
