"""Put built files in their places: all of them, or none."""

import os
import shutil
import tempfile
from pathlib import Path


def changed(files, root):
    """The paths in `files` (relative path -> bytes) whose file under `root` is missing or different."""
    return [path for path, content in files.items() if _read(root / path) != content]


def _read(path):
    return path.read_bytes() if path.is_file() else None


def put(files, root):
    """Write `files` (relative path -> bytes) under `root`: first all beside it, then each moved into its place.

    Raises OSError, with nothing moved, where a folder cannot be made or written.
    """
    if not files:
        return
    for path in files:
        _may_write(root / path)
    stage = Path(tempfile.mkdtemp(prefix=".build-", dir=root))
    try:
        for i, content in enumerate(files.values()):
            (stage / str(i)).write_bytes(content)
        for i, path in enumerate(files):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(stage / str(i), root / path)
    finally:
        shutil.rmtree(stage)


def _may_write(path):
    """Raise OSError where `path` cannot be written."""
    there = next(folder for folder in path.parents if folder.exists())
    if not there.is_dir():
        raise NotADirectoryError(f"{there} is a file where a folder should be: move it away, then build again")
    if not os.access(there, os.W_OK | os.X_OK):
        raise PermissionError(f"{there} is not writable: change its permissions (chmod u+w), then build again")
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder where a file should be: move it away, then build again")
