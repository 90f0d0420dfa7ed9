"""`autograder grade`: the same results as `nbgrader autograde`, whatever stops it on the way.

And where the sandbox cannot work: nothing is graded, or without it the same.
"""

import contextlib
import hashlib
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from nbgrader.api import Gradebook

from autograder.demo import prepare, scratch_course
from autograder.demo.hand_in import hand_in
from autograder.demo.nbgrader import environment, nbgrader
from autograder.demo.students import CLASS
from autograder.referee.execute import TRUST
from autograder.secret import VARIABLE

ROOT = Path(__file__).parents[1]
LESSON = "01_e_step"
STUDENTS = [student for student in CLASS if student.name in ("ada", "eli", "fay", "jun", "nia", "olu")]
NAMES = {student.name for student in STUDENTS}
SURROUNDINGS = environment() | {VARIABLE: "a secret"}


def command(*arguments):
    return [sys.executable, "-m", "autograder", "grade", *arguments]


def run(course, words, **options):
    """Run a command in the course's folder; (exit status, what it said)."""
    done = subprocess.run(
        words, cwd=course, env=SURROUNDINGS, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options
    )
    return done.returncode, done.stdout


def grade(course, *arguments, **options):
    """Run `autograder grade`; (exit status, what it said)."""
    return run(course, command(*arguments), **options)


def files(course):
    """Student -> {file: hash} of what is graded."""
    found = {}
    for path in sorted((course / "autograded").rglob("*")):
        if path.is_file():
            student, *rest = path.relative_to(course / "autograded").parts
            found.setdefault(student, {})["/".join(rest)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def marks(course):
    """Student -> {cell: (points, whether a person must look)}."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {
            submission.student.id: {
                grade.name: (grade.auto_score, grade.needs_manual_grade)
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions(LESSON)
        }


@pytest.fixture(scope="module")
def ungraded(tmp_path_factory):
    """A course in which the students have handed in; the last one has a cell that prints a great deal."""
    course = scratch_course(ROOT, tmp_path_factory.mktemp("grade") / "ungraded")
    prepare(ROOT, course, STUDENTS, [LESSON], lambda done, total: None)
    path = course / "submitted" / STUDENTS[-1].name / LESSON / f"{LESSON}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    next(cell for cell in notebook.cells if cell.id == "estep").source += "\nprint(300_000 * 'x')"
    nbformat.write(notebook, path)
    return course


@pytest.fixture
def course(ungraded, tmp_path):
    """A copy of it."""
    return Path(shutil.copytree(ungraded, tmp_path / "course"))


@pytest.fixture(scope="module")
def graded(ungraded, tmp_path_factory):
    """A copy of it, graded by `nbgrader autograde`; only to be looked at."""
    course = Path(shutil.copytree(ungraded, tmp_path_factory.mktemp("nbgrader") / "course"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "a secret")
        nbgrader(course, "autograde", LESSON)
    return course


@pytest.fixture(scope="module")
def expected(graded):
    """The (files, marks) that `nbgrader autograde` gives."""
    return files(graded), marks(graded)


def test_it_gives_what_nbgrader_gives_to_the_byte(course, expected):
    status, said = grade(course, LESSON, "--jobs", "2")
    assert status == 0, said
    assert (files(course), marks(course)) == expected
    assert set(expected[0]) == NAMES
    assert re.search(r"log_gaussian │ +6 │", said)
    assert f"eli, {LESSON}: The cell test_estep was missing; it is back." in said
    assert "Common misconception: no-mixing-weight" in said
    graded_at = {path: path.stat().st_mtime_ns for path in (course / "autograded").rglob("*.ipynb")}
    assert grade(course, LESSON)[0] == 0
    assert {path: path.stat().st_mtime_ns for path in (course / "autograded").rglob("*.ipynb")} == graded_at
    assert grade(course, LESSON, "--force", "--students", "fay")[0] == 0
    assert (files(course), marks(course)) == expected
    regraded = {path.parts[-3] for path, old in graded_at.items() if path.stat().st_mtime_ns != old}
    assert regraded == {"fay"}


def test_only_the_named_students_are_graded(course):
    assert grade(course, LESSON, "--students", "ada", "olu", "--jobs", "1")[0] == 0
    assert set(files(course)) == {"ada", "olu"}


@pytest.mark.parametrize("name", [b"two\nlines", b"latin\xfc", b"\x1b]0;title\x07"])
def test_a_folder_with_a_name_that_nobody_has_is_told_and_stops_nobody(course, name):
    shutil.copytree(course / "submitted" / "fay", course / "submitted" / os.fsdecode(name))
    for student in NAMES - {"ada"}:
        shutil.rmtree(course / "submitted" / student)
    status, said = grade(course, LESSON, "--jobs", "1")
    assert status == 1
    assert f"{ascii(os.fsdecode(name))[1:-1]}/{LESSON}' is not graded: give the folder" in " ".join(said.split())
    assert "Traceback" not in said and "\x1b]" not in said
    assert set(files(course)) == {"ada"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((LESSON, "--students", "zoe"), "no submission of zoe: look into submitted/"),
        (("99_nope",), "99_nope is not in the gradebook: run nbgrader generate_assignment 99_nope first"),
        ((LESSON, "--jobs", "0"), "argument --jobs: at least 1"),
        ((LESSON, "--jobs", "two"), "argument --jobs: invalid"),
        ((), "the following arguments are required: LESSON"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(course, arguments, said):
    status, text = grade(course, *arguments)
    assert status != 0
    assert said in " ".join(text.split())
    assert "Traceback" not in text
    assert not (course / "autograded").exists()


def test_a_folder_that_is_no_course_is_told(tmp_path):
    status, said = grade(tmp_path, LESSON)
    assert status != 0
    assert "is no course" in said and "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_a_locked_gradebook_is_told_and_grading_goes_on_later(course, expected):
    with contextlib.closing(sqlite3.connect(course / "gradebook.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        status, said = grade(course, LESSON)
        assert status == 1
        assert "Stopped: database is locked. Run the same command again to go on." in " ".join(said.split())
        other.execute("ROLLBACK")
    sound(course, expected)
    assert grade(course, LESSON)[0] == 0
    assert (files(course), marks(course)) == expected


@pytest.mark.parametrize("most", [20_000, 250_000], ids=["gradebook", "notebook"])
def test_a_full_disk_is_told_and_grading_goes_on_later(course, expected, most):
    """No file of the grader's can grow beyond `most` bytes: the gradebook has 150 KB, one graded notebook 300 KB."""
    limits = (most, resource.RLIM_INFINITY)
    status, said = grade(course, LESSON, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits))
    assert status == 1
    assert "Run the same command again to go on." in " ".join(said.split()), said
    sound(course, expected)
    assert grade(course, LESSON)[0] == 0
    assert (files(course), marks(course)) == expected


