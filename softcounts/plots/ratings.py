"""Pictures of a ratings matrix: a readable corner, the tastes of groups, support, soft counts, and the choice of K."""

import numpy as np
from matplotlib import colormaps
from matplotlib.patches import Rectangle

from softcounts import inputs
from softcounts.plots.picture import GREY, RED, Picture, colours, listed

LONELY = 1.5
MAP = colormaps["cividis"]


def corner(X, filled=None, users=12, films=14, title=None):
    """A readable corner of a ratings matrix with gaps: the columns rated most, rows of medium length.

    `X` (n, d), NaN where missing: a gap is an empty cell. `filled` (n, d): the gaps' cells show what was filled in,
    with one decimal and a dashed outline. `users`, `films`: how many rows and columns. Returns a Picture.
    """
    X = inputs.incomplete(X)
    filled = None if filled is None else _same_shape(filled, X)
    users, films = inputs.whole(users, 1, 40, "users"), inputs.whole(films, 1, 40, "films")
    rows, columns = _corner(X, min(users, len(X)), min(films, X.shape[1]))
    part = X[rows][:, columns]
    picture = Picture(1.3 + 0.5 * len(columns), 1.2 + 0.36 * len(rows))
    axes = picture.grid[0, 0]
    shown = part if filled is None else filled[rows][:, columns]
    _cells(axes, shown, ~np.isnan(part))
    _label(axes, "film", columns, "user", rows)
    axes.set_title(title or ("ratings" if filled is None else "ratings, and guesses (dashed)"), fontsize=11)
    gaps = int(np.isnan(part).sum())
    what = (
        "empty" if filled is None else f"filled in, from {shown.min():.1f} to {shown.max():.1f}, with a dashed outline"
    )
    picture.alt = f"{len(rows)} users by {len(columns)} films: {part.size - gaps} ratings; the {gaps} gaps are {what}."
    return picture


def tastes(mixture, columns=14, names=None, title=None):
    """The means of the components as a heat map with numbers. Returns a Picture.

    `columns`: how many of the first columns, or a list of column numbers. `names`: one text for each column of mu.
    """
    mixture = inputs.mixture(mixture, np.shape(mixture[0])[-1])
    chosen, labels = _chosen(columns, names, mixture.mu.shape[1])
    mu = mixture.mu[:, chosen]
    picture = Picture(1.6 + 0.5 * mu.shape[1], (1.2 if names is None else 2.2) + 0.4 * len(mu))
    axes = picture.grid[0, 0]
    _cells(axes, mu, np.zeros(mu.shape, dtype=bool), outline=False)
    _label(axes, "film" if names is None else "", labels, "component", np.arange(1, len(mu) + 1))
    if names is not None:
        axes.tick_params(axis="x", labelrotation=60)
    axes.set_title(title or "mean rating of each component", fontsize=11)
    picture.alt = (
        f"The means of {len(mu)} components for {mu.shape[1]} columns, from {mu.min():.2f} to {mu.max():.2f}; the "
        f"components' own averages over them are {listed(mu.mean(axis=1))}."
    )
    return picture


def _chosen(columns, names, d):
    """Column numbers and their labels."""
    if names is not None and len(names) != d:
        raise ValueError(f"{len(names)} names for {d} columns: pass one for each")
    if isinstance(columns, int | np.integer):
        columns = range(min(inputs.whole(columns, 1, 40, "columns"), d))
    chosen = [inputs.whole(column, 0, d - 1, "a column") for column in columns]
    if not 1 <= len(chosen) <= 40:
        raise ValueError(f"{len(chosen)} columns: choose from 1 to 40 of them")
    return chosen, chosen if names is None else [names[column] for column in chosen]


