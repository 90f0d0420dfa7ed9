"""Play with a Gaussian mixture, and watch your own EM run."""

import ipywidgets as widgets
import numpy as np
from scipy.special import ndtr

from softcounts import inputs
from softcounts.explore.explorer import Explorer, slider, stopped
from softcounts.initial import METHODS
from softcounts.mixtures import GaussianMixture
from softcounts.plots.curves import draw_trace
from softcounts.plots.picture import Picture, frame, label_axes, listed
from softcounts.plots.scatter import describe, draw

SQUARE = 0.05


def mixture(X, start=None, estep=None, scale=None):
    """Be the E-step: move a component's mean, variance and weight, and see the responsibilities change.

    `X` (n, 2). `start`: the GaussianMixture to begin with (two components about the data's mean by default). `estep`:
    your own function, which also tells the log-likelihood; without it the points are coloured nearly right. Returns
    an Explorer.
    """
    X, scale = inputs.data(X, d=2), inputs.scale(scale)
    estep = None if estep is None else inputs.function(estep, "estep")
    model = [inputs.mixture(_two(X) if start is None else start, 2)]
    reach = np.vstack([X, model[0].mu])
    low, high = reach.min(axis=0), reach.max(axis=0)
    powers = np.log10(model[0].var)
    chosen = slider(widgets.IntSlider, "component", 1, 1, len(model[0].p))
    (first, second), var, p = model[0].mu[0], model[0].var[0], model[0].p[0]
    sliders = (
        slider(widgets.FloatSlider, "mean, axis 1", first, low[0], high[0], 0.05),
        slider(widgets.FloatSlider, "mean, axis 2", second, low[1], high[1], 0.05),
        slider(widgets.FloatLogSlider, "variance", var, min(-2, powers.min()), max(1, powers.max()), 0.05),
        slider(widgets.FloatSlider, "weight", p, 0.01, 0.99, 0.01),
    )

    def load(_change):
        """Put the chosen component's values on the sliders, without moving the model meanwhile."""
        j = chosen.value - 1
        explorer.paused = True
        for control, value in zip(sliders, (*model[0].mu[j], model[0].var[j], model[0].p[j]), strict=True):
            control.value = value
        explorer.paused = False

    def show():
        model[0] = _with_component(model[0], chosen.value - 1, *(control.value for control in sliders))
        picture, text = _soft_picture(X, model[0], estep, scale)
        return picture, text if picture is None else f"{_component_text(model[0], chosen.value - 1, scale)} {text}"

    names = ("component", "first", "second", "variance", "weight")
    chosen.observe(load, names="value")
    explorer = Explorer(dict(zip(names, (chosen, *sliders), strict=True)), show)
    return explorer


def run(X, init, estep, mstep, run=None, scale=None):
    """Watch your own EM: K, method, seed and iteration, computed with the functions you pass. Returns an Explorer.

    `X` (n, 2). With `run` the text also says where your loop ends.
    """
    X, scale = inputs.data(X, d=2), inputs.scale(scale)
    for name, function in {"init": init, "estep": estep, "mstep": mstep}.items():
        inputs.function(function, name)
    most = min(8, len(X))
    controls = {
        "K": slider(widgets.IntSlider, "K (components)", min(2, most), 1, most),
        "method": widgets.Dropdown(options=METHODS, description="method", style={"description_width": "9em"}),
        "seed": slider(widgets.IntSlider, "seed", 0, 0, 20),
        "iteration": slider(widgets.IntSlider, "iteration", 0, 0, 40),
    }
    known = {}

    def show():
        K, method, seed, iteration = (control.value for control in controls.values())
        try:
            if (K, method, seed) not in known:
                known[K, method, seed] = climb(X, *init(X, K, seed, method), estep, mstep, run)
            states, values, end = known[K, method, seed]
            return run_picture(X, states, values, iteration, scale), _run_text(K, method, seed, iteration, values, end)
        except Exception as error:
            return None, stopped("Your functions", error)

    return Explorer(controls, show)


