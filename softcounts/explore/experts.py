"""Be the gate between two lines, and watch your own EM fit lines and a gate."""

import ipywidgets as widgets
import numpy as np
from scipy.special import expit

from softcounts import inputs
from softcounts.explore.explorer import Explorer, slider, stopped
from softcounts.initial import LINE_METHODS
from softcounts.mixtures import ExpertMixture
from softcounts.plots.curves import draw_trace
from softcounts.plots.experts import (
    GRID,
    checked_experts,
    checked_shares,
    describe_experts,
    draw_experts,
    reach,
)
from softcounts.plots.picture import Picture, listed

MOST = 60


def gate(x, y, W, var):
    """Two fixed lines, W (2, 2) with variances `var` (2,), and you are the gate: expert 2 has the score a + b x.

    The misfit is the mean distance of a point from the lines, weighted by their shares there. Returns an Explorer.
    """
    x, y = inputs.pairs(x, y)
    mixture = checked_experts(ExpertMixture(W, var, np.zeros((2, 2))))
    controls = {
        "a": slider(widgets.FloatSlider, "a", 0.0, -12.0, 12.0, 0.5),
        "b": slider(widgets.FloatSlider, "b", 0.0, -3.0, 3.0, 0.1),
    }
    grid = np.linspace(*reach(x), GRID)
    away = np.abs(y[:, None] - mixture.W[:, 0] - x[:, None] * mixture.W[:, 1])

    def show():
        a, b = (control.value for control in controls.values())
        shares, mine = (np.column_stack([expit(-a - b * at), expit(a + b * at)]) for at in (grid, x))
        picture = Picture(6.8, 5.2, 2, 1, layout="none", sharex=True, height_ratios=(3, 1))
        draw_experts(picture.grid[:, 0], x, y, mixture, grid, shares, None)
        picture.grid[0, 0].set_ylabel("y")
        picture.grid[1, 0].set_xlabel("x")
        picture.alt = describe_experts(mixture, grid, shares)
        crossing = f"the shares cross at x = {-a / b:.2f}" if b else "the shares are the same everywhere"
        return picture, f"a = {a:.1f}, b = {b:.1f}: {crossing}; misfit {(mine * away).sum() / len(x):.3f}."

    return Explorer(controls, show)


def experts(x, y, init, estep, mstep, log_gate):
    """Watch your own EM on pairs x (n,), y (n,): experts, start, seed and iteration. Returns an Explorer.

    `init`, `estep`, `mstep`, `log_gate`: functions as in the lesson, all yours but the first.
    """
    x, y = inputs.pairs(x, y)
    for name, function in {"init": init, "estep": estep, "mstep": mstep, "log_gate": log_gate}.items():
        inputs.function(function, name)
    X = np.column_stack([np.ones(len(x)), x])
    controls = {
        "K": slider(widgets.IntSlider, "K (experts)", 2, 1, 4),
        "method": widgets.Dropdown(options=LINE_METHODS, description="start", style={"description_width": "9em"}),
        "seed": slider(widgets.IntSlider, "seed", 0, 0, 20),
        "iteration": slider(widgets.IntSlider, "iteration", 0, 0, MOST),
    }
    grid, known = np.linspace(*reach(x), GRID), {}

    def show():
        K, method, seed, iteration = (control.value for control in controls.values())
        try:
            if (K, method, seed) not in known:
                known[K, method, seed] = _climb(X, y, init(X, y, K, seed, method), estep, mstep)
            states, values = known[K, method, seed]
            mixture, post = states[iteration]
            shares = checked_shares(log_gate, grid, mixture)
        except Exception as error:
            return None, stopped("Your functions", error)
        picture = Picture(10.6, 5.0, 2, 2, layout="none", height_ratios=(3, 1))
        picture.subplots_adjust(left=0.06, right=0.98, bottom=0.11, top=0.97, wspace=0.22, hspace=0.12)
        draw_experts(picture.grid[:, 0], x, y, mixture, grid, shares, post)
        picture.grid[0, 0].tick_params(labelbottom=False)
        picture.grid[0, 0].set_ylabel("y")
        picture.grid[1, 0].set_xlabel("x")
        falls = draw_trace(picture.grid[0, 1], values)
        picture.grid[0, 1].axvline(iteration + 1, color="black", ls=":", lw=2)
        picture.grid[1, 1].set_axis_off()
        ending = f"falls at pass {listed(falls, '{:d}')}" if falls else "never falls"
        picture.alt = f"{describe_experts(mixture, grid, shares)} The log-likelihood {ending}."
        where = f"K = {K}, start {method}, seed {seed}, iteration {iteration}"
        return picture, f"{where}: log-likelihood {values[iteration]:.3f}; {MOST} passes end at {values[-1]:.3f}."

    return Explorer(controls, show)


def _climb(X, y, mixture, estep, mstep):
    """Mixture and soft counts before each pass, and the log-likelihoods."""
    states, values = [], []
    for _ in range(MOST + 1):
        mixture = checked_experts(mixture)
        post, value = estep(X, y, mixture)
        states.append((mixture, inputs.soft_counts(post, len(y), len(mixture.var))))
        values.append(inputs.number(value, "the log-likelihood from estep"))
        mixture = mstep(X, y, post, mixture)
    return states, np.array(values)
