"""Fill in released notebooks as the students would, and put them where nbgrader collects submissions."""

import nbformat

from autograder.course import notebook_path


def hand_in(course, student, lesson):
    """Write `student`'s submission of `lesson` into the scratch course in folder `course`."""
    notebook = nbformat.read(course / notebook_path("release", lesson), as_version=4)
    answers = student.answers(lesson)
    notebook.cells = [_filled(cell, answers) for cell in notebook.cells if _name(cell) not in student.deleted]
    path = course / notebook_path("submitted/" + student.name, lesson)
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


def _filled(cell, answers):
    if cell.metadata.get("nbgrader", {}).get("solution"):
        cell.source = answers.get(_name(cell), cell.source)
    return cell


def _name(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")
