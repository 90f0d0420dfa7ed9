"""Classes in the plane: labelled and unlabelled rows, tilted ellipses, and where one prediction turns into another."""

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.patches import Ellipse

from softcounts import inputs
from softcounts.mixtures import ClassGaussians
from softcounts.plots.picture import GREY, Picture, colours, frame, label_axes, limits, listed, marker

GRID = 200


def labelled(X, y, U=None, model=None, post=None, predict=None, scale=None, names=None, title=None):
    """Labelled rows X (n, 2) as large markers of their class, unlabelled rows U (t, 2) as small ones.

    `model`: a ClassGaussians, drawn as ellipses at 1 and 2 sigma. `post` (t, C): your soft counts, which blend the
    colours of U (grey without). `predict`: your own function; with `model` it colours the plane. Returns a Picture.
    """
    X, y, U = checked_rows(X, y, U)
    model = None if model is None else checked_model(model, 2)
    C = count_classes(y, model)
    post = None if post is None or U is None else inputs.soft_counts(post, len(U), C)
    picture = Picture(6.4, 5.4)
    axes = picture.grid[0, 0]
    draw_classes(axes, X, y, U, model, post, predict)
    finish(axes, X, U, scale, names, title)
    parts = f"{len(X)} labelled rows ({listed(np.bincount(y, minlength=C), '{:d}')} of each class)"
    more = "" if U is None else f" and {len(U)} unlabelled ones"
    picture.alt = f"{parts}{more}.{describe_classes(model, scale)}"
    return picture


