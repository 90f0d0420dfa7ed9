"""What the class got: points from the gradebook, messages from the graded notebooks."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbgrader.api import Gradebook

from autograder.judging import VERDICT


class Result(NamedTuple):
    """One student's exercise. `notes` say what had to be repaired in the notebook; `kind` is the verdict's stage."""

    student: str
    lesson: str
    exercise: str
    points: float
    max_points: float
    mistake: str | None
    message: str
    kind: str = ""
    notes: tuple = ()

    @property
    def key(self):
        """Lesson and exercise: "01_e_step/estep"."""
        return f"{self.lesson}/{self.exercise}"


def results(coursedir, lessons):
    """The Results of all who are graded, student by student, in the order of the notebooks."""
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        found = [
            result
            for lesson in lessons
            for submission in gradebook.assignment_submissions(lesson)
            if (path := _graded(coursedir, submission.student.id, lesson)).is_file()
            for result in _results(gradebook, lesson, submission.student.id, path)
        ]
    return sorted(found, key=lambda result: result.student)


def _graded(coursedir, student, lesson):
    return Path(coursedir.format_path(coursedir.autograded_directory, student, lesson)) / f"{lesson}.ipynb"


def _results(gradebook, lesson, student, path):
    grades = gradebook.find_submission_notebook(lesson, lesson, student).grades
    scores = {grade.name: (grade.score, grade.max_score) for grade in grades}
    notebook = nbformat.read(path, as_version=4)
    notes = tuple(notebook.metadata.get("softcounts", {}).get("notes", ()))
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in scores:
            said = verdict(cell.outputs)
            told = said.get("mistake"), said["message"], said.get("kind", "")
            yield Result(student, lesson, name.removeprefix("test_"), *scores[name], *told, notes)


def verdict(outputs):
    """What stands in a graded test cell: the verdict's JSON, or the error that came before it as a message."""
    for output in outputs:
        if VERDICT in output.get("data", {}):
            return output.data[VERDICT]
        if output.output_type == "error":
            return {"message": f"{output.ename}: {output.evalue}"}
    return {"message": "the test cell shows no verdict"}


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
