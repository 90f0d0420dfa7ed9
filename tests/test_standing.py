"""What stands: no command lowers, drops or leaves stale a mark, an answer or a page without saying whose."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException

from autograder.demo.nbgrader import environment, nbgrader
from autograder.referee.converter import RefereedAutograde
from autograder.referee.marks import turns
from autograder.sandbox.client import SandboxError
from tests.small_course import NAME, autograde, feedback, first_course, generate, hand_in, marks, small_course
from tests.test_grade import everything, files, grade


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Only to be copied."""
    return first_course(tmp_path_factory.mktemp("standing") / "first")


@pytest.fixture
def course(first, tmp_path):
    """A copy of it."""
    return Path(shutil.copytree(first, tmp_path / "course"))


def said(made):
    return " ".join(made.told.sentences(NAME))


def score_on_page(course, student):
    page = (course / "feedback" / student / NAME / f"{NAME}.html").read_text(encoding="utf-8")
    return float(re.search(r"\(Score: ([\d.]+) / ", page)[1])


def give(course, student, points):
    """What an instructor does in formgrader, for the question that a person grades."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("words", NAME, NAME, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def test_what_stands_is_not_graded_again(course):
    before = everything(course)
    made = autograde(course)
    assert (made.failed, said(made)) == ([], "")
    assert everything(course).keys() - before.keys() <= {course / f".grading-{NAME}.lock"}
    assert marks(course) == {"ada": 4, "eli": 1}


@pytest.mark.parametrize("removed", [["student", "remove", "ada"], ["assignment", "remove", NAME]])
def test_marks_that_were_removed_from_the_gradebook_come_back(course, removed):
    nbgrader(course, "db", *removed, "--force")
    generate(course)
    made = autograde(course)
    assert marks(course) == {"ada": 4, "eli": 1}
    assert "because the gradebook has no marks of it: ada" in said(made)


def test_points_that_nbgrader_dropped_are_told_too(course):
    nbgrader(course, "db", "student", "remove", "ada", "--force")
    hand_in(course, "ada", 1)
    assert "because the gradebook has no marks of it: ada (4 points before, 1 now)" in said(autograde(course))


@pytest.mark.parametrize("noted", [None, "", "[]", "{}"])
def test_what_does_not_tell_what_was_graded_is_graded_again(course, noted):
    file = course / "autograded" / "ada" / NAME / "marks.json"
    file.unlink()
    if noted is not None:
        file.write_text(noted)
    assert "because marks.json does not tell what was graded (an earlier version wrote none): ada." in said(
        autograde(course)
    )
    assert marks(course) == {"ada": 4, "eli": 1}


def test_a_graded_folder_that_was_removed_comes_back(course):
    shutil.rmtree(course / "autograded" / "ada")
    assert "Graded again" not in said(autograde(course))
    assert marks(course) == {"ada": 4, "eli": 1}
    (course / "autograded" / "ada" / NAME / f"{NAME}.ipynb").chmod(0o600)
    (course / "autograded" / "ada" / NAME / f"{NAME}.ipynb").unlink()
    assert f"because {NAME} is missing in the graded folder: ada" in said(autograde(course))


def test_a_failed_release_costs_nobody_a_mark(course):
    shutil.rmtree(course / "release")
    before = files(course)
    with pytest.raises(NbGraderException, match="is missing: run nbgrader generate_assignment hw"):
        autograde(course, "--force")
    assert (files(course), marks(course)) == (before, {"ada": 4, "eli": 1})


def test_other_bytes_are_graded_with_or_without_a_timestamp_and_the_student_is_named(course):
    hand_in(course, "eli", 4)
    hand_in(course, "ada", 1)
    status, text = grade(course, NAME)
    text = " ".join(text.split())
    assert status == 0
    why = "because what was handed in, or what the assignment asks for, is not what was graded"
    assert f"Graded again, {why}: ada (4 points before, 1 now), eli (1 points before, 4 now)." in text
    assert (
        f"The feedback of ada, eli showed the old marks and is removed: run nbgrader generate_feedback {NAME}" in text
    )
    assert marks(course) == {"ada": 1, "eli": 4}
    assert not list((course / "feedback").rglob("*.html"))


def test_changed_points_are_in_the_marks(course):
    path = course / "source" / NAME / f"{NAME}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace('"points": 3', '"points": 9'), encoding="utf-8")
    generate(course)
    assert "ada (4 points before, 10 now), eli." in said(autograde(course))


def test_a_due_date_that_moves_is_graded_again(course):
    (course / "submitted" / "ada" / NAME / "timestamp.txt").write_text("2026-05-01 10:00:00 UTC")
    autograde(course)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-04-01 10:00:00 UTC")
    assert "because the gradebook has other marks, or another due date: ada." in said(autograde(course))


def test_pages_follow_the_marks(course):
    assert (score_on_page(course, "ada"), score_on_page(course, "eli")) == (4, 1)
    old = {
        student: (course / "feedback" / student / NAME / f"{NAME}.html").stat().st_mtime_ns
        for student in ("ada", "eli")
    }
    give(course, "eli", 2)
    feedback(course)
    assert (score_on_page(course, "ada"), score_on_page(course, "eli")) == (4, 3)
    assert (course / "feedback" / "ada" / NAME / f"{NAME}.html").stat().st_mtime_ns == old["ada"]
    hand_in(course, "eli", 4)
    autograde(course)
    assert marks(course)["eli"] == 6
    feedback(course)
    assert score_on_page(course, "eli") == 6


def test_a_page_is_not_made_of_marks_that_do_not_stand(course):
    nbgrader(course, "db", "student", "remove", "ada", "--force")
    give(course, "eli", 2)
    with pytest.raises(NbGraderException, match="No feedback for ada: gradebook and graded notebook do not agree"):
        feedback(course)
    assert score_on_page(course, "eli") == 3


@pytest.mark.parametrize("fault", [SandboxError("the kernel cannot be started"), ZeroDivisionError("of ours")])
def test_a_fault_of_ours_leaves_the_earlier_marks_and_names_the_student(course, fault):
    class Failing(RefereedAutograde):
        def graded(self, path, asked):
            if "/ada/" in path:
                raise fault
            return super().graded(path, asked)

    hand_in(course, "ada", 0)
    hand_in(course, "eli", 4)
    before = files(course)["ada"]
    assert autograde(course, kind=Failing).failed == ["ada"]
    assert marks(course) == {"ada": 4, "eli": 4}
    assert files(course)["ada"] == before
    assert not list((course / "autograded").rglob(".*"))
    autograde(course)
    assert marks(course) == {"ada": 0, "eli": 4}


def test_a_fault_in_one_folder_costs_nobody_the_summary(course):
    shutil.copytree(course / "submitted" / "eli", course / "submitted" / "two\nlines")
    status, text = grade(course, NAME)
    assert status == 1
    assert "hw/first" in text and "Not graded, see above" in text


def test_no_student_is_made_where_that_is_off(course):
    hand_in(course, "zoe", 4)
    hand_in(course, "eli", 4)
    made = autograde(course, "--Autograde.create_student=False")
    assert (made.failed, marks(course)) == (["zoe"], {"ada": 4, "eli": 4})


def test_two_graders_take_turns_and_the_second_knows_who_is_at_it(course, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.3)
    log = autograde(course).log
    with turns.turn(autograde(course).coursedir, log):
        for act in (autograde, feedback):
            with pytest.raises(NbGraderException, match=rf"process {os.getpid()} on .*, since 20.* is at hw already"):
                act(course)
    assert autograde(course).failed == []


def test_two_runs_at_once_are_one_after_the_other(course):
    hand_in(course, "ada", 1)
    runs = [
        subprocess.Popen([sys.executable, "-m", "nbgrader", "autograde", NAME, *more], cwd=course, env=environment())
        for more in ([], ["--force"])
    ]
    assert [run.wait(120) for run in runs] == [0, 0]
    assert marks(course) == {"ada": 1, "eli": 1}


def test_feedback_is_fetched_under_the_name_that_was_handed_in(course, tmp_path):
    (tmp_path / "exchange").mkdir(mode=0o777)
    where = f"--Exchange.root={tmp_path / 'exchange'}", f"--Exchange.cache={tmp_path / 'cache'}", "--course=em"
    student = tmp_path / "student"
    student.mkdir()
    hand_in(course, "root", 4, "mine")
    shutil.copytree(course / "submitted" / "root" / NAME, student / NAME)
    shutil.rmtree(course / "submitted" / "root")
    nbgrader(course, "release_assignment", NAME, *where)
    nbgrader(student, "submit", NAME, *where)
    nbgrader(course, "collect", NAME, *where)
    autograde(course, "--course=em")
    nbgrader(course, "generate_feedback", NAME, *where)
    give_to = next(path.name for path in (course / "submitted").iterdir() if path.name not in ("ada", "eli"))
    nbgrader(course, "release_feedback", NAME, *where)
    nbgrader(student, "fetch_feedback", NAME, *where)
    assert [path.name for path in student.rglob("*.html")] == ["mine.html"]
    give(course, give_to, 1)
    with pytest.raises(RuntimeError, match=f"(?s)Not released.*{give_to}.*generate_feedback"):
        nbgrader(course, "release_feedback", NAME, *where)


REACH = """
set -e
kept=$(mktemp -d)
mount --bind "$2" "$kept"
if [ -n "$1" ]; then mount -t tmpfs -o mode=755 tmpfs "$1"; mkdir -p "$2"; mount --bind "$kept" "$2"; fi
shift 2
exec setpriv --clear-groups --regid 3000 --reuid "$@"
"""


def as_user(user, *words):
    """A command of another user's, in group 3000, who may read this Python even where it lies in a private folder."""
    barred = [folder for folder in Path(sys.base_prefix).parents if not folder.stat().st_mode & 1]
    return [
        "unshare",
        "-m",
        "sh",
        "-c",
        REACH,
        "sh",
        str(barred[-1]) if barred else "",
        sys.base_prefix,
        str(user),
        *words,
    ]


