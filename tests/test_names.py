"""Names of students' folders, and what their timestamps tell."""

import codecs
import shutil
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc

from autograder.demo.nbgrader import nbgrader
from autograder.referee.handed_in.moments import moment
from tests.small_course import NAME, autograde, feedback, hand_in, marks, small_course
from tests.test_grade import grade

ODD = ("x[1]", "x1", "-dash", "Doe, Jane", "ü é", "100%", "it's", "a+b", "[!a]", "{b}", "$HOME", "日本")
IMPOSSIBLE = ("tab\there", "rtl\u200fmark", "\u202eback", "line\nbreak")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course in which odd names have handed in."""
    made = small_course(tmp_path_factory.mktemp("names") / "course")
    for i, name in enumerate(ODD + IMPOSSIBLE):
        hand_in(made, name, (4, 1, 0)[i % 3])
    return made


def expected(names):
    return {name: (4, 1, 0)[(ODD + IMPOSSIBLE).index(name) % 3] for name in names}


def test_one_with_brackets_is_graded_by_name(course):
    assert autograde(course, "--student=x[1]").failed == []
    assert marks(course) == expected(["x[1]"])
    status, said = grade(course, NAME, "--students=-dash")
    assert status == 1 and "tab\\there" in said  # which are named whoever is graded
    assert marks(course) == expected(["x[1]", "-dash"])


def test_all_are_graded_or_named_before_the_class_begins(course):
    made = autograde(course, "--force")
    assert made.failed == [ascii(str(course / "submitted" / name / NAME)) for name in sorted(IMPOSSIBLE)]
    assert marks(course) == expected(ODD)
    feedback(course)
    assert {path.parts[-3] for path in (course / "feedback").rglob("*.html")} == set(ODD)
    where = f"--Exchange.root={course.parent / 'exchange'}"
    (course.parent / "exchange").mkdir(mode=0o777)
    nbgrader(course, "release_feedback", NAME, where)
    assert len(list((course.parent / "exchange").rglob("*.html"))) == len(ODD)


READ = {
    b"2026-03-04 10:00:00.000000 UTC": 10,
    b"2026-03-04T10:00:00Z\r\n": 10,
    b"2026-03-04T12:00:00+02:00": 10,
    b"2026-03-04 05:00:00 -0500": 10,
    b"2026-03-04 10:00:00 Europe/London": 10,
    codecs.BOM_UTF8 + b"2026-03-04 10:00": 10,
    "2026-03-04 10:00".encode("utf-16"): 10,
    codecs.BOM_UTF16_BE + "2026-03-04 10:00".encode("utf-16-be"): 10,
    b"1772618400": 10,
    b"1772618400000": 10,
    b"Wed, 4 Mar 2026 11:00:00 +0100": 10,
    b"Wed Mar  4 11:00:00 CET 2026": 10,
    b"4 March 2026 10:00": 10,
    b"20260304": 0,
}
NOT_READ = (
    b"", b"soon", b"10:00", b"12", b"2026", b"March 4", b"03/04/2026 10:00", b"4.3.2026 10:00", b"2026-13-45",
    b"2026-03-04 10:00:00 CEST", b"2026-03-04 10:00:00 XYZ", b"\xff\xfe\x00", b"\x80", b"99999999999999", b"0026-01-01",
)  # fmt: skip


@pytest.mark.parametrize("raw", READ)
def test_what_tells_one_moment_is_read(raw):
    with_nbgrader = parse_utc(moment(raw))
    assert with_nbgrader.isoformat() == f"2026-03-04T{READ[raw]:02}:00:00"


@pytest.mark.parametrize(("text", "day"), [(b"13/04/2026 10:00", 13), (b"04/13/2026 10:00", 13), (b"4/4/2026", 4)])
def test_day_and_month_in_either_order_where_only_one_makes_sense(text, day):
    assert parse_utc(moment(text)).strftime("%d %m") == f"{day:02} 04"


@pytest.mark.parametrize("raw", NOT_READ)
def test_what_does_not_is_not_guessed(raw):
    assert moment(raw) is None


def test_whose_moment_cannot_be_read_is_named_and_not_late(course, tmp_path):
    course = Path(shutil.copytree(course, tmp_path / "course"))
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-03-01 10:00:00 UTC")
    (course / "submitted" / "x1" / NAME / "timestamp.txt").write_bytes(b"03/04/2026 10:00")
    (course / "submitted" / "-dash" / NAME / "timestamp.txt").write_bytes("1772618400".encode("utf-16"))
    said = " ".join(autograde(course).told.sentences(NAME))
    assert "Taken as not late, for timestamp.txt does not tell one moment: x1; write it as" in said
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        assert gradebook.find_submission(NAME, "-dash").total_seconds_late == 3 * 24 * 3600
        assert gradebook.find_submission(NAME, "x1").total_seconds_late == 0
