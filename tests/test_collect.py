"""`nbgrader collect` with students who put links and worse into the exchange."""

import os
from pathlib import Path

from autograder.demo import scratch_course
from autograder.demo.nbgrader import nbgrader

ROOT = Path(__file__).parents[1]
LESSON = "01_e_step"
WHEN = "2026-01-01 00:00:00.000000 UTC"


def test_links_are_not_followed_and_stop_nobody(tmp_path):
    course = scratch_course(ROOT, tmp_path / "course")
    (course / "secret").mkdir()
    (course / "secret" / f"{LESSON}.ipynb").write_text("the solution")
    inbound = tmp_path / "exchange" / "softcounts" / "inbound"
    for student in ("ada", "links", "pipes", "zoe"):
        (inbound / f"{student}+{LESSON}+{WHEN}").mkdir(parents=True)
        (inbound / f"{student}+{LESSON}+{WHEN}" / "timestamp.txt").write_text(WHEN)
    (inbound / f"links+{LESSON}+{WHEN}" / f"{LESSON}.ipynb").symlink_to(course / "secret" / f"{LESSON}.ipynb")
    (inbound / f"links+{LESSON}+{WHEN}" / "folder").symlink_to(course / "secret")
    os.mkfifo(inbound / f"pipes+{LESSON}+{WHEN}" / f"{LESSON}.ipynb")
    (inbound / f"linked+{LESSON}+{WHEN}").symlink_to(course / "secret")
    said = nbgrader(course, "collect", LESSON, f"--Exchange.root={tmp_path / 'exchange'}")
    assert "not collected" in "".join(said)
    got = {str(path.relative_to(course / "submitted")) for path in (course / "submitted").rglob("*.*")}
    assert {f"{student}/{LESSON}/timestamp.txt" for student in ("ada", "links", "zoe")} <= got
    assert not [path for path in (course / "submitted").rglob("*") if path.is_file() and not path.is_symlink()
                and "solution" in path.read_text()]  # fmt: skip
