"""Why a function is not there, or raised, told from what its cells put out before any hidden case went in.

Of what a student's code says only the names of Python's own exceptions and plain identifiers are repeated.
"""

import builtins
import re

from autograder.referee.handed_in.reading import defines
from autograder.referee.handed_in.recognise import is_code
from autograder.sandbox.wire import SKIPPED

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LINE = re.compile(r"Cell In\[\d+\], line (\d+)")
NAME = re.compile(r"'([A-Za-z_][A-Za-z0-9_.]{0,59})'")
PART = re.compile(rf"cannot import name {NAME.pattern} from {NAME.pattern}")
KEEPING = ("%%time", "%%capture", "%%prun")
MODULES = ("ImportError", "ModuleNotFoundError")
LACKING = (
    "Could not be imported: {}. The course's environment has nothing of that name, and files of your own that lie "
    "beside the notebook are not there when it is graded."
)
MOST_NAMED = 20
RUN_ALL = "Restart the kernel and run all cells from the top: which cell stops, and at which line?"


def explained(verdict, note, name, cells):
    """The verdict on the function `name` and the note, with the reason where it is known from the `cells` above."""
    kind = verdict.diagnosis.kind
    if kind == "missing" and (said := _why_missing(name, cells)):
        seen, why, question = said
        verdict = verdict._replace(diagnosis=verdict.diagnosis._replace(seen=seen, why=why, question=question))
    if kind in ("missing", "raised") and (lacking := lacking_modules(cells)):
        note = f"{note} {lacking_sentence(lacking)}".strip()
    return verdict, note


def lacking_modules(cells):
    """Names of the modules that cells could not import, in order."""
    errors = [error for cell in cells if is_code(cell) for error in _errors(cell) if error.ename in MODULES]
    return list(dict.fromkeys(name for error in errors if (name := _module_in(error))))[:MOST_NAMED]


def lacking_sentence(names):
    """What a student is told about them."""
    return LACKING.format(", ".join(f"`{name}`" for name in names[:5]))


def _why_missing(name, cells):
    """(seen, why, question) where a cell that should define the function did not come to its end, else None."""
    own = [cell for cell in cells if is_code(cell) and (cell.id == name or defines(name, cell.source))]
    for cell in reversed(own):
        first = (cell.source.strip().splitlines() or [""])[0]
        magic = re.match(r"%%[a-z]+", first)
        if magic and magic[0] not in KEEPING:
            return _of_magic(name, magic[0])
        if error := _stopper(cell):
            return _of_error(name, error)
    return None


def _stopper(cell):
    """The error at which a cell stopped; None where it came to its end."""
    last = None
    for output in cell.get("outputs", ()):
        if output.output_type == "error":
            last = output
        elif output.output_type == "stream" and SKIPPED in output.text:
            last = None
    return last


def _of_magic(name, magic):
    return (
        f"The cell of `{name}` begins with `{magic}`, and there is no `{name}` after it.",
        f"`{magic}` does with the lines below it something of its own: what they define does not remain.",
        "Is the cell's first line still needed?",
    )


def _of_error(name, error):
    kind, line = error.ename, LINE.search(COLOUR.sub("", "\n".join(error.traceback)))
    at = f" at line {line[1]}" if line else ""
    if kind == "CellTimeoutError":
        return (
            f"The cell of `{name}` was stopped, for it took too long; `{name}` was not defined by then.",
            "A cell that defines a function needs no time: something else in it runs.",
            "What in this cell is not part of the function, and can it stand in another cell?",
        )
    said = f" with {kind}" if _is_builtin(kind) else ""
    if kind == "NameError" and (unknown := _name_in(error)):
        said += f": nothing was called `{unknown}` there"
    why = f"What was to be defined from there on, `{name}` too, does not exist."
    if kind in ("SyntaxError", "IndentationError", "TabError"):
        why = f"Python could not read the cell, so nothing of it was run, and `{name}` does not exist."
    return f"The cell of `{name}` stopped{at}{said}.", why, RUN_ALL


def _errors(cell):
    return [output for output in cell.get("outputs", ()) if output.output_type == "error"]


def _name_in(error):
    """The identifier between quotes in what an error says; None where there is none."""
    found = NAME.search(str(error.evalue))
    return found and found[1]


def _module_in(error):
    """The module that was not there, or the part of one, as in numpy.Inf."""
    part = PART.search(str(error.evalue))
    return f"{part[2]}.{part[1]}" if part else _name_in(error)


def _is_builtin(kind):
    found = getattr(builtins, kind, None)
    return isinstance(found, type) and issubclass(found, BaseException)
