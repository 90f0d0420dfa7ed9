"""Demo: build the course, let a made-up class hand in every lesson, grade them, show what came out."""

import shutil
import tempfile
import time
from pathlib import Path

from nbgrader.api import Gradebook
from rich.console import Console

from autograder import grade
from autograder.build import build
from autograder.course import CONFIG, course_folder
from autograder.demo.hand_in import hand_in
from autograder.demo.nbgrader import feedback, nbgrader
from autograder.demo.report import print_report
from autograder.demo.students import CLASS
from autograder.demo.surprises import surprises
from autograder.exercises import all_exercises
from autograder.grade.results import results

LESSONS = tuple(dict.fromkeys(exercise.lesson for exercise in all_exercises().values() if exercise.points))


def demo(folder=None, students=CLASS, lessons=LESSONS):
    """Run the demo in a new folder (default: a temporary one) and return the exit status.

    Raises ValueError where the folder is not empty or this is no course, RuntimeError where nbgrader fails.
    """
    root, start, console = course_folder(), time.monotonic(), Console()
    course = scratch_course(root, folder)
    build(root)
    with grade.bar(console) as bar:
        prepare(root, course, students, lessons, grade.task(bar, "nbgrader generate_assignment"))
        wrong = []
        for lesson in lessons:
            made = grade.run(course, lesson, progress=grade.task(bar, f"autograder grade {lesson}"))
            wrong += [f"{student} was not graded in {lesson}" for student in made.failed]
        feedback(course, lessons, grade.task(bar, "nbgrader generate_feedback"), len(students))
    found = results(made.coursedir, lessons)
    print_report(console, found, course, time.monotonic() - start)
    wrong += surprises(found, students)
    for sentence in wrong:
        console.print(f"Not as it should be: {sentence}.", markup=False)
    return 1 if wrong else 0


def scratch_course(root, folder):
    """A new course folder with the settings of `root`."""
    course = Path(folder or tempfile.mkdtemp(prefix="softcounts-demo-")).resolve()
    course.mkdir(parents=True, exist_ok=True)
    if any(course.iterdir()):
        raise ValueError(f"{course} is not empty: give the demo a new folder")
    shutil.copy(root / CONFIG, course)
    return course


def prepare(root, course, students, lessons, progress):
    """Release the lessons, enrol the students, and let them hand in."""
    for number, lesson in enumerate(lessons, 1):
        shutil.copytree(root / "source" / lesson, course / "source" / lesson)
        nbgrader(course, "generate_assignment", lesson)
        progress(number, len(lessons))
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        for student in students:
            gradebook.add_student(student.name)
    for student in students:
        for lesson in lessons:
            hand_in(course, student, lesson)
