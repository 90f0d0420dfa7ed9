"""What every lesson has, and that functions given later are the ones taught before."""

import ast

import nbformat
import pytest

from autograder.exercises import all_exercises
from tests.test_wheel import LESSONS, ROOT

GRADED = LESSONS[1:]


def cells(lesson, kind=None):
    notebook = nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)
    return [cell for cell in notebook.cells if kind in (None, cell.cell_type)]


def text(lesson):
    return "\n".join(cell.source for cell in cells(lesson))


def functions(source):
    """Name -> the function without its docstring, as normal form."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            has_docstring = isinstance(node.body[0], ast.Expr)
            node.body = node.body[has_docstring:]
            found[node.name] = ast.unparse(node)
    return found


@pytest.mark.parametrize("lesson", GRADED)
@pytest.mark.parametrize(
    ("part", "least"),
    [
        ("**You will be able to**", 1),
        ("**You will have made**", 1),
        ("**Predict", 3),
        ("**A faded step.**", 1),
        ("ask(", 5),
        ("lesson.puzzle(", 2),
        ("Which bug made this plot?", 1),
        ("Quick recall", 1),
        ("## Go further", 1),
        ("Bishop", 1),
        ("Murphy", 1),
        ("explore.", 1),
    ],
)
def test_every_graded_lesson_has(lesson, part, least):
    assert text(lesson).count(part) >= least, f"{lesson} lacks {part}"


@pytest.mark.parametrize("lesson", LESSONS)
def test_cells_are_short(lesson):
    for cell in cells(lesson, "code"):
        body = cell.source
        if "### BEGIN SOLUTION" in body:
            body = body.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
        assert len(body.strip().splitlines()) <= 15, cell.source


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_first_sliders_have_a_still_picture_with_a_sentence_beside(lesson):
    shown = cells(lesson)
    first = next(i for i, cell in enumerate(shown) if cell.cell_type == "code" and "explore." in cell.source)
    sentence, still = shown[first + 1 : first + 3]
    assert sentence.cell_type == "markdown"
    assert "standing still" in sentence.source or "without a kernel" in sentence.source
    assert "plots." in still.source or ".still()" in still.source


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_answers_of_questions_are_folded_away(lesson):
    asked = [cell for cell in cells(lesson, "code") if "ask(" in cell.source]
    assert len(asked) >= 2
    assert all(cell.metadata.get("jupyter", {}).get("source_hidden") for cell in asked)


def test_given_functions_are_the_ones_that_were_taught():
    """A given function is one that some lesson taught, or has a name that none taught."""
    taught = {}
    for lesson in LESSONS:
        for cell in cells(lesson, "code"):
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            if name.startswith("given_"):
                for key, body in functions(cell.source).items():
                    assert body in taught.get(key, [body]), (lesson, name)
            elif "### BEGIN SOLUTION" in cell.source:
                for key, body in functions(cell.source).items():
                    taught.setdefault(key, []).append(body)
    assert set(taught) == {exercise.name for exercise in all_exercises().values()}


def test_these_are_the_lessons():
    assert LESSONS == [
        "00_start_here",
        "01_e_step",
        "02_m_step",
        "03_run_loop",
        "04_choosing_k",
        "05_missing_data",
        "06_bernoulli_mnist",
        "07_semi_supervised",
        "08_priors",
        "09_mixture_of_experts",
        "10_mixture_density_network",
        "11_one_em",
    ]
