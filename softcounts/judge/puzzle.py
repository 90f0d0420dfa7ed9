"""Puzzles: what a wrong algorithm made of a lesson's data, for "which bug made this plot?"."""

import json
from pathlib import Path
from types import SimpleNamespace

from softcounts.judge.casebook import from_json, to_json


class Puzzle(SimpleNamespace):
    """Named arrays and mixtures to draw.

    The usual names: `trace` (T,): log-likelihoods; `mixture`, `post` (n, K): the wrong result; `right`: its right
    counterpart.
    """


def dump_puzzles(puzzles):
    """A dict of puzzles as JSON, one line each."""
    lines = [f"{json.dumps(name)}: {to_json(vars(puzzle))}" for name, puzzle in puzzles.items()]
    return "{" + ",\n".join(lines) + "}\n"


def load_puzzles(path):
    """Read a file with the text that `dump_puzzles` made."""
    return {name: Puzzle(**fields) for name, fields in from_json(Path(path).read_text(encoding="utf-8")).items()}
