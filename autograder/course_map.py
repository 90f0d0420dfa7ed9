"""The small pictures of README's map of the course: one a lesson, drawn with the right functions."""

import io
from pathlib import Path

from PIL import Image

from autograder.reference import gaussian
from softcounts import datasets, plots
from softcounts.initial import init

FOLDER = Path("docs") / "map"
WIDTH, COLOURS = 360, 64  # pixels; a small palette keeps the files small


def start_here():
    """The eruptions that the first lessons are about."""
    return plots.data(datasets.old_faithful(), datasets.old_faithful_scale())


def e_step():
    """Who each eruption belongs to, and how surely."""
    X = datasets.old_faithful()
    mixture, post, _ = gaussian.run(X, *init(X, 2, 0))
    return plots.mixture(X, mixture, post, datasets.old_faithful_scale())


def m_step():
    """Two passes of EM, half a step at a time."""
    X = datasets.old_faithful()
    return plots.half_steps(X, init(X, 2, 0)[0], gaussian.estep, gaussian.mstep, 1, datasets.old_faithful_scale())


def run_loop():
    """Where six starts end."""
    X = datasets.four_rooms()
    return plots.gallery(X, [gaussian.run(X, *init(X, 4, seed)) for seed in range(6)])


PICTURES = {"00_start_here": start_here, "01_e_step": e_step, "02_m_step": m_step, "03_run_loop": run_loop}


def draw(root="."):
    """Write docs/map/LESSON.png for every lesson; return the paths."""
    folder = Path(root) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"{lesson}.png", picture()) for lesson, picture in PICTURES.items()]


def _write(path, picture):
    image = Image.open(io.BytesIO(picture.png())).convert("RGB")
    image.thumbnail((WIDTH, WIDTH))
    image.quantize(COLOURS).save(path, optimize=True)
    return path
