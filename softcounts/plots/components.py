"""Components in the plane: circles at 1 and 2 sigma, and numbers that stay readable."""

import numpy as np
from matplotlib.patches import Circle

from softcounts.plots.picture import colours, limits

LABEL = 24  # points: what a number in its box needs


def draw_components(axes, X, mixture):
    """Circles and numbers on axes that are framed about X (n, 2).

    A number that would cover another steps aside, with a line to its mean; one whose mean lies outside the frame waits
    at the edge, with an arrow that points there.
    """
    palette = colours(len(mixture.p))
    for mean, var, colour in zip(mixture.mu, mixture.var, palette, strict=True):
        for sigmas, style in ((1, "-"), (2, "--")):
            axes.add_patch(Circle(mean, sigmas * np.sqrt(var), fill=False, color=colour, lw=2, ls=style))
    low, high = limits(X)
    means, names, first = _groups(mixture)
    room = LABEL * _unit(axes, low, high)
    places = _spread(means, room, low, high)
    for mean, place, name, j in zip(means, places, names, first, strict=True):
        _number(axes, mean, place, name, palette[j], room, bool(((mean < low) | (mean > high)).any()))


def _groups(mixture):
    """Means (G, 2), names and first component of each group; components with the same mean share a name: "1=2"."""
    groups = []
    for j, mean in enumerate(mixture.mu):
        for members in groups:
            if np.allclose(mean, mixture.mu[members[0]], rtol=0, atol=1e-6 * np.sqrt(mixture.var[j])):
                members.append(j)
                break
        else:
            groups.append([j])
    first = [members[0] for members in groups]
    return mixture.mu[first], ["=".join(str(j + 1) for j in members) for members in groups], first


def _unit(axes, low, high):
    """How long one point (1/72 inch) is in data units, on axes with equal units that fill their place."""
    place = axes.get_position()
    inches = np.array([place.width, place.height]) * axes.figure.get_size_inches()
    return float(((high - low) / (72 * inches)).max())


def _spread(means, room, low, high):
    """Places (G, 2) for the numbers: inside the frame, and `room` apart where the frame has the space."""
    inside = np.minimum(0.6 * room, (high - low) / 2)
    angles = 2.4 * np.arange(len(means))
    # Means at almost the same place need a direction to part in.
    nudges = 1e-3 * room * np.column_stack([np.cos(angles), np.sin(angles)])
    places = np.clip(means, low + inside, high - inside) + nudges
    for _ in range(60):
        apart = places[:, None] - places
        distance = np.sqrt((apart**2).sum(axis=2)) + 2 * room * np.eye(len(means))
        overlap = np.maximum(room - distance, 0) / distance
        if not overlap.any():
            break
        places = np.clip(places + 0.5 * (overlap[:, :, None] * apart).sum(axis=1), low + inside, high - inside)
    return places


def _number(axes, mean, place, name, colour, room, outside):
    box = {"boxstyle": "round,pad=0.25", "fc": "white", "ec": colour, "lw": 2}
    away = mean - place
    distance = np.hypot(*away)
    target, arrow = mean, None
    if outside:
        target = place + 0.95 * room * away / distance
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 2, "shrinkA": 0, "shrinkB": 0}
    elif distance > 0.1 * room:
        axes.plot(*mean, ".", color=colour, ms=7)
        arrow = {"arrowstyle": "-", "color": colour, "lw": 1.5, "shrinkA": 0, "shrinkB": 0}
    axes.annotate(
        name, target, place, ha="center", va="center", fontsize=10, weight="bold", bbox=box, arrowprops=arrow,
        annotation_clip=False, zorder=5,
    )  # fmt: skip
