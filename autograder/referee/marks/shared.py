"""A course that several instructors share: what one of them makes, the others may change (nbgrader's groupshared)."""

import os
from contextlib import suppress
from pathlib import Path

from autograder.secret import FILE

OTHERS, FOLDER = 0o660, 0o2770


def share_course(coursedir):
    """The course secret and the gradebook, where they are this user's."""
    if coursedir.groupshared:
        for path in (Path(coursedir.root, FILE), Path(coursedir.db_url.removeprefix("sqlite:///"))):
            _permit(path, OTHERS)


def share_folders(coursedir, *folders):
    """These folders, where they are this user's."""
    if coursedir.groupshared:
        for folder in folders:
            _permit(folder, FOLDER)


def _permit(path, mode):
    with suppress(OSError):  # there is none, or it is somebody else's, who has shared it
        if (now := os.stat(path).st_mode & 0o7777) | mode != now:
            os.chmod(path, now | mode)
