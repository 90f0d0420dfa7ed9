"""EM step by step, driven by the student's own functions: half-steps, the lower bound, collapse."""

import numpy as np

from softcounts import inputs
from softcounts.plots.picture import RED, Picture, colours, frame, label_axes, listed
from softcounts.plots.scatter import checked, draw


def half_steps(X, mixture, estep, mstep, passes=2, scale=None, names=None):
    """A panel for the start and for each half-step of EM. Returns a Picture."""
    X = inputs.data(X, d=2)
    mixture, post = checked(X, mixture, None)
    panels, values = [("start", mixture, None)], []
    for k in range(1, inputs.whole(passes, 1, 10, "passes") + 1):
        post, log_likelihood = inputs.e_step(estep, X, mixture)
        values.append(log_likelihood)
        panels.append((f"E-step {k}: log-lik. {log_likelihood:.1f}", mixture, post))
        mixture = inputs.m_step(mstep, X, post)
        panels.append((f"M-step {k}", mixture, post))
    rows = -(-len(panels) // 3)
    picture = Picture(10.5, 3.6 * rows, rows, 3)
    for axes, (title, model, shares) in zip(picture.grid.flat, panels, strict=False):
        draw(axes, X, model, shares, size=12)
        frame(axes, X)
        label_axes(axes, scale, names)
        axes.set_title(title, fontsize=11)
    for axes in picture.grid.flat[len(panels) :]:
        axes.set_axis_off()
    picture.alt = (
        f"{passes} passes of EM, half a step at a time: an E-step recolours the points, an M-step moves the circles. "
        f"The log-likelihood at the E-steps is {listed(values, '{:.1f}')}."
    )
    return picture


def bound(X, mixture, estep, mstep, component=0, coordinate=0, passes=2, name=None):
    """Log-likelihood along one mean's coordinate, with the lower bound touching it and the KL gap. Returns a Picture.

    All else is held fixed, so each panel is one pass of EM in a single parameter. The bound for the soft counts q is
    log-likelihood - sum_i KL(q_i || post_i) (Bishop PRML 9.4).
    """
    X = inputs.data(X)
    mixture, _ = checked(X, mixture, None)
    picture = Picture(3.6 * inputs.whole(passes, 1, 4, "passes") + 2.4, 3.9, 1, passes, sharey=True)
    K, d = mixture.mu.shape
    at = inputs.whole(component, 0, K - 1, "component"), inputs.whole(coordinate, 0, d - 1, "coordinate")
    stops = _stops(X, mixture, estep, mstep, at, passes)
    grid = _grid(X, mixture, stops, at)
    curve = [_moved(X, mixture, at, value, estep) for value in grid]
    name = name or f"$\\mu_{{{component + 1}{coordinate + 1}}}$"
    gaps = []
    for k, axes in enumerate(picture.grid.flat):
        gaps.append(_panel(axes, X, mixture, estep, at, grid, curve, stops[k : k + 2]))
        axes.set_title(f"pass {k + 1}: KL gap {gaps[-1]:.1f}", fontsize=11)
        axes.set_xlabel(name)
    picture.grid[0, 0].set_ylabel("log-likelihood")
    picture.grid[0, -1].legend(fontsize=10, loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
    picture.alt = (
        f"{passes} passes. In each the bound touches the log-likelihood at the current value, its top is the next "
        f"value, and there a gap opens that the next E-step closes: {listed(gaps)}. The values are {listed(stops)}."
    )
    return picture


def _stops(X, mixture, estep, mstep, at, passes):
    """The parameter before each pass, and after the last."""
    stops = [float(mixture.mu[at])]
    for _ in range(passes):
        post, _ = _moved(X, mixture, at, stops[-1], estep)
        stops.append(float(inputs.m_step(mstep, X, post).mu[at]))
    return stops


def _grid(X, mixture, stops, at):
    reach = 1.0 * np.ptp(stops) + 0.5 * np.sqrt(mixture.var[at[0]])
    return np.linspace(min(stops) - reach, max(stops) + reach, 81)


def _with(mixture, at, value):
    mu = mixture.mu.copy()
    mu[at] = value
    return mixture._replace(mu=mu)


def _moved(X, mixture, at, value, estep):
    return inputs.e_step(estep, X, _with(mixture, at, value))


def _gap(q, post):
    """sum_i KL(q_i || post_i)."""
    tiny = np.finfo(float).tiny
    return float((q * (np.log(np.maximum(q, tiny)) - np.log(np.maximum(post, tiny)))).sum())


def _panel(axes, X, mixture, estep, at, grid, curve, stops):
    old, new = stops
    q, touching = _moved(X, mixture, at, old, estep)
    axes.plot(grid, [value for _, value in curve], color="black", lw=2, label="log-likelihood")
    axes.plot(
        grid, [value - _gap(q, post) for post, value in curve], color=colours(1)[0], lw=2, ls="--", label="lower bound"
    )
    post, value = _moved(X, mixture, at, new, estep)
    gap = _gap(q, post)
    axes.plot([old], [touching], "o", ms=9, color="black", label="E-step: they touch")
    axes.plot([new], [value - gap], "^", ms=10, color=colours(1)[0], label="M-step: top of the bound")
    axes.plot([new, new], [value - gap, value], color=RED, lw=3, label="KL gap")
    values = np.array([value for _, value in curve])
    axes.set_ylim(values.min() - 0.35 * np.ptp(values), values.max() + 0.15 * np.ptp(values))
    return gap


def collapse(X, mixture, estep, i=0, scale=None, names=None):
    """One more component, of weight 0.01, sits on point i while its variance shrinks. Returns a Picture.

    Left the picture, right the log-likelihood, which has no largest value (Bishop PRML 9.2.1).
    """
    X = inputs.data(X, d=2)
    mixture, _ = checked(X, mixture, None)
    i = inputs.whole(i, 0, len(X) - 1, "i")
    mu, p = np.vstack([mixture.mu, X[i]]), np.append(0.99 * mixture.p, 0.01)
    variances = 10.0 ** np.arange(-1, -13, -1)
    models = [type(mixture)(mu, np.append(mixture.var, var), p) for var in variances]
    values = [inputs.e_step(estep, X, model)[1] for model in models]
    picture = Picture(9.0, 4.0, 1, 2)
    left, right = picture.grid[0]
    draw(left, X, models[1], inputs.e_step(estep, X, models[1])[0], size=14)
    frame(left, X)
    label_axes(left, scale, names)
    left.set_title(f"component {len(p)} sits on one point", fontsize=11)
    right.semilogx(variances, values, color=RED, marker="o", lw=2)
    right.axhline(inputs.e_step(estep, X, mixture)[1], color="black", ls="--", label="without it")
    right.invert_xaxis()
    right.legend(fontsize=10, frameon=False, loc="upper left")
    right.set_xlabel(f"variance of component {len(p)} (shrinking to the right)")
    right.set_ylabel("log-likelihood")
    picture.alt = (
        f"Left: component {len(p)} sits on a single data point. Right: as its variance shrinks to {variances[-1]:.0e}, "
        f"the log-likelihood climbs without end, from {min(values):.1f} to {values[-1]:.1f} here."
    )
    return picture
