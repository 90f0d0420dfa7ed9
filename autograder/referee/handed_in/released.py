"""The released notebook, as nbgrader's gradebook says that it is graded."""

import nbformat
from nbgrader.utils import compute_checksum, is_grade, is_locked

from autograder.course import notebook_path
from autograder.referee.handed_in.recognise import grade_id, is_code, is_solution


def released(assignment, notebook=None, questions=()):
    """The released notebook of an assignment, in the current course; `questions`: name -> Question, for its cells.

    A graded cell's id is its grade_id, every cell has an id; points are those of the questions.
    Raises RuntimeError where there is no such notebook, or none that can be read.
    """
    path = path_of(assignment, notebook)
    made = f"run nbgrader generate_assignment {assignment}, then grade again"
    if not path.is_file():
        raise RuntimeError(f"{path} is missing: {made}")
    try:
        pristine = nbformat.read(path, as_version=4)
    except Exception as error:
        raise RuntimeError(f"{path} cannot be read ({type(error).__name__}): {made}") from error
    _name(pristine)
    for cell in pristine.cells:
        if grade_id(cell) in questions:
            _renew(cell, questions[grade_id(cell)])
    return pristine


def path_of(assignment, notebook=None):
    """Where it lies, relative to the course's folder."""
    return notebook_path("release", assignment).with_name(f"{notebook or assignment}.ipynb")


def _name(pristine):
    pristine.nbformat_minor = max(pristine.nbformat_minor, 5)
    names = {grade_id(cell) for cell in pristine.cells}
    for i, cell in enumerate(pristine.cells):
        own = cell.get("id", f"cell-{i}")
        cell.id = grade_id(cell) or (f"{own}-{i}"[-64:] if own in names else own)
        names.add(cell.id)


def _renew(cell, question):
    grading = cell.metadata.nbgrader
    if question.points is not None:
        grading["points"] = question.points
    if "checksum" in grading:
        grading["checksum"] = compute_checksum(cell)


def with_hidden_lines(cell, questions):
    """Give a cell of the instructor's own tests the lines that students do not get."""
    question = questions.get(grade_id(cell))
    if question and is_locked(cell) and is_code(cell) and is_grade(cell) and not question.exercise:
        cell.source = question.source
        _renew(cell, question)


def graded_names(pristine):
    """The ids of a released notebook's solutions and tests: by them it is known, for given cells are in several."""
    return {cell.id for cell in pristine.cells if is_solution(cell) or is_grade(cell)}


def check_released(assignment, name, asked):
    """Raise ValueError where a released notebook is not in Python, or its graded cells are not those `asked` for."""
    pristine = released(assignment, name)
    language = pristine.metadata.get("kernelspec", {}).get("language", "python")
    if language != "python":
        raise ValueError(f"{name} is written in {language}: only notebooks in Python can be graded here")
    if strange := graded_names(pristine) ^ {cell for cell in asked if asked[cell].is_graded}:
        cure = f"run nbgrader generate_assignment {assignment}, then grade again"
        raise ValueError(f"release/ and the gradebook do not agree on {', '.join(sorted(strange))} of {name}: {cure}")
