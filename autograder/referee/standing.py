"""Whether what stands is what should stand: marks made from other files than are there now, pages from other marks."""

import hashlib
import itertools
import json
import os
from pathlib import Path

from autograder.referee import reading
from autograder.referee.released import path_of

MARKS, MADE_FROM = "marks.json", "made_from.txt"
MOST_FILES, MOST_BYTES = 1000, 256 * 2**20


def handed_in(folder, assignment, asked):
    """A digest of every byte that the marks of a submission depend on.

    `folder`: the submission's; `asked`: notebook -> questions of the assignment, whose released notebooks count too.
    """
    digest = hashlib.sha256(repr(sorted(asked.items())).encode())
    for name in sorted(asked):
        digest.update(path_of(assignment, name).read_bytes())
    left = MOST_BYTES
    for path in itertools.islice(_files(Path(folder)), MOST_FILES):
        content = reading.content(path, min(left, reading.MOST_BYTES))
        left -= len(content or b"")
        digest.update(repr((os.fsencode(path.relative_to(folder)), content is None)).encode() + (content or b""))
    return digest.hexdigest()


def _files(folder):
    """All that lies in a folder, in order; links are not followed."""
    if folder.is_symlink():
        return
    for place, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in sorted(files))


def note_marks(folder, digest, marks):
    """Write into the graded folder what it was made from, and the marks that went into the gradebook with it."""
    (Path(folder) / MARKS).write_text(json.dumps({"handed_in": digest} | marks, indent=1), encoding="utf-8")


def marks_in(folder):
    """What `note_marks` wrote, {} where it did not."""
    try:
        return json.loads((Path(folder) / MARKS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def agree(folder, marks):
    """Whether the marks that a graded folder tells are those of the gradebook, `marks` (None: it has none)."""
    noted = marks_in(folder)
    return marks is not None and noted == {"handed_in": noted.get("handed_in")} | marks


def shown(graded, gradebook, assignment, student):
    """A digest of all that a feedback page shows: the graded notebooks, and all marks and comments."""
    row = gradebook.find_submission(assignment, student)
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
        (grade.name, grade.auto_score, grade.manual_score, grade.extra_credit, grade.max_score)
        for grade in notebook.grades
    )


def _comments(notebook):
    return sorted((comment.name, comment.auto_comment, comment.manual_comment) for comment in notebook.comments)


def is_current(page, graded, gradebook, assignment, student):
    """Whether the feedback in the folder `page` shows what stands now."""
    made_from = Path(page) / MADE_FROM
    notebooks = [path.stem for path in Path(graded).glob("*.ipynb")]
    return (
        made_from.is_file()
        and all((Path(page) / f"{name}.html").is_file() for name in notebooks)
        and made_from.read_text(encoding="utf-8") == shown(graded, gradebook, assignment, student)
    )
