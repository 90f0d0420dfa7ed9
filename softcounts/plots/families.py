"""Pictures of exponential families: one tilted weight, and counts shared out among Poissons."""

import numpy as np
from scipy.special import gammaln

from softcounts import inputs
from softcounts.plots.curves import HATCHES
from softcounts.plots.picture import GREY, RED, Picture, colours, listed

WEIGHTS = {
    "counts": ("h(x) = 1/x!", np.arange(41.0), -gammaln(np.arange(41.0) + 1)),
    "coin": ("h(x) = 1", np.arange(2.0), np.zeros(2)),
}
REACH = 2.5
SHOWN = 25


def tilt(kind, eta):
    """A weight h(x), tilted by exp(eta x) and divided by its sum Z; beside it log Z against eta. Returns a Picture.

    `kind`: "counts" (h = 1/x!) or "coin" (h = 1 for x = 0 and 1). `eta`: a number from -2.5 to 2.5.
    """
    weight, x, log_h = WEIGHTS[inputs.one_of(kind, tuple(WEIGHTS), "kind")]
    eta = inputs.number(eta, "eta")
    if abs(eta) > REACH:
        raise ValueError(f"eta = {eta:g}: choose a number from {-REACH} to {REACH}")
    log_z, chance = _tilted(x, log_h, eta)
    mean, flat = chance @ x, _tilted(x, log_h, 0.0)[1]
    picture = Picture(9.2, 3.8, 1, 2)
    left, right = picture.grid[0]
    shown = x <= SHOWN
    left.bar(x[shown], flat[shown], 0.8, facecolor="none", edgecolor=GREY, ls="--", label="eta = 0")
    left.bar(x[shown], chance[shown], 0.5, color=colours(1)[0], label=f"eta = {eta:.2f}")
    left.plot(mean, 0, "^", ms=12, color=RED, clip_on=False, zorder=3, label=f"mean {mean:.2f}")
    left.set_xticks([0, 1] if len(x) == 2 else range(0, SHOWN + 1, 5))
    left.set_xlabel("x")
    left.set_ylabel("p(x)")
    left.set_title(f"{weight}, times exp(eta x), divided by Z", fontsize=11)
    left.legend(fontsize=10, frameon=False)
    grid = np.linspace(-REACH, REACH, 101)
    curve = np.array([_tilted(x, log_h, value)[0] for value in grid])
    right.plot(grid, curve, color="black", lw=2, label="log Z")
    near = np.abs(grid - eta) < 1
    right.plot(grid[near], log_z + mean * (grid[near] - eta), color=RED, lw=2, ls="--", label=f"slope {mean:.2f}")
    right.plot(eta, log_z, "o", ms=9, color=colours(1)[0])
    right.set_xlabel("eta")
    right.set_title("log Z against eta", fontsize=11)
    right.legend(fontsize=10, frameon=False, loc="upper left")
    picture.alt = (
        f"Left: the weight {weight} tilted by exp({eta:.2f} x): its mean is {mean:.2f}. Right: log Z against eta; at "
        f"eta = {eta:.2f} it is {log_z:.2f}, and its slope there is the mean, {mean:.2f}."
    )
    return picture


def _tilted(x, log_h, eta):
    """log Z and the chances of all x."""
    joint = log_h + eta * x
    log_z = np.logaddexp.reduce(joint)
    return float(log_z), np.exp(joint - log_z)


def poissons(x, rates, p, title=None):
    """On how many days each count was seen, and how many days K Poissons expect. Returns a Picture.

    `x` (n,) or (n, 1): counts from 0 up. `rates`, `p` (K,): rates above 0 and mixing proportions.
    """
    picture = Picture(7.6, 3.8)
    x, rates, p = _checked(x, rates, p)
    expected = draw_poissons(picture.grid[0, 0], x, rates, p)
    if title:
        picture.grid[0, 0].set_title(title, fontsize=11)
    seen = listed(np.bincount(x.astype(int)), "{:d}")
    many = f"{len(p)} Poisson{'s' * (len(p) > 1)} (rate {listed(rates)}, weight {listed(p)})"
    picture.alt = (
        f"{len(x)} days by their count, and what {many} expect. Seen on days with 0, 1, ...: {seen}. "
        f"Expected: {listed(expected, '{:.0f}')}."
    )
    return picture


def _checked(x, rates, p):
    x = inputs.numbers(x, "x")
    x = x[:, 0] if x.ndim == 2 and x.shape[1] == 1 else x
    if x.ndim != 1 or not len(x) or not (np.isfinite(x) & (x >= 0) & (x == np.floor(x))).all() or x.max() > 200:
        raise ValueError("x must hold counts, whole numbers from 0 to 200: pass one column, such as X[:, :1]")
    rates, p = inputs.trace(rates, "rates"), inputs.trace(p, "p")
    if len(rates) != len(p) or not (rates > 0).all() or not (p >= 0).all():
        raise ValueError(f"{len(rates)} rates and {len(p)} weights: pass one of each a component, rates above 0")
    return x, rates, p


def draw_poissons(axes, x, rates, p):
    """Bars of days, and the expected days stacked by component, on given axes; returns the expected days."""
    values = np.arange(int(x.max()) + 1)
    chance = np.exp(values[:, None] * np.log(rates) - rates - gammaln(values + 1)[:, None])
    expected, base = len(x) * p * chance, np.zeros(len(values))
    axes.bar(values - 0.2, np.bincount(x.astype(int)), 0.38, color="#333333", label="days seen")
    for j, colour in enumerate(colours(len(p))):
        axes.bar(
            values + 0.2, expected[:, j], 0.38, base, color=colour, hatch=HATCHES[j % len(HATCHES)], edgecolor="white",
            label=f"{j + 1}: rate {rates[j]:.2f}, weight {p[j]:.2f}",
        )  # fmt: skip
        base = base + expected[:, j]
    axes.set_xticks(values if len(values) < 15 else values[:: len(values) // 8])
    axes.set_xlabel("deaths on a day")
    axes.set_ylabel("days")
    axes.legend(fontsize=10, frameon=False)
    return base
