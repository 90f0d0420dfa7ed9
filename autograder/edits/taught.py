"""The taught solutions, read from the lessons as they are written in notebooks/: text, and the label of each step."""

import ast
import functools
import math
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np

import softcounts

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
HEAD = re.compile(r'# %% .*kind="(given|solution)" grade_id="(?:given_)?(\w+)"')
OFFERED = (
    "GaussianMixture", "BernoulliMixture", "ClassGaussians", "MixturePrior", "ExpertMixture", "ExponentialMixture",
    "Family", "init",
)  # fmt: skip
LABEL = re.compile(r"  # ([A-Z]\d(?:, [A-Z]\d)*|the mask)$")
SOLUTION = re.compile(r"^    ### (BEGIN|END) SOLUTION\n", re.MULTILINE)


class Taught(NamedTuple):
    """A taught function: its source with the labels taken off, and line number -> labels ("E4", "E5")."""

    source: str
    labels: dict


@functools.cache
def lesson(name):
    """Function name -> Taught, for all functions of a lesson ("01_e_step") that it gives or asks for, in order.

    Raises ValueError where the lesson is not there.
    """
    file = NOTEBOOKS / f"{name}.py"
    if not file.is_file():
        raise ValueError(f"{file} is missing: the grader reads the taught solutions there; check the course out again")
    cells = re.split(r"^(?=# %%)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    heads = [(HEAD.match(cell), cell) for cell in cells]
    return {head[2]: _taught(cell.split("\n", 1)[1]) for head, cell in heads if head}


def taught(lesson_name, function, inlined=()):
    """One Taught of the function below the functions `inlined` that its steps name too."""
    parts = [lesson(lesson_name)[name] for name in (*inlined, function)]
    labels, above = {}, 0
    for part in parts:
        labels |= {above + line: found for line, found in part.labels.items()}
        above += part.source.count("\n")
    return Taught("".join(part.source for part in parts), labels)


def namespace(lesson_name):
    """The names that a lesson's functions find: math, NumPy, what softcounts offers, and the lesson's own functions."""
    space = {"math": math, "np": np} | {name: getattr(softcounts, name) for name in OFFERED}
    for part in lesson(lesson_name).values():
        exec(compile(part.source, f"<taught {lesson_name}>", "exec"), space)
    return space


def _taught(cell):
    lines, labels = [], {}
    for line in SOLUTION.sub("", cell).splitlines():
        label = LABEL.search(line)
        if line.strip() and not line.strip().startswith("#"):
            lines.append(LABEL.sub("", line))
            if label:
                labels[len(lines)] = tuple(label[1].split(", "))
    tree = ast.parse("\n".join(lines))
    start, end = tree.body[0].body[0].lineno, tree.body[0].body[0].end_lineno
    if ast.get_docstring(tree.body[0]):
        del lines[start - 1 : end]
        labels = {line - (end - start + 1): found for line, found in labels.items()}
    return Taught("\n".join(lines) + "\n", labels)
