"""What the class got: points from the gradebook, messages from the graded notebooks."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbgrader.api import Gradebook

from autograder.judging import VERDICT

MANUAL = {"message": "waits for a person to grade it", "kind": "manual"}


class Result(NamedTuple):
    """One student's answer to one graded cell of the assignment `lesson`.

    `key`: the exercise, as "01_e_step/estep", or the notebook and the cell where it is a question of the instructor's.
    `kind` is the verdict's stage, or "manual" for what waits for a person; `notes` say what had to be repaired in the
    notebook, `lacking` which modules it could not import.
    """

    student: str
    lesson: str
    key: str
    points: float
    max_points: float
    mistake: str | None
    message: str
    kind: str = ""
    notes: tuple = ()
    lacking: tuple = ()


def results(coursedir, lessons):
    """The Results of all who are graded, student by student, in the order of the notebooks."""
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        found = [
            result
            for lesson in lessons
            for submission in gradebook.assignment_submissions(lesson)
            for notebook in submission.notebooks
            if (path := _graded(coursedir, submission.student.id, lesson, notebook.name)).is_file()
            for result in _results(notebook, lesson, submission.student.id, path)
        ]
    return sorted(found, key=lambda result: result.student)


def _graded(coursedir, student, lesson, notebook):
    return Path(coursedir.format_path(coursedir.autograded_directory, student, lesson)) / f"{notebook}.ipynb"


def _results(submitted, lesson, student, path):
    grades = {grade.name: grade for grade in submitted.grades}
    notebook = nbformat.read(path, as_version=4)
    found = notebook.metadata.get("softcounts", {})
    whole = tuple(found.get("notes", ())), tuple(found.get("lacking", ()))
    for cell in notebook.cells:
        grade = grades.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if grade:
            said = MANUAL if grade.needs_manual_grade else verdict(cell)
            key = said.get("exercise", f"{submitted.name}/{grade.name}")
            told = said.get("mistake"), said["message"], said.get("kind", "")
            yield Result(student, lesson, key, grade.score, grade.max_score, *told, *whole)


def verdict(cell):
    """What stands in a graded cell: the verdict's JSON, or what became of the instructor's own test as a message."""
    for output in cell.get("outputs", ()):
        if VERDICT in output.get("data", {}):
            return output.data[VERDICT]
        if output.output_type == "error":
            said = f"{output.ename}: {output.evalue}"[:200]
            return {"message": "".join(letter if letter.isprintable() else "?" for letter in said)}
    return {"message": "nothing was said"}


def commonest_mistakes(found, most=1):
    """[((key of the exercise, mistake), number of students), ...] of the mistakes that most Results name."""
    named = Counter((result.key, result.mistake) for result in found if result.mistake)
    return named.most_common(most)


def totals(found):
    """Student -> (points, the most there are)."""
    summed = {}
    for result in found:
        points, most = summed.get(result.student, (0.0, 0.0))
        summed[result.student] = points + result.points, most + result.max_points
    return summed
