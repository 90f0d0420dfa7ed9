"""Whether what stands is what should stand: marks made from other files than are there now, pages from other marks."""

import hashlib
import itertools
import json
import os
from pathlib import Path

from autograder.referee.handed_in.finding import MOST_BYTES, content
from autograder.referee.handed_in.released import path_of

MARKS, MADE_FROM = "marks.json", "made_from.txt"
MOST_FILES, MOST_IN_ALL = 1000, 256 * 2**20


def asked_for(assignment, asked):
    """A hash of what the marks of an assignment depend on beside the submission: its released files and its questions.

    `asked`: notebook -> {name: Question}. To be gone on with, see `handed_in`.
    """
    digest = _with_files(hashlib.sha256(), path_of(assignment).parent)
    digest.update(repr(sorted((name, sorted(questions.items())) for name, questions in asked.items())).encode())
    return digest


def handed_in(folder, asked):
    """A digest of every byte that the marks of the submission in `folder` depend on; `asked`: of `asked_for`."""
    return _with_files(asked.copy(), Path(folder)).hexdigest()


def _with_files(digest, folder):
    left = MOST_IN_ALL
    for path in itertools.islice(_files(folder), MOST_FILES):
        raw = content(path, min(left, MOST_BYTES))
        left -= len(raw or b"")
        digest.update(repr((os.fsencode(path.relative_to(folder)), raw is None)).encode() + (raw or b""))
    return digest


def _files(folder):
    """All that lies in a folder, in order; links are not followed."""
    if folder.is_symlink():
        return
    for place, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in sorted(files))


def note_marks(folder, digest, marks, points):
    """Write into the graded folder what it was made from, and the marks and points that the gradebook got with it."""
    noted = {"handed_in": digest, "points": points} | marks
    (Path(folder) / MARKS).write_text(json.dumps(noted, indent=1), encoding="utf-8")


def marks_in(folder):
    """What `note_marks` wrote, {} where it did not."""
    try:
        found = json.loads((Path(folder) / MARKS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def agree(folder, marks):
    """Whether the marks that a graded folder tells are those of the gradebook, `marks` (None: it has none)."""
    noted = marks_in(folder)
    return marks is not None and all(name in noted and noted[name] == value for name, value in marks.items())


def why_again(folder, notebooks, digest, marks):
    """Why what is graded into `folder` is to be graded again; None where it stands.

    `notebooks`: names of those of the assignment; `digest`: of what is there now; `marks`: those of the gradebook.
    """
    missing = [name for name in notebooks if not (Path(folder) / f"{name}.ipynb").is_file()]
    noted = marks_in(folder)
    reasons = {
        f"{', '.join(missing)} is missing in the graded folder": missing,
        "the gradebook has no marks of it": marks is None,
        f"{MARKS} does not tell what was graded (an earlier version wrote none)": "handed_in" not in noted,
        "what was handed in, or what the assignment asks for, is not what was graded": noted.get("handed_in") != digest,
        "the gradebook has other marks, or another due date": not agree(folder, marks),
    }
    return next((reason for reason, is_so in reasons.items() if is_so), None)


def shown(graded, row):
    """A digest of all that a feedback page shows: graded notebooks, and marks and comments of a submission's row."""
    told = [
        (notebook.name, notebook.late_submission_penalty, _grades(notebook), _comments(notebook))
        for notebook in sorted(row.notebooks, key=lambda one: one.name)
    ]
    digest = hashlib.sha256(repr(told).encode())
    for path in sorted(Path(graded).glob("*.ipynb")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _grades(notebook):
    return sorted(
        (grade.name, repr((grade.auto_score, grade.manual_score, grade.extra_credit, grade.max_score)))
        for grade in notebook.grades
    )


def _comments(notebook):
    return sorted(
        (comment.name, comment.auto_comment or "", comment.manual_comment or "") for comment in notebook.comments
    )


def pages_of(graded):
    """Names of the feedback pages that a graded folder should have."""
    return [f"{path.stem}.html" for path in sorted(Path(graded).glob("*.ipynb"))]


def made_from(page):
    """The digest (see `shown`) of what the pages in a folder were made from; "" where it is not known."""
    try:
        return (Path(page) / MADE_FROM).read_text(encoding="utf-8")
    except OSError:
        return ""
