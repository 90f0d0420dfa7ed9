"""Demo: build the course, let a made-up class hand in three lessons, grade them with nbgrader, show what came out."""

import shutil
import tempfile
import time
from pathlib import Path

from nbgrader.api import Gradebook
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from autograder.build import build
from autograder.course import CONFIG, course_folder
from autograder.demo.grade import grade, nbgrader
from autograder.demo.hand_in import hand_in
from autograder.demo.report import print_report
from autograder.demo.results import results, surprises
from autograder.demo.students import CLASS

LESSONS = ("01_e_step", "02_m_step", "03_run_loop")


def demo(folder=None, students=CLASS, lessons=LESSONS):
    """Run the demo in a new folder (default: a temporary one) and return the exit status.

    Raises ValueError where the folder is not empty or this is no course, RuntimeError where nbgrader fails.
    """
    root, start, console = course_folder(), time.monotonic(), Console()
    course = scratch_course(root, folder)
    build(root)
    with progress(console) as bar:
        first = bar.add_task("nbgrader generate_assignment", total=len(lessons))
        prepare(root, course, students, lessons, lambda: bar.advance(first))
        second = bar.add_task("nbgrader autograde, generate_feedback", total=2 * len(students) * len(lessons))
        grade(course, lessons, lambda: bar.advance(second))
    found = results(course, [student.name for student in students], lessons)
    print_report(console, found, course, time.monotonic() - start)
    wrong = surprises(found, students)
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


def prepare(root, course, students, lessons, done):
    """Release the lessons, enrol the students, and let them hand in."""
    for lesson in lessons:
        shutil.copytree(root / "source" / lesson, course / "source" / lesson)
        nbgrader(course, "generate_assignment", lesson, done=done)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        for student in students:
            gradebook.add_student(student.name)
    for student in students:
        for lesson in lessons:
            hand_in(course, student, lesson)


def progress(console):
    """A bar with counts and time."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, console=console)