def support(X, post):
    """The support sum_i post_ij M_il of every component and film, films ordered by how many rated them.

    Below 1, where the M-step keeps the old mean, a cell is orange; bars count these films for each
    component. Returns a Picture.
    """
    X = inputs.incomplete(X)
    post = inputs.soft_counts(post, len(X), np.shape(post)[-1])
    M = ~np.isnan(X)
    order = np.argsort(-M.sum(axis=0), kind="stable")
    table = (post.T @ M)[:, order]
    weak = table < 1
    picture = Picture(9.0, 1.7 + 0.28 * max(len(table), 3), 1, 2, gridspec_kw={"width_ratios": [5, 1]})
    left, right = picture.grid[0]
    image = left.imshow(np.log10(np.maximum(table, 1)), aspect="auto", cmap="cividis", interpolation="nearest", vmin=0)
    left.imshow(np.where(weak[..., None], [0.84, 0.37, 0.0, 1.0], 0.0), aspect="auto", interpolation="nearest")
    _bar(picture, left, image)
    _label(left, "films, from the most rated to the least", None, "component", np.arange(1, len(table) + 1))
    left.set_title("support; orange: below 1, the old mean stays", fontsize=11)
    right.barh(np.arange(len(table)), weak.sum(axis=1), color=RED, hatch="//", edgecolor="white")
    right.set_ylim(len(table) - 0.5, -0.5)
    right.set_yticks([])
    right.set_xlim(0, max(1, 1.1 * weak.sum(axis=1).max()))
    right.set_title("films below 1", fontsize=11)
    picture.alt = (
        f"Support of {len(table)} components for {table.shape[1]} films, from {table.min():.2f} to {table.max():.1f}. "
        f"{weak.sum()} of {table.size} entries are below 1; by component: {listed(weak.sum(axis=1), '{:d}')}."
    )
    return picture


def counts(posts):
    """The soft counts N_j of several fits as bars, largest first; those of about one row (below 1.5) are hatched.

    `posts`: a list of arrays (n, K), each fit with its own K. Returns a Picture.
    """
    if not isinstance(posts, list | tuple) or not len(posts):
        raise ValueError("no fits to show: pass a list of post arrays (n, K)")
    posts = [inputs.soft_counts(post, len(post), np.shape(post)[-1]) for post in posts]
    picture = Picture(3.3 * len(posts), 3.5, 1, len(posts), sharey=True)
    told = []
    for axes, post in zip(picture.grid[0], posts, strict=True):
        N = np.sort(post.sum(axis=0))[::-1]
        lonely = draw_counts(axes, N)
        axes.set_title(f"K = {len(N)}: {lonely} below {LONELY}", fontsize=11)
        told.append(f"K = {len(N)}: from {N[0]:.1f} down to {N[-1]:.2f}, {lonely} below {LONELY}")
    picture.grid[0, 0].set_ylabel("soft count $N_j$ (log scale)")
    picture.alt = f"Soft counts, largest first. {'; '.join(told)}."
    return picture


def draw_counts(axes, N):
    """Bars of sorted soft counts on given axes, on a log scale; returns how many are of about one row."""
    lonely = N < LONELY
    places, shown = np.arange(1, len(N) + 1), np.maximum(N, 0.05)
    axes.bar(places[~lonely], shown[~lonely], color=colours(1)[0])
    axes.bar(places[lonely], shown[lonely], color=RED, hatch="//", edgecolor="white", linewidth=0)
    axes.axhline(1, color="black", ls="--", lw=1)
    axes.set_yscale("log")
    axes.set_ylim(bottom=min(0.4, axes.get_ylim()[0], 0.7 * shown.min()))
    axes.set_xlabel("component, by size")
    axes.xaxis.get_major_locator().set_params(integer=True)
    return int(lonely.sum())


def over_k(Ks, log_likelihoods, errors, baseline=None):
    """Log-likelihood of what was seen (left) and error on what was held out (right) over K. Returns a Picture.

    `Ks`, `log_likelihoods`, `errors`: one entry for each fit. `baseline`: the error of a simpler rule, as a line.
    """
    Ks = inputs.trace(Ks, "Ks")
    values, errors = inputs.trace(log_likelihoods, "log_likelihoods"), inputs.trace(errors, "errors")
    if not len(Ks) == len(values) == len(errors):
        raise ValueError(f"{len(Ks)} Ks, {len(values)} log-likelihoods, {len(errors)} errors: pass one of each per fit")
    picture = Picture(9.4, 3.9, 1, 2)
    left, right = picture.grid[0]
    left.plot(Ks, values, color=colours(1)[0], marker="o")
    left.set_title("on what it has seen: log-likelihood", fontsize=11)
    right.plot(Ks, errors, color=colours(2)[1], marker="s")
    best = int(np.argmin(errors))
    right.annotate(
        f"K = {Ks[best]:g}", (Ks[best], errors[best]), (0, -16), textcoords="offset points", ha="center", fontsize=11
    )
    right.margins(y=0.18)
    right.set_title("on what was held out: RMSE", fontsize=11)
    beside = ""
    if baseline is not None:
        baseline = inputs.number(baseline, "baseline")
        right.axhline(baseline, color="black", ls="--", label="user mean + film mean")
        right.legend(fontsize=10, frameon=False, loc="upper center")
        beside = f" The baseline is {baseline:.3f}."
    for axes in (left, right):
        axes.set_xscale("log")
        axes.set_xticks(Ks, [f"{K:g}" for K in Ks])
        axes.minorticks_off()
        axes.set_xlabel("K (components)")
    picture.alt = (
        f"For K = {listed(Ks, '{:g}')} the log-likelihood is {listed(values, '{:.0f}')}; the held-out RMSE is "
        f"{listed(errors, '{:.3f}')}, lowest at K = {Ks[best]:g}.{beside}"
    )
    return picture


