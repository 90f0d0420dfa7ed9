"""Casebooks: the public ones, shipped as arrays, and the hidden ones, drawn afresh for each submission."""

import functools
import hashlib
from pathlib import Path

import numpy as np

from autograder.exercises import all_exercises
from autograder.puzzles import LESSONS, puzzles
from softcounts.judge import Mistake, Outcome, casebook, play
from softcounts.judge.compare import compare, explained, near
from softcounts.judge.puzzle import dump_puzzles
from softcounts.judge.values import snapshot

FOLDER = Path("softcounts") / "casebooks"


def draw(exercise, seed, mistakes=True):
    """A Casebook of `exercise`, the same for the same seed (any text). Without `mistakes` it is drawn faster."""
    with np.errstate(all="ignore"):
        cases = tuple(exercise.cases(np.random.default_rng(list(hashlib.sha256(seed.encode()).digest()))))
        right = tuple(snapshot(exercise.reference(*case.args)) for case in cases)
    drawn = exercise.casebook(cases, right, ())
    return with_mistakes(exercise, drawn, exercise.mistakes) if mistakes else drawn


def with_mistakes(exercise, book, mistakes):
    """The casebook with the outcomes of these mistakes of the exercise."""
    with np.errstate(all="ignore"):
        return book._replace(mistakes=tuple(_known(exercise, book, slip) for slip in mistakes))


def with_suspects(exercise, book, outcomes, last):
    """The casebook with those mistakes that answer all its cases up to the index `last` as `outcomes` do.

    Only they can explain answers whose first failure lies there; most mistakes are ruled out by a case or two.
    """
    singles = [book._replace(cases=book.cases[i : i + 1], right=book.right[i : i + 1]) for i in range(last + 1)]
    compared = [compare(single, outcomes[i : i + 1]) for i, single in enumerate(singles)]

    def fits(slip):
        return all(
            explained(single, case, with_mistakes(exercise, single, [slip]).mistakes[0], [0])
            for single, case in zip(singles, compared, strict=True)
            if case[0].outcome
        )

    return with_mistakes(exercise, book, [slip for slip in exercise.mistakes if fits(slip)])


def public(exercise):
    """The casebook that ships with softcounts."""
    return draw(exercise, f"public/{exercise.key}")


def hidden(exercise, secret, student, mistakes=True):
    """The casebook of one student's submission: reproducible from the course secret, unknown without it."""
    return draw(exercise, f"hidden/{secret}/{student}/{exercise.key}", mistakes)


def following(exercise, book, helper, slip):
    """The casebook with the answers that follow from a known slip in the function `helper`, or None.

    So that a slip costs its points once: a right estep that calls a log_gaussian with a known slip is right. Only
    slips of the catalogue count, run by our own code; a made-up helper cannot make a wrong answer right.
    """
    with np.errstate(all="ignore"):
        reference = functools.partial(exercise.reference, **{helper: slip.function})
        outcomes = play(reference, book.cases, exercise.arguments, exercise.seconds)
    if not all(outcome and outcome.value for outcome in outcomes):
        return None
    return book._replace(right=tuple(outcome.value for outcome in outcomes), mistakes=())


def build(folder=FOLDER):
    """Write the public casebook of every exercise, and each lesson's puzzles, into `folder`; return their paths.

    A file whose numbers are the same up to rounding stays as it is, so that another machine's last digits change
    nothing. Files that no longer belong there are removed.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = _texts(folder)
    for old in set(folder.glob("*.json")) - set(wanted):
        old.unlink()
    for file, text in wanted.items():
        if not _unchanged(file, text):
            file.write_text(text, encoding="utf-8")
    return list(wanted)


def stale(folder=FOLDER):
    """The files in `folder` that no longer say what the exercises say, or should not be there, by name."""
    wanted = _texts(Path(folder))
    extra = set(Path(folder).glob("*.json")) - set(wanted)
    changed = [file for file, text in wanted.items() if not _unchanged(file, text)]
    return sorted(file.name for file in [*extra, *changed])


def _texts(folder):
    """Path -> text of every file that belongs into the folder."""
    books = {path(folder, key): casebook.dumps(public(exercise)) for key, exercise in all_exercises().items()}
    return books | {path(folder, f"{lesson}/puzzles"): dump_puzzles(puzzles(lesson)) for lesson in LESSONS}


def path(folder, key):
    """Where the casebook of "01_e_step/estep" lies."""
    return Path(folder) / f"{key.replace('/', '.')}.json"


def _known(exercise, drawn, slip):
    """The mistake's outcomes, with None where they equal the right answer."""
    outcomes = play(slip.function, drawn.cases, exercise.arguments, exercise.seconds)
    as_right = [Outcome(value) for value in drawn.right]
    kept = tuple(None if o is None or alike(o, r) else o for o, r in zip(outcomes, as_right, strict=True))
    return Mistake(slip.name, slip.why, slip.question, kept, slip.tolerated)


def _unchanged(file, text):
    try:
        return alike(casebook.from_json(file.read_text("utf-8")), casebook.from_json(text))
    except (FileNotFoundError, ValueError):
        return False


def alike(one, other):
    """Equal values, numbers up to rounding (1e-9 of the largest; below 1e-12 nothing but rounding is expected)."""
    if isinstance(one, np.ndarray | float) and isinstance(other, np.ndarray | float):
        return bool(np.all(near(np.asarray(one), np.asarray(other), beside=1e-3)))
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[name], other[name]) for name in one)
    return type(one) is type(other) and one == other
