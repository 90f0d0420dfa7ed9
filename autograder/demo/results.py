"""What the class got: points from the gradebook, messages from the graded notebooks."""

from collections import Counter
from typing import NamedTuple

import nbformat
from nbgrader.api import Gradebook

from autograder.course import notebook_path
from autograder.judging import VERDICT


class Result(NamedTuple):
    """One student's exercise."""

    student: str
    lesson: str
    exercise: str
    points: float
    max_points: float
    mistake: str | None
    message: str


def results(course, students, lessons):
    """The Results of `students` in `lessons`, in the order of the notebooks."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return [
            result
            for student in students
            for lesson in lessons
            for result in _results(course, gradebook, student, lesson)
        ]


def _results(course, gradebook, student, lesson):
    grades = gradebook.find_submission_notebook(lesson, lesson, student).grades
    scores = {grade.name: (grade.score, grade.max_score) for grade in grades}
    notebook = nbformat.read(course / notebook_path("autograded/" + student, lesson), as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in scores:
            mistake, message = verdict(cell.outputs)
            yield Result(student, lesson, name.removeprefix("test_"), *scores[name], mistake, message)


def verdict(outputs):
    """(mistake or None, message) of a graded test cell: the judge's, or the error that came before it."""
    for output in outputs:
        if VERDICT in output.get("data", {}):
            return output.data[VERDICT]["mistake"], output.data[VERDICT]["message"]
        if output.output_type == "error":
            return None, f"{output.ename}: {output.evalue}"
    return None, "the test cell shows no verdict"


def commonest_mistake(found):
    """(key of the exercise, mistake, number of students) of the mistake that most Results name, or None."""
    named = Counter((f"{result.lesson}/{result.exercise}", result.mistake) for result in found if result.mistake)
    return next(((*name, count) for name, count in named.most_common(1)), None)


def totals(found):
    """Student -> (points, the most there are)."""
    summed = {}
    for result in found:
        points, most = summed.get(result.student, (0.0, 0.0))
        summed[result.student] = points + result.points, most + result.max_points
    return summed


def surprises(found, students):
    """Sentences about points that are not what the students' answers deserve; none when all is well."""
    got = totals(found)
    named = {result.student for result in found if result.mistake and result.points < result.max_points}
    said = []
    for student in students:
        points, most = got[student.name]
        if not fair(student.expected, points, most):
            said.append(f"{student.name} has {points:g} of {most:g} points, and should have {student.expected}")
        if student.mistaken and student.name not in named:
            said.append(f"the mistake of {student.name} is not named, or costs nothing")
    return said


def fair(expected, points, most):
    """Whether `points` of `most` are "all", "some" or "none"."""
    return points == {"all": most, "none": 0}[expected] if expected != "some" else 0 < points < most
