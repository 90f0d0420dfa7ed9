"""Beliefs before and after data: a coin's, a mean's, and mixtures of numbers on a line."""

import numpy as np

from softcounts import inputs
from softcounts.plots.picture import GREY, Picture, colours, listed, marker

STYLES = ("--", ":", "-")


def coin(heads, tails, a, b, mean=None):
    """Prior Beta(a, b), likelihood of the throws, and their product, over theta. Returns a Picture.

    Each curve encloses the area 1. `mean`: a number to mark, or None.
    """
    heads, tails = _least(heads, 0.0, "heads"), _least(tails, 0.0, "tails")
    a, b = _least(a, 1e-3, "a"), _least(b, 1e-3, "b")
    theta = np.linspace(0.0005, 0.9995, 1000)
    on, off = np.log(theta), np.log1p(-theta)
    prior, likelihood = (a - 1) * on + (b - 1) * off, heads * on + tails * off
    picture = Picture(7.8, 3.7)
    axes = picture.grid[0, 0]
    names = (f"prior Beta({a:g}, {b:g})", f"likelihood of {heads:g} heads, {tails:g} tails", "their product")
    drawn = _curves(axes, theta, (prior, likelihood, prior + likelihood), names)
    said = ""
    if mean is not None:
        mean = inputs.number(mean, "mean")
        axes.plot([mean], [0], "^", ms=12, color="black", clip_on=False, label=f"your mean, {mean:.3f}", zorder=5)
        said = f" Your mean, marked, is {mean:.3f}."
    axes.set_ylim(0, min(1.1 * drawn[:, 10:-10].max(), 12.0))
    axes.set_xlabel("theta, the chance of heads")
    axes.set_ylabel("density")
    axes.legend(fontsize=10, frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))
    top = theta[(prior + likelihood).argmax()]
    picture.alt = f"Three curves over theta from 0 to 1: {', '.join(names)}, whose top is at {top:.2f}.{said}"
    return picture


def belief(x, var, prior_mean, prior_var, posterior=None, name="mu"):
    """Prior, likelihood and their product over a mean, the observations as ticks. Returns a Picture.

    `x` (n,): observations with noise variance `var`; n may be 0. `posterior`: (mean, var), drawn as a bell. `name`:
    what the axis says.
    """
    x = inputs.trace(x, "x") if np.size(x) else np.zeros(0)
    var, prior_mean = _least(var, 1e-12, "var"), inputs.number(prior_mean, "prior_mean")
    prior_var = _least(prior_var, 1e-12, "prior_var")
    ends = np.array([*x, prior_mean - 3.2 * prior_var**0.5, prior_mean + 3.2 * prior_var**0.5])
    mu = np.linspace(ends.min(), ends.max(), 1500)
    prior = -((mu - prior_mean) ** 2) / (2 * prior_var)
    likelihood = -((x[:, None] - mu) ** 2).sum(axis=0) / (2 * var)
    picture = Picture(8.2, 3.7)
    axes = picture.grid[0, 0]
    shown = (prior, likelihood, prior + likelihood) if len(x) else (prior,)
    names = ("prior", f"likelihood of {len(x)} observation{'s' if len(x) != 1 else ''}", "their product")
    top = _curves(axes, mu, shown, names).max()
    axes.plot(x, np.full(len(x), -0.03 * top), "k|", ms=11, mew=1.5)
    said = f"{names[0]} about {prior_mean:.1f}" + (f"; {names[1]}; {names[2]}" if len(x) else "; no observation yet")
    if posterior is not None:
        mean, width = inputs.number(posterior[0], "the posterior mean"), _least(posterior[1], 1e-12, "its variance")
        bell = np.exp(-((mu - mean) ** 2) / (2 * width)) / np.sqrt(2 * np.pi * width)
        axes.plot(mu[::50], bell[::50], ls="none", marker="o", ms=6, mfc="none", color="black", label="your bell")
        said += f". Your bell, rings, has mean {mean:.2f} and standard deviation {width**0.5:.2f}"
    axes.set_xlabel(name)
    axes.set_ylabel("density")
    axes.legend(fontsize=10, frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))
    picture.alt = f"Curves over {name}: {said}."
    return picture