def own(*paths):
    """What the first of two instructors makes in a folder that their group shares."""
    for path in paths:
        os.chown(path, 2001, 3000)
        path.chmod(path.stat().st_mode | (0o2770 if path.is_dir() else 0))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two other users")
def test_a_group_shares_a_course(tmp_path):
    course = small_course(tmp_path / "course")
    with (course / "nbgrader_config.py").open("a") as file:
        file.write("\nc.CourseDirectory.groupshared = True\n")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == 0 and folder.is_relative_to(tempfile.gettempdir()):
            folder.chmod(folder.stat().st_mode | 0o755)
    if subprocess.run(as_user(2001, sys.executable, "-c", ""), check=False).returncode:
        pytest.skip("no other user may run this Python, and the system permits no mount namespaces")
    own(course, *course.rglob("*"))
    for user, student, points in ((2001, "ada", 4), (2002, "eli", 1), (2002, "ada", 1), (2001, "eli", 4)):
        hand_in(course, student, points)
        own(*(course / "submitted").rglob("*"))
        for words in (["autograder", "grade"], ["nbgrader", "generate_feedback"]):
            done = subprocess.run(
                as_user(user, "env", "HOME=/tmp", sys.executable, "-m", *words, NAME),
                cwd=course, env=environment(), umask=0o022, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stdout + done.stderr
    assert marks(course) == {"ada": 1, "eli": 4}
    assert (score_on_page(course, "ada"), score_on_page(course, "eli")) == (1, 4)
    assert (course / ".course_secret").stat().st_mode & 0o777 == 0o660
