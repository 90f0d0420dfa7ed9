"""The demo, on a slice of the class, and its judgement of its own result."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_output

from autograder.demo import LESSONS, demo
from autograder.demo.hand_in import hand_in
from autograder.demo.students import ANSWERS, CLASS, Student
from autograder.demo.surprises import surprises
from autograder.exercises import all_exercises
from autograder.grade.results import Result, commonest_mistakes, verdict
from autograder.judging import VERDICT

ROOT = Path(__file__).parents[1]
LESSON = "01_e_step"
SLICE = {"eli", "fay", "olu"}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Folder, exit status and printed text of the demo with three students and lesson 01."""
    folder = tmp_path_factory.mktemp("demo")
    script = (
        "import sys; from autograder.demo import CLASS, demo; "
        f"sys.exit(demo(sys.argv[1], [s for s in CLASS if s.name in {SLICE!r}], [{LESSON!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", script, folder], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return folder, done.returncode, done.stdout


def test_slice_is_graded_as_deserved(graded):
    _, status, said = graded
    assert status == 0, said
    rows = re.findall(r"^ +(\w+) +([\d.]+) +([\d.]+) *$", said, re.MULTILINE)
    got = {name: (float(points), float(total)) for name, points, total in rows}
    assert (got["eli"], got["olu"]) == ((16, 16), (0, 0))
    assert 6 <= got["fay"][0] == got["fay"][1] < 16


def test_commonest_misconception_is_said(graded):
    assert "no-mixing-weight in 01_e_step/estep (1 of 3 students)" in graded[2]


def test_feedback_pages_are_where_it_says(graded):
    folder, _, said = graded
    assert f"Feedback pages: {folder}/feedback/STUDENT/LESSON/LESSON.html" in said
    page = (folder / "feedback" / "fay" / LESSON / f"{LESSON}.html").read_text(encoding="utf-8")
    assert "mixing weights" in page


def test_deleted_test_cell_is_graded_all_the_same(graded):
    submitted = (graded[0] / "submitted" / "eli" / LESSON / f"{LESSON}.ipynb").read_text(encoding="utf-8")
    assert '"test_log_gaussian"' in submitted
    assert '"test_estep"' not in submitted


def test_folder_in_use_is_refused(tmp_path, monkeypatch):
    (tmp_path / "thesis.txt").write_text("mine")
    monkeypatch.chdir(ROOT)
    with pytest.raises(ValueError, match="is not empty: give the demo a new folder"):
        demo(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_class_covers_what_is_promised():
    kinds = {
        "perfect": [s for s in CLASS if s.expected == "all" and not s.deleted],
        "mistaken": [s for s in CLASS if s.mistaken],
        "half-finished": [s for s in CLASS if s.only],
        "blank": [s for s in CLASS if not s.modules],
        "deleted": [s for s in CLASS if s.deleted],
    }
    assert {kind: len(students) for kind, students in kinds.items()} == {
        "perfect": 4, "mistaken": 8, "half-finished": 1, "blank": 1, "deleted": 1,
    }  # fmt: skip
    graded = {lesson: set() for lesson in LESSONS}
    for exercise in all_exercises().values():
        if exercise.points:
            graded[exercise.lesson].add(exercise.name)
    for student in kinds["perfect"] + kinds["mistaken"]:
        assert {lesson: set(student.answers(lesson)) for lesson in LESSONS} == graded


def test_every_answer_is_used_by_a_student():
    used = {module for student in CLASS for module in student.modules}
    assert {file.stem for file in ANSWERS.glob("lesson*/[!_]*.py")} == used - {"taught"}


RIGHT = Result("ada", LESSON, f"{LESSON}/estep", 10.0, 10.0, None, "right")
WRONG = Result("fay", LESSON, f"{LESSON}/estep", 2.0, 10.0, "wrong-axis", "rows")


@pytest.mark.parametrize(
    ("expected", "modules", "result", "said"),
    [
        ("all", ("taught",), RIGHT, []),
        ("all", ("taught",), RIGHT._replace(points=9.5), ["ada has 9.5 of 10 points, and should have all"]),
        ("none", (), RIGHT._replace(points=0.5), ["ada has 0.5 of 10 points, and should have none"]),
        ("some", ("taught",), RIGHT, ["ada has 10 of 10 points, and should have some"]),
        ("some", ("taught", "wrong_axis"), WRONG._replace(student="ada"), []),
        (
            "some",
            ("taught", "wrong_axis"),
            WRONG._replace(student="ada", mistake=None),
            ["the mistake of ada is not named, or costs nothing"],
        ),
    ],
)
def test_demo_notices_a_wrong_result(expected, modules, result, said):
    assert surprises([result], [Student("ada", modules, expected)]) == said


def test_commonest_mistake_counts_students():
    found = [RIGHT, WRONG, WRONG._replace(student="gil", mistake="half-power"), WRONG._replace(student="ivo")]
    assert commonest_mistakes(found) == [((f"{LESSON}/estep", "wrong-axis"), 2)]
    assert commonest_mistakes([RIGHT]) == []


def test_verdict_is_read_from_the_outputs():
    judged = new_output("display_data", {VERDICT: {"mistake": "no-half", "message": "Seen. Why."}})
    assert verdict(new_code_cell(outputs=[judged])) == {"mistake": "no-half", "message": "Seen. Why."}
    missing = new_output("error", ename="NameError", evalue="name 'estep' is not defined", traceback=[])
    assert verdict(new_code_cell(outputs=[missing])) == {"message": "NameError: name 'estep' is not defined"}
    assert verdict(new_code_cell()) == {"message": "nothing was said"}


def test_hand_in_changes_solution_cells_only(tmp_path):
    shutil.copytree(ROOT / "release" / LESSON, tmp_path / "release" / LESSON)
    hand_in(tmp_path, CLASS[0], LESSON)
    before = json.loads((tmp_path / "release" / LESSON / f"{LESSON}.ipynb").read_text())["cells"]
    after = json.loads((tmp_path / "submitted" / "ada" / LESSON / f"{LESSON}.ipynb").read_text())["cells"]
    assert [a["id"] for a, b in zip(after, before, strict=True) if a != b] == ["log_gaussian", "estep"]