def bells(x, mixtures, titles=None, name="x"):
    """A histogram of x with a mixture's weighted bells and their sum, a panel for each. Returns a Picture.

    `x` (n,) or (n, 1). `mixtures`: a list, each with mu (K, 1). Numbers stand at the means.
    """
    x = inputs.numbers(x, "x")
    X = inputs.data(x[:, None] if x.ndim == 1 else x, "x", d=1)
    if not isinstance(mixtures, list) or not mixtures:
        raise ValueError("mixtures must be a list: pass for example [mixture]")
    titles = [""] * len(mixtures) if titles is None else titles
    if len(titles) != len(mixtures):
        raise ValueError(f"{len(titles)} titles for {len(mixtures)} mixtures: pass one for each")
    mixtures, said = [inputs.mixture(mixture, 1) for mixture in mixtures], []
    picture = Picture(8.6, 2.9 * len(mixtures), len(mixtures), 1, sharex=True)
    for axes, mixture, title in zip(picture.grid[:, 0], mixtures, titles, strict=True):
        _bells(axes, X[:, 0], mixture)
        axes.set_title(title, fontsize=11)
        sds = listed(np.sqrt(mixture.var), "{:.2g}")
        said.append(f"{title + ': ' if title else ''}means {listed(mixture.mu[:, 0])}, standard deviations {sds}")
    picture.grid[-1, 0].set_xlabel(name)
    picture.alt = f"Histogram of {len(X)} values with weighted bells. {'. '.join(said)}."
    return picture


def shrinking(curves):
    """The smallest variance of a mixture, pass by pass, on a logarithmic axis. Returns a Picture.

    `curves`: name -> smallest variances (T,), all above 0.
    """
    if not isinstance(curves, dict) or not curves:
        raise ValueError('curves must be a dict: pass for example {"plain EM": smallest variances}')
    picture = Picture(7.8, 3.5)
    axes, said = picture.grid[0, 0], []
    for k, (name, values) in enumerate(curves.items()):
        values = inputs.trace(values, name)
        if not (values > 0).all():
            raise ValueError(f"{name} holds a variance that is not above 0: stop before the collapse")
        passes, every = np.arange(1, len(values) + 1), max(len(values) // 10, 1)
        style = {"color": colours(k + 1)[k], "ls": ("-", "--", ":")[k % 3], "marker": marker(k), "markevery": every}
        axes.semilogy(passes, values, lw=2, ms=7, label=name, **style)
        said.append(f"{name}: from {values[0]:.2g} to {values[-1]:.2g}")
    axes.set_xlabel("pass")
    axes.set_ylabel("smallest variance")
    axes.legend(fontsize=10, frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))
    picture.alt = f"The smallest variance against the pass. {'; '.join(said)}."
    return picture


def _least(value, least, name):
    """`value` as a finite number of at least `least`."""
    value = inputs.number(value, name)
    if value < least:
        raise ValueError(f"{name} = {value:g}: pass a number of at least {least:g}")
    return value


def _curves(axes, places, logs, names):
    """Densities on a grid from their logarithms up to constants; returns them, a row each."""
    drawn = np.array([np.exp(log - log.max()) for log in logs])
    drawn /= drawn.sum(axis=1, keepdims=True) * (places[1] - places[0])
    for k, values in enumerate(drawn):
        axes.plot(places, values, color=colours(3)[k], ls=STYLES[k], lw=2.2, label=names[k])
    return drawn


def _bells(axes, x, mixture):
    axes.hist(x, bins=np.linspace(x.min() - 0.5, x.max() + 0.5, 60), density=True, color="#dddddd", edgecolor=GREY)
    roof = 1.4 * max(patch.get_height() for patch in axes.patches)
    near = mixture.mu + np.sqrt(mixture.var)[:, None] * np.linspace(-4, 4, 41)
    grid = np.unique(np.concatenate([np.linspace(x.min() - 1, x.max() + 1, 400), near.ravel()]))
    parts = mixture.p * np.exp(-0.5 * (grid[:, None] - mixture.mu[:, 0]) ** 2 / mixture.var)
    parts = parts / np.sqrt(2 * np.pi * mixture.var)
    for j, colour in enumerate(colours(len(mixture.p))):
        axes.plot(grid, parts[:, j], color=colour, lw=2)
        axes.text(
            mixture.mu[j, 0], min(parts[:, j].max(), 0.93 * roof), str(j + 1), fontsize=10, ha="center", va="center",
            bbox={"boxstyle": "circle,pad=0.15", "fc": "white", "ec": colour},
        )  # fmt: skip
    axes.plot(grid, parts.sum(axis=1), color="black", lw=1.2, ls=":")
    axes.set_xlim(min(x.min(), mixture.mu.min()) - 1, max(x.max(), mixture.mu.max()) + 1)
    axes.set_ylim(0, roof)
    axes.set_ylabel("density")
