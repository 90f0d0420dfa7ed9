"""Assignments as instructors make them: other names, several notebooks, questions of their own, changed points."""

import base64
import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook

from autograder.demo import scratch_course
from autograder.demo.nbgrader import nbgrader
from autograder.demo.students import taught
from tests.attacking import live
from tests.test_grade import grade

ROOT = Path(__file__).parents[1]
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and so on").decode()
ALIVE = '<script>alert(1)</script> <img src=x onerror="alert(2)"> [x](javascript:alert(3)) <iframe src="y"></iframe>'
HEADINGS = f"# 1. Why it climbs\n## Because of Jensen\n# See ![drawn](attachment:drawn.png) {ALIVE}"


def graded(kind, name, points=None, locked=False):
    """nbgrader's metadata, as its Create Assignment toolbar writes it."""
    kinds = {"solution": (False, True, False), "test": (True, False, False), "answer": (True, True, False)}
    grade, solution, task = kinds.get(kind, (False, False, True))
    found = {"grade": grade, "solution": solution, "task": task, "locked": locked, "grade_id": name}
    return {"nbgrader": found | {"schema_version": 3} | ({} if points is None else {"points": points})}


TRIPLE = "def triple(x):\n    ### BEGIN SOLUTION\n    return 3 * x\n    ### END SOLUTION"
TESTS = "assert triple(2) == 6\n### BEGIN HIDDEN TESTS\nassert triple(-1) == -3\n### END HIDDEN TESTS"
OWN = [
    new_markdown_cell("# A notebook of the instructor's own"),
    new_code_cell("import helper\nrows = open('data/rows.csv').read().split()"),
    new_code_cell(TRIPLE, metadata=graded("solution", "triple")),
    new_code_cell(TESTS, metadata=graded("test", "test_triple", 4, locked=True)),
    new_code_cell("round(triple(0.1) * helper.SCALE, 1)", metadata=graded("test", "share", 2, locked=True)),
    new_code_cell("len(rows)", metadata=graded("test", "too_much", 1, locked=True)),
    new_markdown_cell("YOUR ANSWER HERE", metadata=graded("answer", "why", 3)),
    new_code_cell("# a plot of your own", metadata=graded("answer", "plot", 2)),
    new_markdown_cell("Find a data set, and tell what is in it.", metadata=graded("task", "task", 5, locked=True)),
]


def notebook_of(lesson):
    return nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)


def changed_lesson():
    """Lesson 01 with half the points for `estep`, and a question and a test of the instructor's own in it."""
    notebook = notebook_of("01_e_step")
    cells = {cell.id: cell for cell in notebook.cells}
    cells["test_estep"].metadata.nbgrader["points"] = 5
    notebook.cells.append(new_markdown_cell("YOUR ANSWER HERE", metadata=graded("answer", "in_words", 2)))
    shape = "assert log_gaussian(np.zeros((1, 2)), np.zeros((3, 2)), np.ones(3)).shape == (1, 3)"
    notebook.cells.append(new_code_cell(shape, metadata=graded("test", "shape", 1, locked=True)))
    return notebook


def sources():
    """Assignment -> notebook -> what the instructor made."""
    made = {"hw1": {"01_e_step": changed_lesson()}, "own": {"anything": new_notebook(cells=OWN)}}
    return made | {"week1": {lesson: notebook_of(lesson) for lesson in ("01_e_step", "02_m_step")}}


def right(notebook, cell):
    """The right answer for a cell."""
    if cell.metadata.nbgrader["grade_id"] in ("why", "in_words"):
        cell.attachments = {"drawn.png": {"image/png": PNG}}
        return HEADINGS
    if cell.metadata.nbgrader["grade_id"] == "plot":
        return "print('drawn')"
    return TRIPLE if notebook == "anything" else taught(notebook)[cell.metadata.nbgrader["grade_id"]]


def wrong(notebook, cell):
    """An answer that is right in part."""
    written = right(notebook, cell) if cell.metadata.nbgrader["grade_id"] != "plot" else cell.source
    return written.replace("3 * x", "3 * abs(x)").replace(" + np.log(mixture.p)", "")


def blank(notebook, cell):
    """Nothing is written."""
    return cell.source


STUDENTS = {"ada": right, "fay": wrong, "olu": blank}


