"""Puzzles: what a wrong algorithm made of a lesson's data, for "which bug made this plot?"."""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from softcounts.judge.casebook import from_json, to_json
from softcounts.mixtures import GaussianMixture


class Puzzle(NamedTuple):
    """Arrays to draw; what a puzzle does not need is None.

    `trace` (T,): log-likelihoods. `mixture`, `post` (n, K): the wrong result. `right`: its right counterpart.
    """

    trace: np.ndarray | None = None
    mixture: GaussianMixture | None = None
    post: np.ndarray | None = None
    right: np.ndarray | None = None


def dump_puzzles(puzzles):
    """A dict of puzzles as JSON, one line each."""
    lines = [f"{json.dumps(name)}: {to_json(tuple(puzzle))}" for name, puzzle in puzzles.items()]
    return "{" + ",\n".join(lines) + "}\n"


def load_puzzles(path):
    """Read a file with the text that `dump_puzzles` made."""
    return {name: Puzzle(*fields) for name, fields in from_json(Path(path).read_text(encoding="utf-8")).items()}
