"""`softcounts start FOLDER`: a student's own copy of the lessons."""

import hashlib
import json
import os
import tempfile
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import click

from softcounts import __version__

CHECKOUT = Path(__file__).resolve().parent.parent / "release"
COPIED = ".softcounts.json"
COURSE_FOLDERS = ("notebooks", "source", "release", "softcounts", "autograder", "tests")


@click.group()
@click.version_option(__version__)
def main():
    """Learn the EM algorithm by writing it."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--fresh", is_flag=True, help="Copy edited lessons anew; your own version stays beside as NAME.old-1.ipynb."
)
def start(folder, fresh):
    """Copy the lessons into FOLDER. A lesson that you have edited is left alone; others are renewed after an update."""
    lessons = released()
    target = folder.resolve()
    if CHECKOUT.is_dir() and any(target.is_relative_to(CHECKOUT.parent / name) for name in COURSE_FOLDERS):
        raise click.ClickException(f"{folder} is part of the course itself: choose a folder outside it")
    try:
        copied = _read_copied(folder)
        for file in lessons:
            target = folder / file.stem / file.name
            click.echo(f"{copy(file, target, fresh, copied)} {target}")
            _write_copied(folder, copied)
    except OSError as error:
        reason = error.strerror or error
        raise click.ClickException(f"cannot write into {folder} ({reason}): choose a folder of your own") from error
    click.echo(f"\nTo begin:  jupyter lab {folder}\nThen open 00_start_here.")


def released():
    """The released lessons as paths: from the installed package, or from the checkout. Raises ClickException."""
    for folder in (Path(str(resources.files("softcounts"))) / "lessons", CHECKOUT):
        lessons = sorted(folder.glob("*/*.ipynb"))
        if lessons:
            return lessons
    raise click.ClickException("there are no lessons here: install softcounts again, or run `make build` in a checkout")


def copy(source, target, fresh, copied):
    """Copy one lesson, never over an edited one; return what was done, in a word or two.

    `copied`: lesson -> the `State` in which it was copied before; it takes in this one.
    """
    done, new = "new      ", State.of(source)
    if target.exists():
        now, before = State.of(target), copied.get(target.name)
        if now.sources == new.sources:
            copied[target.name] = new
            return "unchanged"
        untouched = before and now.sources == before.sources
        if not untouched and not fresh:
            why = "you edited it" if before else "you edited it, or it is of an earlier version"
            return f"kept, because {why} (--fresh gives you a new copy beside it):"
        done = "renewed, for you had not changed it:"
        if not untouched or now.content != before.content:
            os.replace(target, _free_name(target))
            done = "new, yours is kept beside it:"
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(target, source.read_bytes())
    copied[target.name] = new
    return done


class State(NamedTuple):
    """Digests of a notebook: of all that is in the file, and of what stands in its cells."""

    content: str
    sources: str

    @classmethod
    def of(cls, path):
        """The State of the notebook at `path`; where that is none, both are of the file."""
        raw = path.read_bytes()
        try:
            cells = [[cell["cell_type"], "".join(cell["source"])] for cell in json.loads(raw)["cells"]]
        except (ValueError, KeyError, TypeError):
            cells = None
        content = hashlib.sha256(raw).hexdigest()
        return cls(content, hashlib.sha256(json.dumps(cells).encode()).hexdigest() if cells else content)


def _read_copied(folder):
    """What `_write_copied` wrote; nothing where there is no such file, or another one."""
    try:
        return {name: State(*state) for name, state in json.loads((folder / COPIED).read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write_copied(folder, copied):
    _write_whole(folder / COPIED, json.dumps(copied, indent=1).encode())


def _free_name(target):
    """The first of NAME.old-1.ipynb, NAME.old-2.ipynb, ... that is not taken."""
    number = 1
    while (name := target.with_name(f"{target.stem}.old-{number}{target.suffix}")).exists():
        number += 1
    return name


def _write_whole(target, content):
    """All of the file or nothing: written beside, then renamed."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".softcounts-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    main()