def liking(ratings):
    """How often each rating occurs among what was rated and among what was not, and how often it is given.

    `ratings`: from `datasets.ratings`, which knows the truth of every entry. Returns a Picture.
    """
    if not all(hasattr(ratings, field) for field in ("truth", "never_rated")):
        raise ValueError("this picture needs the truth of every entry: pass datasets.ratings()")
    stars, never = np.arange(1, 6), ratings.never_rated
    share = {
        "rated": np.array([(ratings.truth[~never] == star).mean() for star in stars]),
        "never rated": np.array([(ratings.truth[never] == star).mean() for star in stars]),
    }
    given = np.array([(~never)[ratings.truth == star].mean() for star in stars])
    picture = Picture(9.0, 3.5, 1, 2)
    left, right = picture.grid[0]
    for k, (name, values) in enumerate(share.items()):
        place = stars + (k - 0.5) * 0.4
        left.bar(place, values, 0.38, color=colours(2)[k], hatch=("", "//")[k], edgecolor="white", label=name)
    left.set_title("what people think of films", fontsize=11)
    left.set_ylabel("part of these entries")
    left.legend(fontsize=10, frameon=False)
    right.bar(stars, given, color=GREY)
    right.set_title("how often such an opinion is given", fontsize=11)
    right.set_ylabel("part that is rated")
    for axes in (left, right):
        axes.set_xlabel("true opinion (stars)")
    means = [float(ratings.truth[where].mean()) for where in (~never, never)]
    picture.alt = (
        f"Of opinions of 1 to 5 stars, these parts are given: {listed(given)}. The mean of what is rated is "
        f"{means[0]:.2f}, of what is never rated {means[1]:.2f}."
    )
    return picture


def _same_shape(filled, X):
    filled = inputs.numbers(filled, "filled")
    if filled.shape != X.shape or np.isnan(filled).any():
        raise ValueError(f"filled must have the shape of X, {X.shape}, and no gaps: pass what fill_matrix returns")
    return filled


def _corner(X, users, films):
    """Rows about the upper quartile of ratings given, spread over the table, and the columns rated most."""
    M = ~np.isnan(X)
    columns = np.sort(np.argsort(-M.sum(axis=0), kind="stable")[:films])
    busy = np.argsort(-M.sum(axis=1), kind="stable")
    start = min(len(busy) // 4, len(busy) - users)
    return np.sort(busy[start : start + users]), columns


def _cells(axes, shown, observed, outline=True):
    """Coloured cells with their numbers: whole ratings plain, others with one decimal and a dashed outline."""
    axes.imshow(shown, cmap=MAP, vmin=1, vmax=5, aspect="auto")
    for (i, k), value in np.ndenumerate(shown):
        if np.isnan(value):
            axes.text(k, i, "·", ha="center", va="center", fontsize=11, color=GREY)
            continue
        shade = MAP((value - 1) / 4)
        dark = np.dot(shade[:3], [0.3, 0.59, 0.11]) < 0.5
        ink = "white" if dark else "black"
        text = f"{value:.0f}" if observed[i, k] else f"{value:.1f}"
        axes.text(k, i, text, ha="center", va="center", fontsize=11, color=ink)
        if outline and not observed[i, k]:
            axes.add_patch(Rectangle((k - 0.42, i - 0.4), 0.84, 0.8, fill=False, ec=ink, ls="--", lw=1.4))
    axes.set_xticks(np.arange(-0.5, shown.shape[1]), minor=True)
    axes.set_yticks(np.arange(-0.5, shown.shape[0]), minor=True)
    axes.grid(which="minor", color="white", lw=1.5)
    axes.tick_params(which="both", length=0)


def _label(axes, name, columns, other, rows):
    axes.set_xlabel(name)
    axes.set_ylabel(other)
    if columns is not None:
        axes.set_xticks(np.arange(len(columns)), columns)
    axes.set_yticks(np.arange(len(rows)), rows)


def _bar(picture, axes, image):
    bar = picture.colorbar(image, ax=axes, pad=0.01)
    ticks = [tick for tick in range(4) if tick <= image.get_clim()[1]]
    bar.set_ticks(ticks, labels=[f"{10**tick}" for tick in ticks])