def hand_in(course, student, assignment, name):
    notebook = nbformat.read(course / "release" / assignment / f"{name}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = STUDENTS[student](name, cell)
    if name == "anything" and student == "ada":
        notebook.cells += [new_markdown_cell(f"I chose penguins. {ALIVE}"), new_code_cell("print('penguins')")]
    if assignment == "hw1" and student == "olu":  # whose copy is older than the question
        notebook.cells = [
            cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != "in_words"
        ]
    path = course / "submitted" / student / assignment / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    (path.parent / "helper.py").write_text("SCALE = 1000")  # a student's own file does not take our file's place


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with these assignments, released, handed in, graded and with its pages; what grading said."""
    course = scratch_course(ROOT, tmp_path_factory.mktemp("any") / "course")
    for assignment, notebooks in sources().items():
        (course / "source" / assignment / "data").mkdir(parents=True)
        (course / "source" / assignment / "helper.py").write_text("SCALE = 2")
        (course / "source" / assignment / "data" / "rows.csv").write_text("1 2 3")
        for name, notebook in notebooks.items():
            nbformat.write(notebook, course / "source" / assignment / f"{name}.ipynb")
        nbgrader(course, "generate_assignment", assignment)
        for student in STUDENTS:
            for name in notebooks:
                hand_in(course, student, assignment, name)
    said = {assignment: grade(course, assignment, "--jobs", "1") for assignment in sources()}
    for assignment in sources():
        nbgrader(course, "generate_feedback", assignment)
    return SimpleNamespace(folder=course, said=said)


def marks(course, student, assignment):
    """Cell -> (points, the most there are, whether a person must look), of all notebooks."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission(assignment, student)
        return {
            grade.name: (grade.score, grade.max_score, grade.needs_manual_grade)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def cells(course, student, assignment, name):
    found = nbformat.read(course / "autograded" / student / assignment / f"{name}.ipynb", as_version=4).cells
    return {cell.id: cell for cell in found}


def test_all_are_graded(course):
    assert {assignment: status for assignment, (status, _) in course.said.items()} == dict.fromkeys(sources(), 0)


def test_a_lesson_under_another_name_with_other_points_and_more_questions(course):
    asked = {"test_log_gaussian": (6, 6, False), "test_estep": (5, 5, False)}
    assert marks(course.folder, "ada", "hw1") == asked | {"shape": (1, 1, False), "in_words": (0, 2, True)}
    assert marks(course.folder, "olu", "hw1") == {
        "test_log_gaussian": (0, 6, False), "test_estep": (0, 5, False), "shape": (0, 1, False),
        "in_words": (0, 2, False),
    }  # fmt: skip
    card = cells(course.folder, "ada", "hw1", "01_e_step")["test_estep"].outputs[0].data["text/plain"]
    assert "estep: 5 of 5 points" in card and "ordinary data · 2.5 of 2.5" in card
    assert marks(course.folder, "fay", "hw1")["test_estep"][0] < 5


def test_a_cell_that_the_handed_in_copy_does_not_have_is_told(course):
    said = cells(course.folder, "olu", "hw1", "01_e_step")["repaired"].source
    assert "was not in the lesson when it was released" in said and r"in\_words" in said


def test_two_lessons_in_one_assignment(course):
    found = marks(course.folder, "ada", "week1")
    assert {name: points for name, (points, _, _) in found.items()} == {
        "test_log_gaussian": 6, "test_estep": 10, "test_soft_counts": 3, "test_mstep": 10,
    }  # fmt: skip
    assert "02_m_step/mstep" in course.said["week1"][1] and "01_e_step/estep" in course.said["week1"][1]


def test_an_assignment_of_the_instructors_own(course):
    waiting = {"why": (0, 3, True), "plot": (0, 2, True), "task": (0, 5, True)}
    own = {"test_triple": (4, 4, False), "share": (0.6, 2, False), "too_much": (1, 1, False)}
    assert marks(course.folder, "ada", "own") == own | waiting
    assert marks(course.folder, "fay", "own") == own | waiting | {"test_triple": (0, 4, False), "plot": (0, 2, False)}
    assert marks(course.folder, "olu", "own") == {
        "test_triple": (0, 4, False), "share": (0, 2, False), "too_much": (1, 1, False),
        "why": (0, 3, False), "plot": (0, 2, False), "task": (0, 5, True),
    }  # fmt: skip


def test_who_waits_for_a_person_is_told(course):
    said = course.said["own"][1]
    assert "Wait for a manual grade, in formgrader:" in said
    assert "anything/why: 2 of 3 students" in said and "anything/task: 3 of 3 students" in said
    with Gradebook(f"sqlite:///{course.folder / 'gradebook.db'}") as gradebook:
        assert gradebook.find_submission("own", "ada").needs_manual_grade


def test_an_answer_in_words_is_kept_word_for_word(course):
    for assignment, name, cell in (("own", "anything", "why"), ("hw1", "01_e_step", "in_words")):
        found = cells(course.folder, "ada", assignment, name)[cell]
        assert found.source == HEADINGS
        assert found.attachments == {"drawn.png": {"image/png": PNG}}


def test_what_is_written_for_a_task_stays(course):
    found = cells(course.folder, "ada", "own", "anything").values()
    assert any(cell.id.startswith("extra-") and cell.source.startswith("I chose penguins.") for cell in found)
    assert any(output.get("text") == "penguins\n" for cell in found for output in cell.get("outputs", ()))


def test_pages_show_the_words_and_nothing_that_runs(course):
    for student, assignment, name in (("ada", "own", "anything"), ("ada", "hw1", "01_e_step")):
        page = (course.folder / "feedback" / student / assignment / f"{name}.html").read_text(encoding="utf-8")
        assert "Because of Jensen" in page and f"data:image/png;base64,{PNG}" in page
        assert not live(course.folder, "ada", assignment, name) - live(course.folder, "olu", assignment, name)


def test_hidden_tests_are_run_and_shown_as_nbgrader_does(course):
    test = cells(course.folder, "fay", "own", "anything")["test_triple"]
    assert "assert triple(-1) == -3" in test.source
    assert test.outputs[0].ename == "AssertionError"


def test_nbgrader_gives_the_same_to_the_byte(course, tmp_path):
    other = Path(shutil.copytree(course.folder, tmp_path / "course"))
    before = {path.relative_to(other): path.read_bytes() for path in (other / "autograded").rglob("*.ipynb")}
    given = {name: marks(other, name, "own") for name in STUDENTS}
    nbgrader(other, "autograde", "own", "--force")
    assert {path.relative_to(other): path.read_bytes() for path in (other / "autograded").rglob("*.ipynb")} == before
    assert {name: marks(other, name, "own") for name in STUDENTS} == given


def test_a_persons_grade_outlives_a_regrade(course, tmp_path):
    other = Path(shutil.copytree(course.folder, tmp_path / "course"))
    with Gradebook(f"sqlite:///{other / 'gradebook.db'}") as gradebook:
        grade_of = gradebook.find_grade("why", "anything", "own", "ada")
        grade_of.manual_score, grade_of.needs_manual_grade = 2.5, False
        gradebook.db.commit()
    assert grade(other, "own", "--force", "--jobs", "1")[0] == 0
    assert marks(other, "ada", "own")["why"] == (2.5, 3, True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda n: n.cells[3].metadata.nbgrader.update(grade_id="other"),
            "do not agree on other, test_triple of anything",
        ),
        (lambda n: n.metadata.update(kernelspec={"name": "ir", "language": "R"}), "anything is written in R"),
        (lambda n: None, "cannot be read"),
    ],
    ids=["cells", "language", "damaged"],
)
def test_a_release_that_does_not_fit_is_told_before_the_class_starts(course, tmp_path, change, said):
    other = Path(shutil.copytree(course.folder, tmp_path / "course"))
    path = other / "release" / "own" / "anything.ipynb"
    path.chmod(0o644)
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    path.write_text(nbformat.writes(notebook) if "read" not in said else json.dumps({"cells": 3}), encoding="utf-8")
    before = {name: marks(other, name, "own") for name in STUDENTS}
    status, text = grade(other, "own", "--force", "--jobs", "1")
    assert status == 1 and said in " ".join(text.split()) and "Traceback" not in text
    assert {name: marks(other, name, "own") for name in STUDENTS} == before


def test_the_question_of_the_instructors_page_is_the_one_that_is_tested_here():
    page = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
    assert f"```python\n{TRIPLE}\n```" in page and f"```python\n{TESTS}\n```" in page


def test_a_lessons_test_that_lost_its_hidden_line_is_told(course, tmp_path):
    other = Path(shutil.copytree(course.folder, tmp_path / "course"))
    path = other / "source" / "hw1" / "01_e_step.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("from autograder.hidden import grade; grade(", "# ("))
    nbgrader(other, "generate_assignment", "hw1", "--force")
    status, text = grade(other, "hw1", "--force", "--jobs", "1")
    assert status == 1 and "the cell test_log_gaussian of 01_e_step cannot be graded: it has lost" in " ".join(
        text.split()
    )
