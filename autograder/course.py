"""Where the parts of a course lie."""

from pathlib import Path

CONFIG = "nbgrader_config.py"


def course_folder(folder="."):
    """`folder` as an absolute Path. Raises ValueError unless it is a checkout of the course."""
    root = Path(folder).resolve()
    missing = [name for name in (CONFIG, "notebooks") if not (root / name).exists()]
    if missing:
        raise ValueError(f"{root} is no course folder, it has no {missing[0]}: run this in the checkout's top folder")
    return root


def lesson_files(root):
    """The authors' notebooks, in the order of the course. Raises ValueError where there are none."""
    files = sorted((Path(root) / "notebooks").glob("*.py"))
    if not files:
        raise ValueError(f"{root}/notebooks holds no lesson: write one as notebooks/NN_name.py (Jupytext py:percent)")
    return files


def notebook_path(step, lesson):
    """Where nbgrader keeps a lesson's notebook at a step ("source", "release"), relative to the course folder."""
    return Path(step) / lesson / f"{lesson}.ipynb"
