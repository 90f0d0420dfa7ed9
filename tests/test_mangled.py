"""A class of students who mangled their notebooks, graded by nbgrader beside honest ones."""

import html
import re
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from nbgrader.api import Gradebook

from autograder.demo import scratch_course
from autograder.demo.hand_in import hand_in
from autograder.demo.nbgrader import nbgrader
from autograder.demo.students import CLASS
from tests.mangled import FIRST, KINDS, ROOT, SECOND

LESSONS = {FIRST: ("log_gaussian", "estep"), SECOND: ("soft_counts", "mstep")}
HONEST = {student.name: student for student in CLASS if student.name in ("ada", "chen", "nia", "olu")}
DESERVED = {"ada": (6.0, 10.0), "chen": (6.0, 10.0), "nia": (6.0, 0.0), "olu": (0.0, 0.0)}
TOLD = [kind for kind in KINDS.values() if kind.says]
SETTINGS = """
c.Referee.timeout = 3
c.Referee.exercise_seconds = 20
c.Referee.wall_seconds = 60
"""
REPAIRED = "Before grading, this notebook was put in order"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A graded course: any command that fails is an error here."""
    course = scratch_course(ROOT, tmp_path_factory.mktemp("mangled"))
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(SETTINGS)
    for lesson in LESSONS:
        shutil.copytree(ROOT / "source" / lesson, course / "source" / lesson)
    for kind in KINDS.values():
        kind.hand_in(course / "submitted" / kind.name / kind.lesson)
    nbgrader(course, "generate_assignment", FIRST)
    for student in HONEST.values():
        hand_in(course, student, FIRST)
    side_by_side(lambda lesson: grade(course, lesson), LESSONS)
    return course


def grade(course, lesson):
    """Grade it, and write the pages of the honest and of those who must read something."""
    if lesson != FIRST:
        nbgrader(course, "generate_assignment", lesson)
    nbgrader(course, "autograde", lesson)
    silent = ",".join(kind.name for kind in KINDS.values() if not kind.says)
    command = ("generate_feedback", lesson, f"--CourseDirectory.student_id_exclude={silent}")
    halves = ("[a-m]*", "[n-z]*") if lesson == FIRST else ("*",)
    side_by_side(lambda half: nbgrader(course, *command, "--student", half), halves)


def side_by_side(function, arguments):
    """Call it for all arguments at once; what one raises is raised."""
    with ThreadPoolExecutor() as pool:
        list(pool.map(function, arguments))


def points(course, lesson, student):
    """The points for the lesson's exercises."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        grades = gradebook.find_submission_notebook(lesson, lesson, student).grades
        scores = {grade.name: grade.score for grade in grades}
    return tuple(scores[f"test_{name}"] for name in LESSONS[lesson])


def page(course, lesson, student):
    """The words of a student's feedback page."""
    text = (course / "feedback" / student / lesson / f"{lesson}.html").read_text(encoding="utf-8")
    return " ".join(html.unescape(re.sub("<[^>]*>", "", text)).split())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_points_are_those_deserved(course, kind):
    assert points(course, kind.lesson, kind.name) == kind.points


@pytest.mark.parametrize("kind", TOLD, ids=[kind.name for kind in TOLD])
def test_the_student_reads_what_was_repaired(course, kind):
    text = page(course, kind.lesson, kind.name)
    assert REPAIRED in text
    assert all(words in text for words in kind.says)


@pytest.mark.parametrize("student", HONEST)
def test_honest_students_are_graded_beside_them(course, student):
    assert points(course, FIRST, student) == DESERVED[student]
    assert REPAIRED not in page(course, FIRST, student)
