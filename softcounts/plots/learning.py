"""Test errors over several draws, and what climbs in semi-supervised EM."""

import numpy as np

from softcounts import inputs
from softcounts.plots.curves import draw_trace
from softcounts.plots.picture import GREY, Picture, colours, listed, marker

SLACK = 1e-6


def errors(amounts, curves, floor=None, xlabel="labels per class", title=None, ylabel="test error"):
    """Test error against an amount, a line for each name in `curves`; thin lines are single draws, bold their mean.

    `amounts` (m,): numbers on the horizontal axis, evenly spaced there. `curves`: name -> errors (draws, m). `floor`:
    an error to compare with, drawn level. `ylabel`: another share than test error. Returns a Picture.
    """
    amounts = inputs.trace(amounts, "amounts")
    if not isinstance(curves, dict) or not curves:
        raise ValueError('curves must be a dict: pass for example {"labels alone": errors of shape (draws, m)}')
    picture = Picture(8.4, 3.8)
    axes, said = picture.grid[0, 0], []
    places = np.arange(len(amounts))
    for k, (name, values) in enumerate(curves.items()):
        values = inputs.data(values, f"the errors of {name!r}", d=len(amounts))
        colour = colours(len(curves))[k]
        axes.plot(places, values.T, color=colour, lw=0.8, alpha=0.35)
        mean, drawn = values.mean(axis=0), f" of {len(values)} draws" if len(values) > 1 else ""
        axes.plot(places, mean, color=colour, lw=3, marker=marker(k), ms=8, ls=("-", "--", ":")[k % 3], label=name)
        said.append(f"{name}: {listed(mean, '{:.3f}')} on average{drawn}")
    if floor is not None:
        floor = inputs.number(floor, "floor")
        axes.axhline(floor, color=GREY, ls="-.", label="every label known")
        said.append(f"every label known: {floor:.3f}")
    axes.set_xticks(places, [f"{amount:g}" for amount in amounts])
    axes.set_ylim(bottom=0)
    axes.set_xlabel(xlabel)
    axes.set_ylabel(ylabel)
    axes.legend(fontsize=10, frameon=False, loc="center left", bbox_to_anchor=(1.0, 0.5))
    if title:
        axes.set_title(title, fontsize=11)
    picture.alt = f"{ylabel.capitalize()} for {listed(amounts, '{:g}')} {xlabel}. {'; '.join(said)}."
    return picture


def climbing(total, unlabelled, title=None):
    """Both sums (what climbs) and the unlabelled part alone, pass by pass; each fall is red. Returns a Picture.

    `total`, `unlabelled` (T,). A change of the total below a millionth of it is no fall: the ridge may cost that much.
    """
    total, unlabelled = inputs.trace(total, "total"), inputs.trace(unlabelled, "unlabelled")
    if len(total) != len(unlabelled):
        raise ValueError(f"total has {len(total)} values, unlabelled {len(unlabelled)}: pass one of each for each pass")
    picture = Picture(9.0, 3.5, 1, 2)
    said = []
    for axes, values, name in zip(picture.grid[0], (total, unlabelled), ("both sums", "unlabelled part"), strict=True):
        falls = draw_trace(axes, _without_slack(values), name)
        axes.set_title(name, fontsize=11)
        fallen = f"falls at pass {listed(falls, '{:d}')}" if falls else "never falls"
        said.append(f"{name}: from {values[0]:.2f} to {values[-1]:.2f}, {fallen}")
    if title:
        picture.suptitle(title, fontsize=11)
    picture.alt = f"Two traces over {len(total)} passes. {'; '.join(said)}."
    return picture


def _without_slack(values):
    """The trace with falls of less than a millionth taken out."""
    shown = values.copy()
    for k in range(1, len(shown)):
        if 0 < shown[k - 1] - shown[k] <= SLACK * abs(shown[k]):
            shown[k] = shown[k - 1]
    return shown
