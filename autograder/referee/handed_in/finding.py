"""Find the notebook in what was handed in: its bytes decide, not its name. No link is followed, nothing blocks."""

import codecs
import hashlib
import io
import itertools
import json
import os
import re
import stat
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

MB = 2**20
# A file; what is left of it without what is long; and what its values weigh when they are read (strings not counted).
MOST_BYTES, MOST_PLAIN, MOST_VALUES = 128 * MB, 20 * MB, 64 * MB
MOST_FILES, MOST_FOLDERS = 20, 20
# Pictures, and texts longer than any source that is read.
LONG = re.compile(rb'"[A-Za-z0-9+/=\s\\]{65536,}+"|(?<=[:,\[{\s])"[^"]{1000000,}+"')
BETWEEN = bytes(set(range(256)) - set(b'",[{'))
ARCHIVE, DIRECTORY, MOST_MEMBERS = b"PK\x03\x04", b"PK\x01\x02", 10_000
NBGRADERS = ("timestamp.txt", "submission_secret.txt")
NO_NAME = re.compile(r"[^\w ._()/-]")


class Handed(NamedTuple):
    """What a file or folder holds, and sentences about what is wrong with it."""

    content: object
    notes: tuple = ()


class File(NamedTuple):
    """A file that was handed in: its name, as it may be shown, and its bytes."""

    name: str
    raw: bytes


def find(path, fits):
    """What lies at `path`; where that is no notebook of this lesson, the one other in the folder that is.

    `fits(content)`: whether parsed JSON is such a notebook.
    """
    if not plain_folder(path.parent):
        return Handed(None, ("What was handed in is a link; it was not read.",))
    own = _own(path)
    if fits(own.content):
        return own
    there, notes = own.content is not None or own.notes, own.notes
    del own  # JSON takes many times its bytes in memory: one is there at a time
    fitting = list(itertools.islice(_fitting(path, fits), 2))
    if len(fitting) == 1:
        name, found = fitting[0].name, parsed(fitting[0].raw, fitting[0].name)
        said = f"{name} was graded in place of {path.name}." if there else f"It was handed in as {name}."
        return Handed(found.content, (*notes, *found.notes, said))
    return _own(path) if there else Handed(None, (_nothing(path, fitting),))


def plain_folder(folder):
    """Neither the lesson's folder nor the student's is a link."""
    return not folder.is_symlink() and not folder.parent.is_symlink()


def shown(name):
    """A name that somebody chose, as it may stand in a sentence."""
    return NO_NAME.sub("?", str(name))[:80]


def content(path, most):
    """The content of an ordinary file of at most `most` bytes, else None."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or state.st_size > most:
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)


def parsed(raw, name):
    """The JSON in some bytes, as Handed."""
    short, notes = raw, ()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        short = raw.decode("utf-16", errors="replace").encode(errors="replace") if len(raw) <= MOST_PLAIN else raw
    elif len(raw) > MOST_PLAIN:
        short, notes = LONG.sub(b'""', raw), (f"{name} is very large; the largest texts and pictures were left out.",)
    if not _is_bounded(short):
        return Handed(None, (f"{name} is too large to be read: clear its outputs, and hand it in again.",))
    short, strange = _utf8(short, name)
    try:
        return Handed(json.loads(short), (*notes, *strange))
    except (ValueError, RecursionError, MemoryError):
        return Handed(
            None, (f"{name} is damaged: it is no notebook (no JSON). Open it in JupyterLab, and hand it in again.",)
        )


def _is_bounded(raw):
    """Whether reading this JSON takes no more memory than a notebook needs.

    An empty list takes 3 bytes in a file, and twenty times as much in memory.
    """
    if len(raw) > MOST_PLAIN:
        return False
    bare = raw.replace(rb"\\", b"").replace(rb"\"", b"").translate(None, BETWEEN)
    if 32 * bare.count(b'"') > MOST_VALUES:
        return False
    outside = b"".join(bare.split(b'"')[::2])
    return 64 * (outside.count(b",") + outside.count(b"[")) + 256 * outside.count(b"{") <= MOST_VALUES


def _utf8(raw, name):
    """The same text as UTF-8, and sentences."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        said = f"{name} is not UTF-8; letters other than English ones may be wrong."
        return raw.decode("latin-1").encode(), (said,)
    return raw.removeprefix(codecs.BOM_UTF8), ()


def _own(path):
    """The JSON in `path`; None without a note where there is no such file."""
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        return Handed(None)
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "no ordinary file"
        return Handed(None, (f"{path.name} is {what}; it was not read.",))
    raw = content(path, MOST_BYTES)
    if raw is None:
        return Handed(None, (f"{path.name} cannot be read, or is larger than {MOST_BYTES // MB} MB.",))
    return parsed(raw, path.name)


def _fitting(path, fits):
    """The other Files that are notebooks of this lesson, each content once."""
    seen = set()
    for file in _others(path):
        digest = hashlib.sha256(file.raw).digest()
        if digest not in seen and is_notebook(file.raw) and fits(parsed(file.raw, file.name).content):
            seen.add(digest)
            yield file


def is_notebook(raw):
    """Whether some bytes look like a notebook's."""
    begins = raw.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"{")
    written = [
        mark.encode(code) for mark in ('"cells"', '"worksheets"') for code in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    return begins and any(mark in raw for mark in written)


def _others(path):
    """The other files, and those in archives, as Files; together, with the archives, no more than MOST_BYTES."""
    left = MOST_BYTES
    for other in itertools.islice(_files(path), MOST_FILES):
        raw, name = content(other, left) or b"", shown(other.relative_to(path.parent))
        left -= len(raw)
        if not raw.startswith(ARCHIVE):
            yield File(name, raw)
            continue
        for file in unpacked(name, raw, left):
            left -= len(file.raw)
            yield file


def unpacked(name, raw, most):
    """The Files in an archive, of together at most `most` bytes; archives in it are left alone. Nothing is written."""
    if raw.count(DIRECTORY) > MOST_MEMBERS:  # zipfile makes an object of each
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for inside in archive.infolist()[:MOST_FILES]:
                if inside.is_dir() or _hidden(inside.filename) or inside.file_size > most:
                    continue
                with archive.open(inside) as file:
                    got = file.read(most + 1)
                most -= len(got)
                if most >= 0:
                    yield File(f"{shown(inside.filename)} in {name}", got)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, ValueError, EOFError):
        return  # what came before it was read


def _hidden(name):
    return any(part.startswith((".", "__")) for part in name.split("/"))


def _nothing(path, fitting):
    """A sentence that says why nothing is graded."""
    why = "several notebooks of this lesson were handed in, none" if fitting else "no notebook was handed in"
    there = ", ".join(shown(file.relative_to(path.parent)) for file in _files(path)[:3])
    return f"Nothing to grade: {why} under the name {path.name}." + (f" What was handed in: {there}." if there else "")


def _files(path):
    """The other files beside `path` and in the folders there, of the student's; no link is followed."""
    found = []
    for place, folders, files in itertools.islice(os.walk(path.parent), MOST_FOLDERS):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        found += [Path(place, name) for name in sorted(files) if not name.startswith(".") and name not in NBGRADERS]
    return [file for file in found if file != path]
