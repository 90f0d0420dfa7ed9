"""What an author's notebook must obey before it is built: each rule yields the faults that it finds."""

import ast
import re
import symtable
from collections import Counter

from IPython.core.inputtransformer2 import TransformerManager

from autograder.build.faults import Fault
from autograder.build.read import KINDS

KEYS = {
    "markdown": (),
    "code": (),
    "explore": ("kind",),
    "question": ("kind",),
    "given": ("kind", "grade_id"),
    "solution": ("kind", "grade_id"),
    "test": ("kind", "grade_id", "points"),
}
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
MARKER = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)|AUTOTEST")


def faults(lesson, exercises):
    """All faults of `lesson`, by line; `exercises` as `autograder.exercises.all_exercises()` gives them."""
    own = {exercise.name: exercise for exercise in exercises.values() if exercise.lesson == lesson.name}
    found = [Fault(lesson.file, line, cause, cure) for rule in RULES for line, cause, cure in rule(lesson, own)]
    return sorted(set(found))


def heads(lesson, own):
    """A head has the keys of its kind, no others, and none is missing."""
    for cell in lesson.cells:
        if "incorrectly_encoded_metadata" in cell.head:
            yield (cell.line, "the cell head cannot be read", 'write it as key="value", points as a number')
        elif cell.kind not in KEYS:
            yield (cell.line, f"unknown kind {cell.kind!r}", f"there are {', '.join(KINDS)}, markdown and plain code")
        else:
            yield from _keys(cell)


def _keys(cell):
    wanted = KEYS[cell.kind]
    for key in sorted(set(cell.head) - set(wanted)):
        cure = f"this kind of cell ({cell.kind}) takes {', '.join(wanted) or 'no keys'}"
        yield cell.line, f"unknown key {key!r} in the cell head", cure
    for key in sorted(set(wanted) - set(cell.head)):
        yield (cell.line, f"this {cell.kind} cell has no {key}", f"add {key}=... to its head")


def grade_ids(lesson, own):
    """A grade_id is a Python name, and stands once in a lesson."""
    named = [cell for cell in lesson.cells if cell.grade_id is not None]
    count = Counter(str(cell.grade_id) for cell in named)
    for cell in named:
        if not str(cell.grade_id).isidentifier() or len(str(cell.grade_id)) > 64:
            yield (cell.line, f"grade_id {cell.grade_id!r} is not a name", "use letters, digits and _, at most 64")
        elif count[cell.grade_id] > 1:
            yield (cell.line, f"grade_id {cell.grade_id!r} stands {count[cell.grade_id]} times", "give each its own")


def syntax(lesson, own):
    """Code is Python that a notebook can run."""
    for cell in lesson.cells:
        if cell.kind != "markdown":
            try:
                ast.parse(_python(cell))
            except SyntaxError as error:
                yield (
                    cell.line + (error.lineno or 1),
                    f"not Python: {error.msg}",
                    "mend the line, or the one above it",
                )


def _python(cell):
    """The cell's source with `%magic` and `!command` lines made into calls."""
    return TransformerManager().transform_cell(cell.source)


def apart(lesson, own):
    """Nothing depends on a name made in an explore cell, for those are not run when grading."""
    explored, kept = set(), set()
    for cell in lesson.cells:
        made, used = _names(cell)
        if cell.kind in ("explore", "question"):
            explored |= made
            continue
        kept |= made
        for name in sorted(used & explored - kept):
            cure = "make it in a plain cell, or make this cell explore too"
            yield cell.line, f"{name} is made in an explore cell, which is not run when grading", cure


def _names(cell):
    """The global names that a cell makes, and those that it uses (in its functions too)."""
    if cell.kind == "markdown":
        return set(), set()
    try:
        top = symtable.symtable(_python(cell), "cell", "exec")
    except SyntaxError:
        return set(), set()
    made = {name.get_name() for name in top.get_symbols() if name.is_assigned() or name.is_imported()}
    used = {name.get_name() for name in top.get_symbols() if name.is_referenced()}
    return made, used | _globals(top)


def _globals(table):
    inner = table.get_children()
    used = {name.get_name() for t in inner for name in t.get_symbols() if name.is_global() and name.is_referenced()}
    return used.union(*map(_globals, inner))


def markers(lesson, own):
    """The solution's markers stand in solution cells only; the hidden tests are added by the build."""
    for cell in lesson.cells:
        for line, text in enumerate(cell.source.splitlines(), start=cell.line + 1):
            marker = MARKER.search(text)
            if marker and not (cell.kind == "solution" and marker[0].endswith(" SOLUTION")):
                cure = 'a solution stands in a kind="solution" cell, and hidden tests are added by the build'
                yield line, f"{marker[0]!r} has no place in a cell of kind {cell.kind}", cure


