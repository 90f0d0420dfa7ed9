"""Play with exponential families: tilt a weight, and run one EM on counts, coins and bells."""

from typing import NamedTuple

import ipywidgets as widgets
import numpy as np
from scipy.special import expit, gammaln

from softcounts import datasets, inputs
from softcounts.explore.explorer import Explorer, slider, stopped
from softcounts.initial import COIN_METHODS, init_family
from softcounts.mixtures import ExponentialMixture, GaussianMixture
from softcounts.plots.curves import draw_trace
from softcounts.plots.families import REACH, WEIGHTS, draw_poissons
from softcounts.plots.families import tilt as tilted
from softcounts.plots.picture import Picture, frame, label_axes, listed
from softcounts.plots.scatter import draw

MOST = 6
PASSES = 40


class Material(NamedTuple):
    """Statistics, log h, the student's family, what draws its members, and rows that belong to all of them alike."""

    T: np.ndarray
    log_h: np.ndarray
    family: object
    draw: object
    invented: np.ndarray | None = None


def tilt():
    """Tilt the weight of a count or a coin, and see its mean and log Z. Returns an Explorer."""
    controls = {
        "kind": widgets.Dropdown(options=list(WEIGHTS), description="kind", style={"description_width": "9em"}),
        "eta": slider(widgets.FloatSlider, "eta", 0.5, -REACH, REACH, 0.1),
    }

    def show():
        picture = tilted(controls["kind"].value, controls["eta"].value)
        return picture, picture.alt

    return Explorer(controls, show)


def one_em(estep, mstep, poisson, bernoulli, spherical):
    """Watch one EM with three families: family, K, method, seed and iteration. Returns an Explorer.

    All five are your functions; the data are the daily deaths, 500 digits and Old Faithful.
    """
    yours = {"estep": estep, "mstep": mstep, "poisson": poisson, "bernoulli": bernoulli, "spherical": spherical}
    for name, function in yours.items():
        inputs.function(function, name)
    materials = _materials(poisson, bernoulli, spherical)
    style = {"description_width": "9em"}
    controls = {
        "family": widgets.Dropdown(options=list(materials), description="family", style=style),
        "K": slider(widgets.IntSlider, "K (components)", 2, 1, MOST),
        "method": widgets.Dropdown(options=COIN_METHODS, description="method", style=style),
        "seed": slider(widgets.IntSlider, "seed", 0, 0, 20),
        "iteration": slider(widgets.IntSlider, "iteration", 0, 0, PASSES),
    }
    known = {}

    def show():
        family, K, method, seed, iteration = (control.value for control in controls.values())
        try:
            if (family, K, method, seed) not in known:
                T, _, mine, _, invented = materials[family]
                start = init_family(T, K, mine, seed, method, invented)
                known[family, K, method, seed] = [start], []
            models, values = known[family, K, method, seed]
            while len(values) <= iteration:
                model, value = _pass(materials[family], models[-1], estep, mstep)
                models.append(model)
                values.append(value)
        except Exception as error:
            return None, stopped("Your functions", error)
        where = f"{family}, K = {K}, method {method}, seed {seed}, iteration {iteration}"
        return _shown(materials[family], models[iteration], values, iteration, estep, where)

    return Explorer(controls, show)


def _materials(poisson, bernoulli, spherical):
    """What each family runs on."""
    x, X = datasets.daily_deaths(), datasets.old_faithful()
    ink = (datasets.mnist()[0][:500].reshape(500, -1) > 127).astype(float)
    pair = np.array([np.ones(ink.shape[1]), np.zeros(ink.shape[1])])
    bells = np.column_stack([X, (X**2).sum(axis=1)])
    return {
        "Poisson: daily deaths": Material(x, -gammaln(x[:, 0] + 1), poisson, _draw_rates),
        "Bernoulli: digits": Material(ink, np.zeros(len(ink)), bernoulli, _draw_coins, pair),
        "bell: Old Faithful": Material(bells, np.zeros(len(X)), spherical, _draw_bells),
    }


