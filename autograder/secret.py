"""The course secret: what makes hidden cases unknown to students and the same at each grading."""

import contextlib
import hmac
import os
import secrets
from pathlib import Path

VARIABLE, FILE = "SOFTCOUNTS_SECRET", ".course_secret"


def course_secret(folder="."):
    """The secret: the environment variable, else the file beside the nearest nbgrader_config.py above `folder`.

    The file is made at first use, readable by its owner only. Raises OSError where it can be neither read nor made.
    """
    if os.environ.get(VARIABLE):
        return os.environ[VARIABLE]
    return _from_file(course_root(folder) / FILE)


def derived(purpose, folder="."):
    """128 hex digits that only who knows the course secret can tell, the same each time for the same `purpose`."""
    return hmac.digest(course_secret(folder).encode(), purpose.encode(), "sha512").hex()


def course_root(folder="."):
    """The nearest folder, from `folder` upwards, that holds nbgrader_config.py or gradebook.db; else `folder`."""
    folder = Path(folder).resolve()
    for place in (folder, *folder.parents):
        if (place / "nbgrader_config.py").is_file() or (place / "gradebook.db").is_file():
            return place
    return folder


def _from_file(file):
    with contextlib.suppress(FileExistsError):
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as opened:
            opened.write(secrets.token_hex(16) + "\n")
    text = file.read_bytes().decode(errors="replace").strip()
    if not text or not text.isprintable():
        raise OSError(
            f"{file} is empty or damaged: restore it, or delete it, and a new one is made at the next grading"
        )
    return text