def climb(X, model, post, estep, mstep, run=None, most=41):
    """Model and post before each pass, the log-likelihoods, and the value at which `run` ends."""
    states, values = [], []
    end = None if run is None else _end(inputs.function(run, "run")(X, model, post))
    for _ in range(most):
        post, log_likelihood = inputs.e_step(estep, X, model)
        states.append((model, post))
        values.append(log_likelihood)
        model = inputs.m_step(mstep, X, post)
    return states, np.array(values), end


def _end(result):
    """The log-likelihood at which the caller's `run` ends."""
    if not isinstance(result, tuple) or len(result) != 3:
        raise ValueError("run should return mixture, post, log_likelihood: run check(run) first")
    return inputs.number(result[2], "the log-likelihood from run")


def run_picture(X, states, values, iteration, scale, climbing="log-likelihood"):
    """The state at an iteration, and beside it the trace of what is climbing."""
    picture = Picture(10.4, 4.6, 1, 2, layout="none")
    picture.subplots_adjust(left=0.06, right=0.98, bottom=0.11, top=0.97, wspace=0.18)
    left, right = picture.grid[0]
    model, post = states[iteration]
    draw(left, X, model, post, size=18)
    frame(left, X)
    label_axes(left, scale)
    falls = draw_trace(right, values, climbing)
    right.set_ylabel(climbing)
    right.axvline(iteration + 1, color="black", ls=":", lw=2)
    ending = f" It falls at pass {listed(falls, '{:d}')}." if falls else " It never falls."
    picture.alt = (
        f"{describe(model, post, scale)} Beside it the {climbing} over {len(values)} passes, from {values[0]:.1f} "
        f"to {values[-1]:.1f}, with pass {iteration + 1} marked.{ending}"
    )
    return picture


def _run_text(K, method, seed, iteration, values, end):
    """What every control says, too: a slider's handle has no name of its own for a screen reader."""
    ending = "" if end is None else f"; your run ends at {end:.3f}"
    start = f"K = {K}, method {method}, seed {seed}, iteration {iteration}"
    return f"{start}: log-likelihood {values[iteration]:.3f}{ending}."


def _component_text(model, j, scale):
    mean = model.mu[j] if scale is None else scale.mean + scale.sd * model.mu[j]
    return (
        f"Component {j + 1}: mean ({mean[0]:.2f}, {mean[1]:.2f}), variance {model.var[j]:.2f}, weight {model.p[j]:.2f}."
    )


def _soft_picture(X, model, estep, scale):
    try:
        post, log_likelihood = inputs.e_step(estep, X, model) if estep else (_shares(X, model), None)
    except Exception as error:
        return None, stopped("Your estep", error)
    picture = Picture(5.8, 5.6, layout="none")
    axes = picture.grid[0, 0]
    draw(axes, X, model, post)
    frame(axes, X)
    label_axes(axes, scale)
    picture.alt = describe(model, post, scale)
    unsure = int((np.max(post, axis=1) < 0.9).sum())
    text = f"{unsure} of {len(X)} points are unsure (no share above 0.9)."
    return picture, text if log_likelihood is None else f"Log-likelihood {log_likelihood:.1f}; {text}"


def _with_component(model, j, first, second, var, weight):
    """The mixture with component j replaced; the other weights share what is left in their old proportions."""
    mu, variances, p = model.mu.copy(), model.var.copy(), model.p.copy()
    mu[j], variances[j] = (first, second), var
    others = np.arange(len(p)) != j
    p[others] *= (1 - weight) / p[others].sum() if others.any() else 0
    p[j] = weight if others.any() else 1.0
    return GaussianMixture(mu, variances, p)


def _two(X):
    offset = X.std(axis=0)
    return GaussianMixture(
        np.array([X.mean(axis=0) - offset, X.mean(axis=0) + offset]), np.full(2, 0.5), np.full(2, 0.5)
    )


def _shares(X, model):
    """Who the probability of a small square around each point comes from, (n, K).

    Near enough to the soft counts for a picture, and not near enough to stand for them: those the student writes.
    """
    away, sd = np.abs(X[:, None, :] - model.mu), np.sqrt(model.var)[:, None]
    inside = ndtr((SQUARE / 2 - away) / sd) - ndtr(-(away + SQUARE / 2) / sd)
    joint = model.p * (inside.prod(axis=2) + np.finfo(float).tiny)
    return joint / joint.sum(axis=1, keepdims=True)
