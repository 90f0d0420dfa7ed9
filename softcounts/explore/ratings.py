"""Play with a gap, and with your own EM on a table full of gaps."""

import ipywidgets as widgets
import numpy as np

from softcounts import inputs
from softcounts.explore.explorer import Explorer, slider, stopped
from softcounts.plots.curves import draw_trace
from softcounts.plots.gaps import shadow as shadow_picture
from softcounts.plots.picture import Picture, listed
from softcounts.plots.ratings import draw_counts


def shadow(mixture, estep=None, names=None):
    """One person, two ratings, the second perhaps missing: move them, and see which component explains them best.

    `mixture`: mu (K, 2). `estep`: your own function, which then also tells the soft counts. Returns an Explorer.
    """
    mixture = inputs.mixture(mixture, 2)
    estep = None if estep is None else inputs.function(estep, "estep")
    names = inputs.axis_names(names or ("x1", "x2"))
    low, high = (mixture.mu - 1).min(axis=0), (mixture.mu + 1).max(axis=0)
    controls = {
        "first": slider(widgets.FloatSlider, names[0], mixture.mu[0, 0], low[0], high[0], 0.1),
        "known": widgets.Checkbox(value=False, description=f"{names[1]} is known", indent=False),
        "second": slider(widgets.FloatSlider, names[1], mixture.mu[0, 1], low[1], high[1], 0.1),
    }

    def show():
        x1, known, x2 = (control.value for control in controls.values())
        picture = shadow_picture(mixture, x1, x2 if known else None, names)
        row = f"{names[0]} = {x1:.1f}, {names[1]} {f'= {x2:.1f}' if known else 'missing'}"
        if estep is None:
            return picture, f"{row}. {picture.alt.split('. ')[-1]}"
        try:
            post, log_likelihood = inputs.e_step(estep, np.array([[x1, x2 if known else np.nan]]), mixture)
        except Exception as error:
            return None, stopped("Your estep", error)
        return picture, f"{row}: your soft counts are {listed(post[0])}, the log-likelihood {log_likelihood:.2f}."

    return Explorer(controls, show)


def ratings(data, init, estep, mstep, fill_matrix, rmse, passes=25):
    """Choose K and seed, and watch your own EM on a ratings matrix: soft counts, climb, and error on held-out ratings.

    `data`: from `datasets.ratings`, small enough for your functions to take well under a second (300 x 60, say). All
    functions are yours but `init`, which is `init_missing`. Returns an Explorer.
    """
    passes = inputs.whole(passes, 1, 1000, "passes")
    if not all(hasattr(data, field) for field in ("X", "truth", "held_out")):
        raise ValueError("explore.ratings needs ratings with a truth to compare with: pass datasets.ratings(300, 60)")
    steps = {"init": init, "estep": estep, "mstep": mstep, "fill_matrix": fill_matrix, "rmse": rmse}
    for name, function in steps.items():
        inputs.function(function, name)
    most = min(60, int((~np.isnan(data.X)).any(axis=1).sum()))
    controls = {
        "K": slider(widgets.IntSlider, "K (components)", min(4, most), 1, most),
        "seed": slider(widgets.IntSlider, "seed", 0, 0, 20),
    }

    def show():
        K, seed = (control.value for control in controls.values())
        try:
            post, values, error = _fitted(data, steps, K, seed, passes)
        except Exception as trouble:
            return None, stopped("Your functions", trouble)
        picture, lonely = _picture(np.sort(post.sum(axis=0))[::-1], values)
        where = f"K = {K}, seed {seed}: log-likelihood {values[-1]:.1f} after {len(values)} passes"
        text = f"{where}; {lonely} components own about one row"
        return picture, f"{text}; RMSE {error:.3f} on {int(data.held_out.sum())} held-out ratings."

    return Explorer(controls, show)


def _fitted(data, steps, K, seed, passes):
    """The last post, the log-likelihoods, and the error on what was held out."""
    mixture, values = steps["init"](data.X, K, seed)[0], []
    for _ in range(passes):
        post, log_likelihood = inputs.e_step(steps["estep"], data.X, mixture)
        values.append(log_likelihood)
        mixture = inputs.m_step(lambda X, post, old=mixture: steps["mstep"](X, post, old), data.X, post)
    filled = steps["fill_matrix"](data.X, mixture)
    return (
        post,
        np.array(values),
        inputs.number(steps["rmse"](data.truth, filled, data.held_out), "the error from rmse"),
    )


def _picture(N, values):
    picture = Picture(10.0, 3.9, 1, 2, layout="none")
    picture.subplots_adjust(left=0.07, right=0.98, bottom=0.14, top=0.92, wspace=0.24)
    left, right = picture.grid[0]
    lonely = draw_counts(left, N)
    left.set_ylabel("soft count $N_j$ (log scale)")
    left.set_title(f"{lonely} of {len(N)} own about one row", fontsize=11)
    falls = draw_trace(right, values)
    ending = f"it falls at pass {listed(falls, '{:d}')}" if falls else "it never falls"
    picture.alt = (
        f"Left: soft counts of {len(N)} components, from {N[0]:.1f} down to {N[-1]:.2f}; {lonely} own about one row. "
        f"Right: the log-likelihood from {values[0]:.1f} to {values[-1]:.1f}; {ending}."
    )
    return picture, lonely
