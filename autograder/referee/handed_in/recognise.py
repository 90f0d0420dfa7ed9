"""Which cell of the lesson was this? By its grade_id, its id, its text, or by the function that it defines."""

import re

from autograder.referee.handed_in.finding import shown
from autograder.referee.handed_in.reading import defines

MOST_HALVES = 20
OPENS = re.compile(r"@|(async|class|def|elif|else|except|finally|for|if|try|while|with)\b")
SPACES = {0x00A0: " ", 0x2007: " ", 0x202F: " ", 0x200B: None, 0x2060: None, 0xFEFF: None}


def recognise(pristine, handed):
    """(name, cell) for each cell of a submission, in its order, and sentences about what was repaired.

    `pristine`: the released notebook; `handed`: cells as `reading.notebook` gives them. `name` is the id of the
    lesson's cell that it was, or None. Read-only cells that are not of this lesson are left out.
    """
    graded = {cell.id: grade_id(cell) for cell in pristine.cells}
    texts = {cell.source.strip(): cell.id for cell in pristine.cells}
    known, notes, strange = [], [], []
    for cell, halves in _whole(handed):
        written, cell.source = cell.source, _readable(cell.source) if is_code(cell) else cell.source
        name = next((name for name in (grade_id(cell), cell.id) if name in graded), texts.get(cell.source.strip()))
        if not name and grade_id(cell) and cell.metadata["nbgrader"].get("locked"):
            strange.append(shown(grade_id(cell)))
            continue
        called = f"The cell {name}" if graded.get(name) else "An extra cell"
        if halves > 1:
            notes.append(f"{called} was in {halves} pieces; they were put together.")
        if written != cell.source:
            notes.append(f"{called} held tabs or invisible signs; they were read as spaces.")
        known.append((name, cell))
    if strange:
        more = " and more" if len(strange) > 3 else ""
        notes.append(f"Cells that are not of this lesson were left out: {', '.join(strange[:3])}{more}.")
    order = list(dict.fromkeys(name for name, _ in known if graded.get(name)))
    if order != [name for name in graded if name in order]:
        notes.append("Graded cells stood in another order than in the lesson; they are back in their places.")
    return known, [*notes, *_adopt(pristine, known)]


def adds(cell, source):
    """Whether `source` holds code that is not in the lesson's `cell`."""
    return bool(_code_lines(source) - _code_lines(cell.source))


def wrote(cell, source):
    """Whether `source` defines the function of the lesson's solution `cell`, and is not as it was handed out."""
    return defines(cell.id, source) and adds(cell, source)


def grade_id(cell):
    """nbgrader's name of a cell, or None."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def is_solution(cell):
    """Whether it is one that students write in."""
    return cell.metadata.get("nbgrader", {}).get("solution", False)


def is_answer(cell):
    """Whether it is one that students write in and a person grades."""
    return is_solution(cell) and cell.metadata["nbgrader"].get("grade", False)


def is_explore(cell):
    """Whether it is one to play with, which grading does not run."""
    return is_code(cell) and "explore" in cell.metadata.get("tags", ())


def is_code(cell):
    """Whether it is a code cell."""
    return cell.cell_type == "code"


def _whole(cells):
    """(cell, number of halves): a code cell that begins inside a block is the rest of the one above it."""
    whole, left = [], MOST_HALVES
    for cell in cells:
        if whole and left and _continues(whole[-1][0], cell):
            first, halves = whole.pop()
            first.source += "\n" + cell.source
            whole.append((first, halves + 1))
            left -= 1
        else:
            whole.append((cell, 1))
    return whole


def _continues(above, cell):
    """Whether `cell` is indented like a line of the block in which the cell `above` ends."""
    if not (is_code(above) and is_code(cell) and cell.source.strip()):
        return False
    indent = _indent(next(line for line in cell.source.splitlines() if line.strip()))
    lines = [line for line in above.source.splitlines() if line.strip()]
    outer = [line for line in lines if not _indent(line) and line[0] not in "#)]}\"'"]
    inside = indent and outer and OPENS.match(outer[-1])
    return bool(inside and (indent in map(_indent, lines) or lines[-1].rstrip().endswith(":")))


def _indent(line):
    return line[: len(line) - len(line.lstrip())]


def _readable(source):
    """With spaces where there are tabs before a line's text, or blanks that Python does not know."""
    lines = source.translate(SPACES).split("\n")
    return "\n".join(_indent(line).expandtabs(4) + line.lstrip() if line[:1].isspace() else line for line in lines)


def _code_lines(source):
    lines = (line.strip() for line in source.splitlines())
    return {line for line in lines if line and not line.startswith("#")}


def _adopt(pristine, known):
    """Give each solution that was not written in its own cell the cells that define it; sentences about that.

    A cell that holds another solution too, one that comes earlier in the lesson, stays there.
    """
    solutions, notes = [cell for cell in pristine.cells if is_solution(cell) and not is_answer(cell)], []
    for place, cell in enumerate(solutions):
        if any(name == cell.id and wrote(cell, other.source) for name, other in known):
            continue
        found = _defining(cell, known)
        if found:
            notes.append(f"{cell.id} was found in another cell than its own; it was taken from there.")
        if not any(known[i][0] == earlier.id and wrote(earlier, known[i][1].source)
                   for earlier in solutions[:place] for i in found):  # fmt: skip
            _rename(known, found, cell)
    return notes


def _defining(cell, known):
    """Where among `known` the solution `cell` was written: above its test cell, or else anywhere."""
    found = [i for i, (_, other) in enumerate(known) if is_code(other) and wrote(cell, other.source)]
    test = next((i for i, (name, _) in enumerate(known) if name == f"test_{cell.id}"), len(known))
    return [i for i in found if i <= test] or found


def _rename(known, found, cell):
    """The cells at the places `found` are the solution `cell` now; the one in which nothing was written is none."""
    known[:] = [
        (cell.id if i in found else name, other)
        for i, (name, other) in enumerate(known)
        if i in found or not found or name != cell.id or adds(cell, other.source)
    ]
