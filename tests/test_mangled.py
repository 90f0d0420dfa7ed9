"""A class of students who mangled their notebooks, graded by nbgrader beside honest ones."""

import html
import re
import shutil
from concurrent.futures import ThreadPoolExecutor

import nbformat
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
# A page costs half a second: what is said is read in every graded notebook, and on the pages of a few.
SHOWN = [kind for kind in KINDS.values() if kind.says and kind.lesson == FIRST][::6]
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
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda lesson: grade(course, lesson), LESSONS))
    return course


def grade(course, lesson):
    """Grade it, and write the pages of the honest and of some who must read something."""
    if lesson != FIRST:
        nbgrader(course, "generate_assignment", lesson)
    nbgrader(course, "autograde", lesson)
    if lesson == FIRST:
        others = ",".join(kind.name for kind in KINDS.values() if kind not in SHOWN)
        nbgrader(course, "generate_feedback", lesson, f"--CourseDirectory.student_id_exclude={others}")


def points(course, lesson, student):
    """The points for the lesson's exercises."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        grades = gradebook.find_submission_notebook(lesson, lesson, student).grades
        scores = {grade.name: grade.score for grade in grades}
    return tuple(scores[f"test_{name}"] for name in LESSONS[lesson])


def told(course, lesson, student):
    """What the graded notebook says about repairs, without Markdown's backslashes."""
    path = course / "autograded" / student / lesson / f"{lesson}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    return "".join(re.sub(r"\\(.)", r"\1", cell.source) for cell in cells if cell.id == "repaired")


def page(course, lesson, student):
    """The words of a student's feedback page."""
    text = (course / "feedback" / student / lesson / f"{lesson}.html").read_text(encoding="utf-8")
    return " ".join(html.unescape(re.sub("<[^>]*>", "", text)).split())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_points_are_those_deserved(course, kind):
    assert points(course, kind.lesson, kind.name) == kind.points


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_student_reads_what_was_repaired(course, kind):
    text = told(course, kind.lesson, kind.name)
    assert (REPAIRED in text) == bool(text) == bool(kind.says)
    assert all(words in text for words in kind.says)


@pytest.mark.parametrize("kind", SHOWN, ids=[kind.name for kind in SHOWN])
def test_the_page_shows_what_was_repaired(course, kind):
    text = page(course, kind.lesson, kind.name)
    assert REPAIRED in text
    assert all(words in text for words in kind.says)


@pytest.mark.parametrize("student", HONEST)
def test_honest_students_are_graded_beside_them(course, student):
    assert points(course, FIRST, student) == DESERVED[student]
    assert REPAIRED not in page(course, FIRST, student)
