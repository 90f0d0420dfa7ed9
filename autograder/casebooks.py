"""Casebooks: the public ones, shipped as arrays, and the hidden ones, drawn afresh for each submission."""

import functools
import hashlib
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from autograder.edits import fingerprints, taught
from autograder.exercises import all_exercises, find
from autograder.puzzles import LESSONS, puzzles
from softcounts.judge import casebook, play
from softcounts.judge.compare import near
from softcounts.judge.puzzle import dump_puzzles
from softcounts.judge.values import snapshot
from softcounts.lesson import CASEBOOKS

FOLDER = Path("softcounts") / "casebooks"


def draw(exercise, seed):
    """A Casebook of `exercise` without mistakes, the same for the same seed (any text)."""
    with np.errstate(all="ignore"):
        cases = tuple(exercise.cases(np.random.default_rng(list(hashlib.sha256(seed.encode()).digest()))))
        right = tuple(snapshot(exercise.reference(*case.args)) for case in cases)
    return exercise.casebook(cases, right)


def public(exercise):
    """The casebook that ships with softcounts, with the fingerprints of all mistakes that can be told apart on it."""
    return fingerprints.added(exercise, _plain(exercise))


@functools.cache
def shipped(exercise):
    """The same as it lies in `softcounts`; made anew, which takes a while, where that is not of today's sources."""
    there = path(CASEBOOKS, exercise.key)
    book = casebook.load(there) if there.is_file() else None
    return book if book and book.made_from == made_from(exercise) else public(exercise)


def hidden(exercise, secret, student):
    """The casebook of one student's submission: reproducible from the course secret, unknown without it."""
    return draw(exercise, f"hidden/{secret}/{student}/{exercise.key}")


def following(exercise, book, helper, slip):
    """The casebook with the answers that follow from a known slip in the function `helper`, or None.

    So that a slip costs its points once: a right estep that calls a log_gaussian with a known slip is right. Only
    slips of the catalogue count, run by our own code; a made-up helper cannot make a wrong answer right.
    """
    with np.errstate(all="ignore"):
        reference = functools.partial(exercise.reference, **{helper: slip})
        outcomes = play(reference, book.cases, exercise.arguments, exercise.seconds)
    if not all(outcome and outcome.value for outcome in outcomes):
        return None
    return book._replace(right=tuple(outcome.value for outcome in outcomes), mistakes=())


def build(folder=FOLDER):
    """Write the public casebook of every exercise, and each lesson's puzzles, into `folder`; return their paths.

    A file whose numbers are the same up to rounding stays as it is, so that another machine's last digits change
    nothing. Files that no longer belong there are removed. Fingerprints take minutes, and are made anew only where
    their sources have changed.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    plain, texts = _all_plain(folder), _puzzles(folder)
    for old in set(folder.glob("*.json")) - {*plain, *texts}:
        old.unlink()
    changed = [file for file, book in plain.items() if not _current(file, book)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        making = {pool.submit(_public_text, plain[file].key): file for file in changed}
        for made in as_completed(making):
            making[made].write_text(made.result(), encoding="utf-8")
    for file, text in texts.items():
        if not _unchanged(file, text):
            file.write_text(text, encoding="utf-8")
    return [*plain, *texts]


def stale(folder=FOLDER):
    """The files in `folder` that no longer say what the exercises say, or should not be there, by name."""
    folder = Path(folder)
    plain, texts = _all_plain(folder), _puzzles(folder)
    extra = set(folder.glob("*.json")) - {*plain, *texts}
    changed = [file for file, book in plain.items() if not _current(file, book)]
    changed += [file for file, text in texts.items() if not _unchanged(file, text)]
    return sorted(file.name for file in [*extra, *changed])


def _plain(exercise):
    """The public casebook without fingerprints, stamped with the state of its sources."""
    return draw(exercise, f"public/{exercise.key}")._replace(made_from=made_from(exercise))


def _all_plain(folder):
    return {path(folder, key): _plain(exercise) for key, exercise in all_exercises().items()}


def _puzzles(folder):
    return {path(folder, f"{lesson}/puzzles"): dump_puzzles(puzzles(lesson)) for lesson in LESSONS}


def _public_text(key):
    return casebook.dumps(public(find(key)))


def _current(file, book):
    """Does the file hold this casebook, with fingerprints of today's sources?"""
    try:
        there = casebook.load(file)._replace(mistakes=(), prints=book.prints)
        return alike(casebook.from_json(casebook.dumps(there)), casebook.from_json(casebook.dumps(book)))
    except (FileNotFoundError, ValueError):
        return False


def made_from(exercise):
    """The state of all that a casebook's fingerprints are made from, as a short text."""
    here = Path(__file__).parent
    kinds = [here / "edits", here / "exercises", here / "reference"]
    files = [file for folder in kinds for file in sorted(folder.glob("*.py"))]
    files += [here.parent / "softcounts" / "judge" / "prints.py"]
    files += sorted((here / "exercises" / f"lesson{exercise.lesson[:2]}").glob("*.py"))
    found = hashlib.sha256(taught.taught(exercise.lesson, exercise.name, exercise.inlined).source.encode())
    for file in files:
        found.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()[:16]


def path(folder, key):
    """Where the casebook of "01_e_step/estep" lies."""
    return Path(folder) / f"{key.replace('/', '.')}.json"


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