def sound(course, expected):
    """What is graded is graded right and whole; what is not has no marks, or already the right ones."""
    there, now = files(course), marks(course)
    assert now == {student: expected[1][student] for student in now}
    for student in there:
        if (course / "autograded" / student / LESSON).is_dir():
            graded = {name: digest for name, digest in there[student].items() if name.startswith(f"{LESSON}/")}
            assert (graded, student in now) == (expected[0][student], True)


def ctrl_c(process, rng):
    """What a terminal does: all processes of the foreground get the signal."""
    with contextlib.suppress(ProcessLookupError):  # it has ended by itself
        os.killpg(process.pid, signal.SIGINT)


def kill_run(process, rng):
    """The whole run: its first process, and with it all that it started."""
    process.kill()


def kill_worker(process, rng):
    """One of the processes below, whichever: a worker, its server, a kernel."""
    with contextlib.suppress(psutil.Error):
        below = psutil.Process(process.pid).children(recursive=True)
        if below:
            rng.choice(below).kill()


HOW = (ctrl_c, kill_run, kill_worker)


def stopped_at_random(course, rng, how):
    """Start a run, do `how` to it at a random moment, and give its exit status; nothing of it is left."""
    with (course / "log").open("w") as log:
        process = subprocess.Popen(
            command(LESSON, "--jobs", "2"), cwd=course, env=SURROUNDINGS, stdout=log, stderr=log, start_new_session=True
        )
    time.sleep(rng.uniform(0.2, 9.0))
    below = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    how(process, rng)
    status = process.wait(120)
    _, left = psutil.wait_procs(below, timeout=60)
    assert left == []
    return status


@pytest.mark.parametrize("number", [*range(3), *(pytest.param(n, marks=pytest.mark.trust) for n in range(3, 50))])
def test_what_was_graded_stands_when_a_run_is_stopped(course, expected, number):
    rng = random.Random(number)
    stopped_at_random(course, rng, HOW[number % len(HOW)])
    sound(course, expected)
    if number % 2:
        stopped_at_random(course, rng, rng.choice(HOW))
        sound(course, expected)
    status, said = grade(course, LESSON, "--jobs", "2")
    assert status == 0, said
    assert (files(course), marks(course)) == expected
    assert not list((course / "autograded").rglob(".*"))


def without_landlock(course, *options):
    """Run `nbgrader autograde` where there is no Landlock; (exit status, what it said)."""
    nowhere = [sys.executable, "-m", "tests.sandboxing", "without-landlock"]
    return run(course, [*nowhere, sys.executable, "-m", "nbgrader", "autograde", LESSON, *options])


def everything(course):
    """Path -> content of all files of the course."""
    return {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}


def test_where_the_sandbox_cannot_work_nothing_is_touched_and_one_sentence_says_why(graded, tmp_path):
    course = Path(shutil.copytree(graded, tmp_path / "course"))
    hand_in(course, next(student for student in CLASS if student.name == "ben"), LESSON)
    before = everything(course)
    status, said = without_landlock(course, "--force")
    assert status == 1
    assert said.count("ERROR") == 1
    assert "Submissions are not graded: this Linux kernel does not offer Landlock" in said
    assert TRUST in said and "Traceback" not in said
    assert everything(course) == before
    assert set(marks(course)) == NAMES


def test_trust_is_the_way_round_and_gives_the_same(graded, expected, tmp_path):
    course = Path(shutil.copytree(graded, tmp_path / "course"))
    notebook = course / "autograded" / "ada" / LESSON / f"{LESSON}.ipynb"
    old = notebook.stat().st_mtime_ns
    status, said = without_landlock(course, "--Referee.trust_submissions=True", "--force", "--student=ada")
    assert status == 0, said
    assert notebook.stat().st_mtime_ns != old
    assert (files(course), marks(course)) == expected
