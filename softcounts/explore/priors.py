"""Move a prior and watch what it does: to a coin, to a mean, to your own EM."""

import ipywidgets as widgets
import numpy as np

from softcounts import inputs
from softcounts.explore.explorer import Explorer, slider, stopped
from softcounts.explore.gaussian import run_picture
from softcounts.initial import METHODS
from softcounts.plots import priors

PASSES = 41


def coin(beta_mean=None):
    """Throw a coin, and choose what you believed before. `beta_mean`: your own. Returns an Explorer."""
    controls = {
        "heads": slider(widgets.IntSlider, "heads", 3, 0, 30),
        "tails": slider(widgets.IntSlider, "tails", 0, 0, 30),
        "a": slider(widgets.FloatSlider, "a", 2.0, 0.5, 20, 0.5),
        "b": slider(widgets.FloatSlider, "b", 2.0, 0.5, 20, 0.5),
    }

    def show():
        heads, tails, a, b = (control.value for control in controls.values())
        try:
            mean = None if beta_mean is None else inputs.number(beta_mean(heads, tails, a, b), "your beta_mean")
        except Exception as error:
            return None, stopped("Your beta_mean", error)
        said = "" if mean is None else f"; your mean is {mean:.3f}"
        text = f"{heads} heads, {tails} tails, prior Beta({a:g}, {b:g}){said}."
        return priors.coin(heads, tails, a, b, mean), text

    return Explorer(controls, show)


def belief(x, var, gaussian_posterior, prior_mean, prior_sd, name="mu"):
    """Let observations come in, one by one, and move the prior. Returns an Explorer.

    `x` (n,): observations with noise variance `var`. `gaussian_posterior`: your own.
    """
    x = inputs.trace(x, "x")
    inputs.function(gaussian_posterior, "gaussian_posterior")
    middle, reach = inputs.number(prior_mean, "prior_mean"), inputs.number(prior_sd, "prior_sd")
    controls = {
        "n": slider(widgets.IntSlider, "observations", 0, 0, len(x)),
        "mean": slider(widgets.FloatSlider, "prior mean", middle, middle - 3 * reach, middle + 3 * reach, reach / 10),
        "sd": slider(widgets.FloatSlider, "prior sd", reach, reach / 10, 4 * reach, reach / 10),
    }

    def show():
        n, mean, sd = (control.value for control in controls.values())
        try:
            posterior = gaussian_posterior(x[:n], var, mean, sd**2)
            picture = priors.belief(x[:n], var, mean, sd**2, posterior, name)
        except Exception as error:
            return None, stopped("Your gaussian_posterior", error)
        found = f"posterior mean {posterior[0]:.2f}, sd {posterior[1] ** 0.5:.2f}"
        return picture, f"{n} observations, prior mean {mean:.2f}, sd {sd:.2f}: {found}."

    return Explorer(controls, show)


def strength(X, init, estep, map_mstep, log_prior, prior_for, scale=None):
    """Watch your own EM with a prior: K, method, seed, strength of the prior and iteration. Returns an Explorer.

    `X` (n, 2). `prior_for(strength)`: the MixturePrior of that strength.
    """
    X, scale = inputs.data(X, d=2), inputs.scale(scale)
    for name, function in {"init": init, "estep": estep, "map_mstep": map_mstep, "log_prior": log_prior}.items():
        inputs.function(function, name)
    inputs.function(prior_for, "prior_for")
    most = min(8, len(X))
    controls = {
        "K": slider(widgets.IntSlider, "K (components)", min(6, most), 1, most),
        "method": widgets.Dropdown(options=METHODS, description="method", style={"description_width": "9em"}),
        "seed": slider(widgets.IntSlider, "seed", 0, 0, 20),
        "strength": slider(widgets.FloatLogSlider, "prior strength", 0.001, -3, 2, 0.25),
        "iteration": slider(widgets.IntSlider, "iteration", PASSES - 1, 0, PASSES - 1),
    }
    known = {}

    def show():
        *start, iteration = (control.value for control in controls.values())
        try:
            if tuple(start) not in known:
                known[tuple(start)] = _climb(X, init, estep, map_mstep, log_prior, prior_for, *start)
            states, values = known[tuple(start)]
        except Exception as error:
            return None, stopped("Your functions", error)
        K, method, seed, force = start
        text = (
            f"K = {K}, method {method}, seed {seed}, prior strength {force:.3g}, iteration {iteration}: smallest "
            f"variance {states[iteration][0].var.min():.2g}; log-likelihood + log prior {values[iteration]:.2f}."
        )
        return run_picture(X, states, values, iteration, scale, "log-likelihood + log prior"), text

    return Explorer(controls, show)


def _climb(X, init, estep, map_mstep, log_prior, prior_for, K, method, seed, force):
    """Model and post before each pass, and log-likelihood + log prior."""
    prior, (model, _), states, values = prior_for(force), init(X, K, seed, method), [], []
    for _ in range(PASSES):
        post, log_likelihood = inputs.e_step(estep, X, model)
        states.append((model, post))
        values.append(log_likelihood + inputs.number(log_prior(model, prior), "the log prior"))
        model = inputs.m_step(lambda X, post: map_mstep(X, post, prior), X, post)
    return states, np.array(values)