def _pass(material, model, estep, mstep):
    """The next model, and the log-likelihood of this one."""
    T, log_h, family, _, invented = material
    extra = T[:0] if invented is None else invented
    post, value = inputs.e_step(lambda T, mixture: estep(T, log_h, mixture), T, model)
    shares = np.full((len(extra), len(model.p)), 1 / len(model.p))
    return _checked(mstep(np.vstack([T, extra]), np.vstack([post, shares]), family), T.shape[1]), value


def _checked(model, s):
    """What the caller's mstep returned, as an ExponentialMixture of finite arrays."""
    if not isinstance(model, tuple) or len(model) != 3:
        raise ValueError("mstep should return an ExponentialMixture: run check(mstep) first")
    eta, log_z, p = (inputs.numbers(field, "a field of the mixture") for field in model)
    if eta.ndim != 2 or eta.shape[1] != s or log_z.shape != eta.shape[:1] or p.shape != eta.shape[:1]:
        raise ValueError(f"eta {eta.shape}, log_z {log_z.shape}, p {p.shape}: they should be (K, {s}), (K,), (K,)")
    if not all(np.isfinite(field).all() for field in (eta, log_z, p)):
        raise ValueError("the mixture holds NaN or infinity: did a component lose all its rows?")
    return ExponentialMixture(eta, log_z, p)


def _shown(material, model, values, iteration, estep, where):
    """The picture and its line of text."""
    picture = Picture(10.4, 4.6, 1, 2, layout="none")
    picture.subplots_adjust(left=0.07, right=0.98, bottom=0.11, top=0.92, wspace=0.22)
    left, right = picture.grid[0]
    members = material.draw(left, material, model, estep)
    left.set_title(where.split(",")[0], fontsize=11)
    falls = draw_trace(right, np.array(values))
    right.axvline(iteration + 1, color="black", ls=":", lw=2)
    ending = f" It falls at pass {listed(falls, '{:d}')}." if falls else ""
    picture.alt = (
        f"Left: {len(model.p)} components with weights {listed(model.p)}; {members}. Right: the log-likelihood, from "
        f"{values[0]:.1f} to {values[-1]:.1f}, with pass {iteration + 1} marked.{ending}"
    )
    return picture, f"{where}: log-likelihood {values[iteration]:.2f}; {members}."


def _draw_rates(axes, material, model, _estep):
    rates = np.exp(model.eta[:, 0])
    draw_poissons(axes, material.T[:, 0], rates, model.p)
    return f"rates {listed(rates)}"


def _draw_coins(axes, _material, model, _estep):
    side, columns = round(model.eta.shape[1] ** 0.5), min(5, len(model.p))
    images = np.ones((-(-len(model.p) // columns) * columns, side, side))
    images[: len(model.p)] = 1 - expit(model.eta).reshape(-1, side, side)
    axes.imshow(
        np.vstack([np.hstack(row) for row in images.reshape(-1, columns, side, side)]), cmap="gray", vmin=0, vmax=1
    )
    for j in range(len(model.p)):
        axes.text(j % columns * side + 1, j // columns * side + 1, f"{j + 1}", fontsize=11, va="top", weight="bold")
    axes.set_axis_off()
    return f"mean chance of ink {listed(expit(model.eta).mean(axis=1))}"


def _draw_bells(axes, material, model, estep):
    X, var = material.T[:, :-1], -0.5 / model.eta[:, -1]
    bells = GaussianMixture(model.eta[:, :-1] * var[:, None], var, model.p)
    draw(axes, X, bells, estep(material.T, material.log_h, model)[0], size=18)
    frame(axes, X)
    label_axes(axes, datasets.old_faithful_scale())
    return f"sigma {listed(np.sqrt(var))} in standard units"
