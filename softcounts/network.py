"""A small network and its training: one hidden layer of tanh units; the loss and its derivative are the caller's."""

from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from softcounts import inputs

BAR = 20


class Network(NamedTuple):
    """outputs = tanh(x W + b) V + c, with x moved by `shift` and divided by `scale` first (Bishop PRML 5.1).

    `W` (q, hidden), `b` (hidden,), `V` (hidden, columns), `c` (columns,); `shift`, `scale` (q,).
    """

    shift: np.ndarray
    scale: np.ndarray
    W: np.ndarray
    b: np.ndarray
    V: np.ndarray
    c: np.ndarray

    def __call__(self, x):
        """Outputs (n, columns) for inputs (n,) or (n, q)."""
        return self.hidden(_table(x)) @ self.V + self.c

    def hidden(self, x):
        """What the hidden units say, (n, hidden)."""
        return np.tanh((x - self.shift) / self.scale @ self.W + self.b)


def train(x, y, columns, loss, gradient, hidden=12, seed=0, passes=300, bar=True):
    """Return a Network whose `loss(outputs, y)` (a float) is small on inputs x (n,) or (n, q) and answers y (n,).

    `gradient(outputs, y)`: the derivative of `loss` by outputs (n, columns). It begins at small random weights of
    `seed` and makes at most `passes` steps of L-BFGS, with a bar of text. Raises ValueError in one line where `loss` or
    `gradient` fails.
    """
    x, y = inputs.data(_table(x), "x"), inputs.numbers(y, "y")
    if y.shape != (len(x),) or not np.isfinite(y).all():
        raise ValueError(f"y must hold one finite answer for each of the {len(x)} inputs; its shape is {y.shape}")
    columns, hidden, passes = (
        inputs.whole(value, 1, 10**4, name)
        for value, name in ((columns, "columns"), (hidden, "hidden"), (passes, "passes"))
    )
    network = _begin(x, columns, hidden, inputs.generator(seed))

    def objective(flat):
        net = _filled(network, flat)
        outputs, units = net(x), net.hidden(x)
        value = inputs.number(_asked(loss, outputs, y), f"the loss from {_name(loss)}")
        return value, _backwards(net, x, units, _slope(gradient, outputs, y))

    progress = _Bar(passes) if bar else None
    found = minimize(objective, _flat(network[2:]), jac=True, method="L-BFGS-B", callback=progress,
                     options={"maxiter": passes, "maxfun": 2 * passes})  # fmt: skip
    if bar:
        progress.end(found.fun)
    return _filled(network, found.x)


def _begin(x, columns, hidden, rng):
    """A Network with random weights: its units bend at different places, its outputs differ by about 1."""
    scale = np.where(np.ptp(x, axis=0) > 0, x.std(axis=0), 1.0)
    W, b = rng.normal(size=(x.shape[1], hidden)), rng.normal(size=hidden)
    V, c = rng.normal(size=(hidden, columns)) / np.sqrt(hidden), 0.5 * rng.normal(size=columns)
    return Network(x.mean(axis=0), scale, W, b, V, c)


def _backwards(net, x, units, slope):
    """The derivative by all weights, flat, from that by the outputs (n, columns)."""
    inner = slope @ net.V.T * (1 - units**2)
    return _flat([((x - net.shift) / net.scale).T @ inner, inner.sum(axis=0), units.T @ slope, slope.sum(axis=0)])


def _flat(parts):
    return np.concatenate([part.ravel() for part in parts])


def _filled(network, flat):
    """The Network with its weights taken from a flat array."""
    ends = np.cumsum([part.size for part in network[2:]])[:-1]
    parts = np.split(flat, ends)
    return Network(*network[:2], *(new.reshape(old.shape) for new, old in zip(parts, network[2:], strict=True)))


def _table(x):
    x = inputs.numbers(x, "x")
    return x[:, None] if x.ndim == 1 else x


def _name(function):
    return getattr(function, "__name__", "your function")


def _asked(function, outputs, y):
    """What the caller's function returns; its errors as one line."""
    try:
        return inputs.function(function, "loss and gradient")(outputs, y)
    except NotImplementedError:
        raise ValueError(f"{_name(function)} is not written yet: come back when its check is green") from None
    except Exception as error:
        said = " ".join(str(error).split())
        raise ValueError(
            f"{_name(function)} stopped with {type(error).__name__}: {said}. Run its check first"
        ) from None


def _slope(gradient, outputs, y):
    slope = inputs.numbers(_asked(gradient, outputs, y), "the gradient")
    if slope.shape != outputs.shape or not np.isfinite(slope).all():
        what = "NaN or infinity" if slope.shape == outputs.shape else f"shape {slope.shape}"
        raise ValueError(f"{_name(gradient)} returned {what}, not finite numbers {outputs.shape}: run its check first")
    return slope


class _Bar:
    """A bar of text that grows in one line as the passes go by."""

    def __init__(self, passes):
        self.passes, self.done = passes, 0

    def __call__(self, intermediate_result):
        self.done += 1
        if self.done % max(1, self.passes // BAR) == 0:
            self.draw(intermediate_result.fun)

    def draw(self, loss, last=""):
        full = BAR * self.done // self.passes
        print(f"\r[{'#' * full}{'.' * (BAR - full)}] pass {self.done}, loss {loss:.3f}", end=last, flush=True)

    def end(self, loss):
        """The last state of the bar, and a new line."""
        self.draw(loss, "\n")