def boundaries(X, y, known, models, predict, errors=None, titles=None, scale=None, names=None):
    """One panel for each model: the plane as your `predict` divides it, and the rows whose labels were known.

    X (n, 2), y (n,): all rows and their classes. `known`: for each panel the rows (indices or a mask) with a label.
    `errors`: a test error for each panel. `titles`: a text for each, instead of the labels' number. Returns a Picture.
    """
    X, y, _ = checked_rows(X, y)
    models = [checked_model(model, 2) for model in as_list(models, "models")]
    known = [np.asarray(rows) for rows in as_list(known, "known", len(models))]
    errors = None if errors is None else inputs.trace(errors, "errors")
    if errors is not None and len(errors) != len(models):
        raise ValueError(f"{len(errors)} errors for {len(models)} models: pass one for each, or leave errors out")
    titles = [f"{len(y[rows])} labels" for rows in known] if titles is None else as_list(titles, "titles", len(models))
    columns = min(3, len(models))
    rows = -(-len(models) // columns)
    picture = Picture(3.6 * columns, 3.2 * rows, rows, columns)
    words = []
    for k, (axes, model) in enumerate(zip(picture.grid.flat, models, strict=False)):
        mine = X[known[k]], y[known[k]]
        draw_classes(axes, *mine, X, model, None, predict, size=34)
        said = "" if errors is None else f": test error {errors[k]:.3f}"
        words.append(f"{titles[k]}{said}")
        finish(axes, X, None, scale, names, words[-1])
    for axes in picture.grid.flat[len(models) :]:
        axes.set_axis_off()
    picture.alt = f"{len(models)} panels with the boundary of your prediction. {'; '.join(words)}."
    return picture


def ellipses(covariances, seed=0):
    """What covariances say: for each 2 x 2 matrix 150 points of its Gaussian and its ellipses. Returns a Picture."""
    matrices = [_covariance(matrix, 2) for matrix in as_list(covariances, "covariances")]
    noise = inputs.generator(seed).normal(size=(150, 2))
    picture = Picture(3.1 * len(matrices), 3.4, 1, len(matrices))
    for axes, matrix in zip(picture.grid.flat, matrices, strict=True):
        axes.scatter(*(noise @ np.linalg.cholesky(matrix).T).T, s=10, color=GREY, alpha=0.6, linewidth=0)
        _ellipses(axes, np.zeros(2), matrix, colours(1)[0])
        axes.set(xlim=(-4.2, 4.2), ylim=(-4.2, 4.2), aspect="equal", xlabel="$x_1$", ylabel="$x_2$")
        axes.set_title(f"variances {matrix[0, 0]:g} and {matrix[1, 1]:g},\ncovariance {matrix[0, 1]:g}", fontsize=11)
    parts = [
        f"variances {matrix[0, 0]:g} and {matrix[1, 1]:g}, covariance {matrix[0, 1]:g}: {_shape_of(matrix)}"
        for matrix in matrices
    ]
    picture.alt = f"{len(parts)} clouds with their ellipses. {'; '.join(parts)}."
    return picture


def draw_classes(axes, X, y, U, model, post, predict, size=60):
    """Plane, rows and ellipses on given axes; inputs are checked already."""
    C = count_classes(y, model)
    palette = colours(C)
    everyone = X if U is None else np.vstack([X, U])
    if predict is not None and model is not None:
        _plane(axes, everyone, model, predict, palette)
    if U is not None and post is None:
        axes.scatter(*U.T, s=9, color=GREY, alpha=0.7, linewidth=0, zorder=1)
    elif U is not None:
        blend = np.clip(post @ palette, 0, 1)
        for c in np.unique(post.argmax(axis=1)):
            mine = post.argmax(axis=1) == c
            axes.scatter(*U[mine].T, s=15, c=blend[mine], marker=marker(c), linewidth=0, zorder=1)
    for c in np.unique(y):
        axes.scatter(
            *X[y == c].T, s=size, color=palette[c], marker=marker(c), edgecolor="black", linewidth=0.9, zorder=3
        )
    if model is not None:
        for c in range(C):
            _ellipses(axes, model.mu[c], model.cov[c], palette[c])
            box = {"boxstyle": "round,pad=0.25", "fc": "white", "ec": palette[c], "lw": 2}
            if not np.all((model.mu[c] > limits(everyone)[0]) & (model.mu[c] < limits(everyone)[1])):
                continue
            axes.text(*model.mu[c], str(c), ha="center", va="center", fontsize=10, weight="bold", bbox=box, zorder=4)


def finish(axes, X, U, scale, names, title):
    """Frame, names and title."""
    frame(axes, X if U is None else np.vstack([X, U]))
    label_axes(axes, scale, names)
    if title:
        axes.set_title(title, fontsize=11)


def _plane(axes, X, model, predict, palette):
    """Light colours where your predict says so, and a black line where it changes its mind."""
    low, high = limits(X)
    first, second = (np.linspace(a, b, GRID) for a, b in zip(low, high, strict=True))
    points = np.column_stack([grid.ravel() for grid in np.meshgrid(first, second)])
    found = predictions(predict, points, model).reshape(GRID, GRID)
    light = ListedColormap(0.75 + 0.25 * palette)
    # Pixels are centred on the grid's points.
    half = (high - low) / (GRID - 1) / 2
    extent = (low[0] - half[0], high[0] + half[0], low[1] - half[1], high[1] + half[1])
    shown = {"vmin": -0.5, "vmax": len(palette) - 0.5, "interpolation": "nearest", "zorder": 0}
    axes.imshow(found, cmap=light, origin="lower", extent=extent, **shown)
    for c in range(len(palette) - 1):
        if (found <= c).any() and (found > c).any():
            axes.contour(first, second, found > c, levels=[0.5], colors="black", linewidths=1.5, zorder=2)


def _ellipses(axes, mu, cov, colour):
    values, vectors = np.linalg.eigh(cov)
    angle = np.degrees(np.arctan2(vectors[1, 1], vectors[0, 1]))
    for sigmas, style in ((1, "-"), (2, "--")):
        width, height = 2 * sigmas * np.sqrt(np.maximum(values[::-1], 0))
        axes.add_patch(Ellipse(mu, width, height, angle=angle, fill=False, color=colour, lw=2, ls=style, zorder=2))


def _shape_of(matrix):
    if matrix[0, 1] == 0:
        return "a circle" if matrix[0, 0] == matrix[1, 1] else "an upright or lying ellipse"
    return f"an ellipse that {'rises' if matrix[0, 1] > 0 else 'falls'} to the right"


def describe_classes(model, scale=None):
    """Alt text of a model's ellipses."""
    if model is None:
        return ""
    means = model.mu if scale is None else scale.mean + scale.sd * model.mu
    parts = [
        f"class {c} at ({listed(means[c])}), proportion {model.p[c]:.2f}".replace(" and ", ", ")
        for c in range(len(model.p))
    ]
    return f" Ellipses: {'; '.join(parts)}."


def predictions(predict, U, model):
    """What the caller's `predict(U, model)` returns, as ints (t,)."""
    found = inputs.function(predict, "predict")(U, model)
    if not isinstance(found, np.ndarray) or found.shape != (len(U),) or found.dtype.kind not in "iu":
        raise ValueError("predict must return one whole number for each row: run check(predict) first")
    return found


def checked_rows(X, y, U=None):
    """Rows (n, 2), classes (n,) and unlabelled rows (t, 2) or None."""
    X, y = inputs.data(X, d=2), np.asarray(y)
    if y.shape != (len(X),) or y.dtype.kind not in "iu" or y.min() < 0:
        raise ValueError(
            f"y must hold one class, 0 or more, for each of the {len(X)} rows: pass whole numbers ({len(X)},)"
        )
    return X, y, None if U is None or not len(U) else inputs.data(U, "U", d=2)


def checked_model(value, d):
    """`value` as a ClassGaussians of finite arrays with symmetric covariances of variances above 0."""
    if not isinstance(value, tuple) or len(value) != 3:
        raise ValueError(f"the model must be a ClassGaussians(mu, cov, p); it is a {type(value).__name__}")
    mu, cov, p = (
        inputs.numbers(field, f"the model's {name}") for field, name in zip(value, ("mu", "cov", "p"), strict=True)
    )
    if mu.ndim != 2 or mu.shape[1] != d or cov.shape != (len(mu), d, d) or p.shape != (len(mu),):
        raise ValueError(
            f"the model's shapes are mu {mu.shape}, cov {cov.shape}, p {p.shape}; for d = {d} they should be "
            f"(C, {d}), (C, {d}, {d}), (C,)"
        )
    if not all(np.isfinite(field).all() for field in (mu, cov, p)):
        raise ValueError("the model holds NaN or infinity: did a class lose all its rows?")
    return ClassGaussians(mu, np.array([_covariance(matrix, d) for matrix in cov]), p)


def _covariance(matrix, d):
    matrix = inputs.numbers(matrix, "a covariance")
    if matrix.shape != (d, d) or not np.allclose(matrix, matrix.T) or not (np.linalg.eigvalsh(matrix) > 0).all():
        raise ValueError(f"a covariance must be symmetric ({d}, {d}) with eigenvalues above 0: check how it was made")
    return matrix


def as_list(value, name, length=None):
    """`value`, if it is a list with at least one entry (or with `length` entries)."""
    if not isinstance(value, list | tuple) or not len(value) or (length is not None and len(value) != length):
        raise ValueError(f"{name} must be a list{f' of {length}' if length else ''}: pass one entry for each panel")
    return value


def count_classes(y, model):
    """C: as many as the model has, or as the labels show."""
    C = int(y.max()) + 1 if model is None else len(model.p)
    if y.max() >= C:
        raise ValueError(f"y holds class {y.max()}, but the model has {C}: classes count from 0")
    return C
