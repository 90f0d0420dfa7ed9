"""`softcounts start FOLDER`: a student's own copy of the lessons."""

import os
import tempfile
from importlib import resources
from pathlib import Path

import click

from softcounts import __version__

CHECKOUT = Path(__file__).resolve().parent.parent / "release"
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
    """Copy the lessons into FOLDER. A lesson that you have edited is left alone."""
    lessons = released()
    target = folder.resolve()
    if CHECKOUT.is_dir() and any(target.is_relative_to(CHECKOUT.parent / name) for name in COURSE_FOLDERS):
        raise click.ClickException(f"{folder} is part of the course itself: choose a folder outside it")
    try:
        for file in lessons:
            click.echo(f"{copy(file, folder / file.stem / file.name, fresh)} {folder / file.stem / file.name}")
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


def copy(source, target, fresh):
    """Copy one lesson, never over an edited one; return what was done, in a word or two."""
    done = "new      "
    if target.exists():
        if target.read_bytes() == source.read_bytes():
            return "unchanged"
        if not fresh:
            return "kept, because you edited it (--fresh gives you a new copy beside it):"
        os.replace(target, _free_name(target))
        done = "new, yours is kept beside it:"
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(target, source.read_bytes())
    return done


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
