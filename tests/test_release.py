"""What students get: valid notebooks without a solution, a hidden line, a reference or an output."""

import inspect
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum

from autograder.course import lesson_files, notebook_path
from autograder.exercises import all_exercises

ROOT = Path(__file__).parents[1]
LESSONS = [file.stem for file in lesson_files(ROOT)]
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
TRIVIAL = 12
# Single steps that a lesson spells out on purpose, in its text or in a worked example before the exercise.
SHOWN = {
    "00_start_here": {'with np.errstate(divide="ignore"):'},
    "01_e_step": {'with np.errstate(divide="ignore"):'},
    "03_run_loop": {"post, new = estep(X, mixture)", "mixture = mstep(X, post)"},
}

pytestmark = pytest.mark.parametrize("lesson", LESSONS)


def read(step, lesson):
    """The notebook of a lesson."""
    return nbformat.read(ROOT / notebook_path(step, lesson), as_version=4)


def flags(cell):
    """nbgrader's metadata of a cell."""
    return cell.metadata.get("nbgrader", {})


def is_given(cell):
    """A function of an earlier lesson, written out and locked."""
    return flags(cell).get("locked") and not flags(cell).get("grade")


def telling(lines):
    """Lines that say something: no brackets alone, no `return x`."""
    return {line.strip() for line in lines if len(line.strip()) > TRIVIAL}


def solution_lines(lesson):
    """The lines between the markers in the solution cells of the source."""
    lines = []
    for cell in read("source", lesson).cells:
        if flags(cell).get("solution"):
            text = cell.source.splitlines()
            marks = [i for i, line in enumerate(text) if line.strip() in (BEGIN, END)]
            lines += text[marks[0] + 1 : marks[1]]
    return telling(lines)


def reference_lines(lesson):
    """The lines of the reference's functions for this lesson."""
    own = [exercise.reference for exercise in all_exercises().values() if exercise.lesson == lesson]
    bodies = [inspect.getsource(function).split('"""')[-1] for function in own]
    return telling(line for body in bodies for line in body.splitlines())


def told(lesson):
    """All text of the released lesson but the functions that are given on purpose."""
    return "\n".join(cell.source for cell in read("release", lesson).cells if not is_given(cell))


def test_release_holds_no_solution(lesson):
    lines = solution_lines(lesson)
    assert len(lines) >= 2
    assert {line for line in lines if line in told(lesson)} <= SHOWN.get(lesson, set())


def test_release_holds_no_reference(lesson):
    assert {line for line in reference_lines(lesson) if line in told(lesson)} <= SHOWN.get(lesson, set())


def test_release_holds_no_hidden_line(lesson):
    text = (ROOT / notebook_path("release", lesson)).read_text(encoding="utf-8")
    for word in ("HIDDEN", "BEGIN SOLUTION", "END SOLUTION", "autograder", "grade("):
        assert word not in text, word


def test_unwritten_functions_raise_not_implemented(lesson):
    for cell in read("release", lesson).cells:
        if flags(cell).get("solution"):
            assert cell.source.rstrip().endswith('raise NotImplementedError("not written yet")')
            compile(cell.source, cell.id, "exec")


def test_release_has_the_cells_of_the_source(lesson):
    source, release = read("source", lesson).cells, read("release", lesson).cells
    assert [cell.id for cell in release] == [cell.id for cell in source]
    same = [
        (a, b) for a, b in zip(source, release, strict=True) if not (flags(a).get("solution") or flags(a).get("grade"))
    ]
    assert all(a.source == b.source and a.metadata.get("tags") == b.metadata.get("tags") for a, b in same)


def test_locks_are_where_they_should_be(lesson):
    for cell in read("release", lesson).cells:
        if flags(cell).get("grade") or is_given(cell):
            assert (cell.metadata.editable, cell.metadata.deletable) == (False, False), cell.id
        elif flags(cell).get("solution"):
            assert (cell.metadata.get("editable", True), cell.metadata.deletable) == (True, False), cell.id
        else:
            assert set(cell.metadata) <= {"jupyter", "tags"}, cell.id


@pytest.mark.parametrize("step", ["source", "release"])
def test_notebooks_are_valid_and_hold_no_output(step, lesson):
    notebook = read(step, lesson)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count] == []
    assert all(flags(cell)["schema_version"] == 3 for cell in code if flags(cell))


def test_checksums_are_those_of_the_released_cells(lesson):
    for cell in read("release", lesson).cells:
        if flags(cell):
            assert flags(cell)["checksum"] == compute_checksum(cell)


def test_points_are_those_of_the_exercises(lesson):
    found = {
        flags(cell)["grade_id"]: flags(cell)["points"]
        for cell in read("release", lesson).cells
        if flags(cell).get("grade")
    }
    own = [exercise for exercise in all_exercises().values() if exercise.lesson == lesson and exercise.points]
    assert found == {f"test_{exercise.name}": exercise.points for exercise in own}