def solutions(lesson, own):
    """A solution cell defines the function of an exercise, its body between one pair of markers."""
    for cell in lesson.cells:
        if cell.kind == "solution":
            name = cell.grade_id
            if name is not None and name not in own:
                yield cell.line, f"no exercise {lesson.name}/{name}", _those(own)
            if name is not None and not re.search(rf"^def {re.escape(str(name))}\(", cell.source, re.MULTILINE):
                yield (cell.line, f"the cell does not define {name}", "grade_id and function have the same name")
            yield from _pair(cell)


def _pair(cell):
    marks = [text.strip() for text in cell.source.splitlines() if text.strip() in (BEGIN, END)]
    if not marks:
        yield (cell.line, "a solution cell without markers", f"put `{BEGIN}` and `{END}` around the solution")
    elif marks != [BEGIN, END]:
        yield (cell.line, "the solution's markers are not one pair", f"write `{BEGIN}` once, then `{END}` once")


def tests(lesson, own):
    """A test cell named test_NAME is one call check(NAME), and is worth the exercise's points."""
    for cell in lesson.cells:
        if cell.kind == "test" and cell.grade_id is not None:
            name = exercise_name(cell)
            if name not in own or name == cell.grade_id:
                yield (cell.line, f"no exercise for the test {cell.grade_id!r}", f"name it test_NAME; {_those(own)}")
            else:
                yield from _points(cell, own[name])
            if not _checks(cell.source, name):
                yield (cell.line, f"the test does not call check({name})", f"its body is the line check({name})")


def order(lesson, own):
    """A test follows its solution, no given cell between: nbgrader puts a deleted test back after its predecessor."""
    last, ahead = "nothing", {cell.grade_id for cell in lesson.cells if cell.kind == "solution"}
    for cell in lesson.cells:
        if cell.kind == "test" and exercise_name(cell) in ahead:
            yield cell.line, "the test stands before its solution", "put it right after the solution"
        elif cell.kind == "test" and last == "given":
            yield (
                cell.line,
                "a given cell stands between the solution and its test",
                "put the test right after the solution",
            )
        if cell.kind in ("given", "solution", "test"):
            last = cell.kind
            ahead.discard(cell.grade_id)


def exercise_name(cell):
    """The exercise that a test cell is about: "estep" for "test_estep"."""
    return str(cell.grade_id).removeprefix("test_")


def _points(cell, exercise):
    points = cell.head.get("points")
    if points is None:
        return
    if not exercise.points:
        cure = f"write check({exercise.name}) in a plain cell"
        yield cell.line, f"{exercise.name} is practice without points", cure
    elif isinstance(points, bool) or not isinstance(points, int | float) or not points > 0:
        yield (cell.line, f"points={points!r} is no number above 0", f"write points={exercise.points:g}")
    elif points != exercise.points:
        yield (cell.line, f"{points:g} points, but the exercise has {exercise.points:g}", "make the two agree")


def _checks(source, name):
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return True
    return len(body) == 1 and ast.unparse(body[0]) == f"check({name})"


def _those(own):
    return f"this lesson has {', '.join(own) or 'no exercises'}"


def lesson_name(lesson, own):
    """The lesson's head asks for its own casebooks."""
    for cell in lesson.cells:
        for line, text in enumerate(cell.source.splitlines(), start=cell.line + 1):
            named = re.match(r"lesson = Lesson\(['\"](.*)['\"]\)", text)
            if named and cell.kind != "markdown" and named[1] != lesson.name:
                yield (line, f"this is lesson {lesson.name}, not {named[1]}", f'write Lesson("{lesson.name}")')


def complete(lesson, own):
    """Every exercise of the lesson has its solution cell and, where it has points, its test cell."""
    written = {(cell.kind, cell.grade_id) for cell in lesson.cells}
    last = lesson.cells[-1].line
    for name, exercise in own.items():
        if ("solution", name) not in written:
            yield (last, f"exercise {name} has no solution cell", f'add one: kind="solution" grade_id="{name}"')
        if exercise.points and ("test", f"test_{name}") not in written:
            cure = f'add one: kind="test" grade_id="test_{name}" points={exercise.points:g}'
            yield last, f"exercise {name} has no test cell", cure


RULES = (heads, grade_ids, syntax, markers, solutions, tests, order, apart, lesson_name, complete)
