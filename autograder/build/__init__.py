"""Build: notebooks/ -> source/ -> release/, and the public casebooks.

`built` makes everything in memory, so that `build` can write all or nothing and `stale` can compare.
"""

import shutil
import tempfile
from pathlib import Path

from autograder import casebooks
from autograder.build.assemble import notebook_text
from autograder.build.faults import BuildError, Fault
from autograder.build.read import read_lesson
from autograder.build.release import release_texts
from autograder.build.rules import faults
from autograder.build.write import changed, put
from autograder.course import course_folder, lesson_files, notebook_path
from autograder.exercises import all_exercises


def build(folder=".", only=()):
    """Build the course in `folder`, or the lessons named in `only` and no casebooks; return the paths rewritten.

    Raises BuildError with every fault of every lesson, ValueError where `folder` is no course, OSError where it
    cannot be written; nothing is written then.
    """
    root = course_folder(folder)
    books = {} if only else _casebooks(root)
    files = built(root, only) | books
    rewritten = {path: files[path] for path in changed(files, root)}
    put(rewritten, root)
    for old in _old_casebooks(root, books) if books else ():
        old.unlink()
    return list(rewritten)


def stale(folder="."):
    """What `build` would rewrite in `folder`, as sentences. Raises as `build` does."""
    root = course_folder(folder)
    files = built(root)
    books = casebooks.stale(root / casebooks.FOLDER)
    return [
        *(f"{path} is stale: it is not what notebooks/ gives" for path in changed(files, root)),
        *(f"{casebooks.FOLDER / name} is stale: it is not what the exercises give" for name in books),
    ]


def strangers(folder="."):
    """Folders in source/ and release/ that no file in notebooks/ makes; `build` leaves them alone."""
    root = course_folder(folder)
    names = {file.stem for file in lesson_files(root)}
    found = [path for step in ("source", "release") for path in sorted((root / step).glob("*/"))]
    return [path.relative_to(root) for path in found if path.name not in names and not path.name.startswith(".")]


def built(root, only=()):
    """Relative path -> bytes of every source and released notebook."""
    sources = source_texts(_chosen(lesson_files(root), only), all_exercises())
    texts = {notebook_path("source", lesson): text for lesson, text in sources.items()}
    texts |= {notebook_path("release", lesson): text for lesson, text in release_texts(sources, root).items()}
    return {path: text.encode() for path, text in texts.items()}


def _chosen(files, only):
    names = [file.stem for file in files]
    for name in only:
        if name not in names:
            raise ValueError(f"no lesson {name!r} in notebooks/: there are {', '.join(names)}")
    return [file for file in files if not only or file.stem in only]


def source_texts(files, exercises):
    """Lesson -> JSON text of the source notebook. Raises BuildError with the faults of all `files`."""
    lessons, found = [], []
    for file in files:
        try:
            lessons.append(read_lesson(file))
            found += faults(lessons[-1], exercises)
        except BuildError as error:
            found += error.faults
    if found:
        raise BuildError(found)
    return {lesson.name: notebook_text(lesson) for lesson in lessons}


def _old_casebooks(root, books):
    """Casebooks of exercises that are gone."""
    return [path for path in (root / casebooks.FOLDER).glob("*.json") if path.relative_to(root) not in books]


def _casebooks(root):
    """Relative path -> bytes of the casebooks; those that are numerically unchanged keep their bytes."""
    there = root / casebooks.FOLDER
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "casebooks"
        if there.is_dir():
            shutil.copytree(there, fresh)
        return {casebooks.FOLDER / path.name: path.read_bytes() for path in casebooks.build(fresh)}


__all__ = ["BuildError", "Fault", "build", "built", "source_texts", "stale", "strangers"]
