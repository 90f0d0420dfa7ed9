"""`nbgrader zip_collect` of what Canvas and Moodle give."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.demo.nbgrader import nbgrader
from tests.mangled import archive
from tests.small_course import NAME, autograde, marks, small_course


def answers(course, body):
    """A notebook in which the function has this body, as text."""
    notebook = nbformat.read(course / "release" / NAME / f"{NAME}.ipynb", as_version=4)
    notebook.cells[0].source = f"def triple(x):\n    {body}"
    return json.dumps(notebook)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    return small_course(tmp_path_factory.mktemp("downloads") / "course")


@pytest.fixture
def course(released, tmp_path):
    return Path(shutil.copytree(released, tmp_path / "course"))


def collect(course, members):
    """Put an archive of these members into downloaded/hw/archive, and collect it; what nbgrader said."""
    folder = course / "downloaded" / NAME / "archive"
    folder.mkdir(parents=True)
    (folder / "submissions.zip").write_bytes(archive(members))
    return "".join(nbgrader(course, "zip_collect", NAME))


def test_canvas(course):
    right, wrong = answers(course, "return 3 * x"), answers(course, "return 0")
    said = collect(
        course,
        {
            "doejane_111_9001_hw.ipynb": wrong,
            "doejane_111_9044_hw-1.ipynb": wrong,
            "doejane_111_9100_hw-2.ipynb.txt": right,
            "roelee_LATE_222_8000_hw.json": answers(course, "return 6"),
            "kimsam_333_8001_hw (1).ipynb": right,
            "kimsam_444_8002_hw.ipynb": wrong,
            "zoe_555_8003_all.zip": archive({"hw.ipynb": right}),
            "notes_666_8004_readme.pdf": "%PDF",
        },
    )
    there = {str(path.relative_to(course / "submitted")) for path in (course / "submitted").rglob("*.*")}
    assert {path.rsplit("/", 1)[0] for path in there} == {
        f"{student}/{NAME}" for student in ("doejane", "roelee", "kimsam_333", "kimsam_444", "zoe")
    }
    assert "Marked as late, but not when: roelee." in said
    autograde(course)
    assert marks(course) == {"doejane": 4, "roelee": 1, "kimsam_333": 4, "kimsam_444": 0, "zoe": 4}


@pytest.mark.parametrize("flat", [False, True])
def test_moodle(course, flat):
    between = "_assignsubmission_file_" + ("" if flat else "/")
    collect(
        course,
        {
            f"Jané Doe-Roe_111{between}hw.ipynb": answers(course, "return 3 * x"),
            f"Lee_222{between}hw(1).ipynb": answers(course, "return 6"),
            "Lee_222_assignsubmission_onlinetext_/onlinetext.html": "<p>see the file</p>",
        },
    )
    autograde(course)
    assert marks(course) == {"Jané Doe-Roe": 4, "Lee": 1}


def test_a_name_that_tells_nothing_is_named(course):
    names = "hw.ipynb", "a_1_2_hw.ipynb", ".._1_3_hw.ipynb", "tab\t_1_4_hw.ipynb"
    said = collect(course, dict.fromkeys(names, answers(course, "return 0")))
    assert "does not tell whose it is: submissions/hw.ipynb" in said
    assert "does not tell whose it is: submissions/.._1_3_hw.ipynb" in said
    assert [path.name for path in (course / "submitted").iterdir()] == ["a"]


def test_an_expression_of_ones_own(course):
    with (course / "nbgrader_config.py").open("a") as file:
        file.write("\nc.Downloads.named_regexp = r'(?P<file_id>\\w+)-(?P<student_id>\\w+)\\.ipynb'\n")
    collect(course, {"hw-ada.ipynb": answers(course, "return 3 * x")})
    autograde(course)
    assert marks(course) == {"ada": 4}
