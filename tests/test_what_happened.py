"""What honest notebooks bring that grading does not have: what was meant is judged, and the reason is said."""

import json
import re
from pathlib import Path

import nbformat
import pytest

from autograder.demo import prepare, scratch_course
from autograder.judging import VERDICT
from autograder.referee.asking import to_take
from autograder.referee.reasons import lacking_modules
from autograder.sandbox.shelf import MOST_LETTERS
from tests import mangled
from tests.test_grade import grade

ROOT = Path(__file__).parents[1]
LESSON = "01_e_step"
ALL = 16.0
LSE = "lse = lambda a: (m := a.max(axis=1, keepdims=True), m[:, 0] + np.log(np.exp(a - m).sum(axis=1)))[1]"
WITH_LSE = """def estep(X, mixture):
    scores = log_gaussian(X, mixture.mu, mixture.var) + SCALE * np.log(mixture.p)
    totals = lse(scores)
    return np.exp(scores - totals[:, None]), totals.sum()
"""
KINDS = {}


def kind(points, *says):
    """Note what a notebook that is changed in this way deserves, and what its messages for estep must say."""

    def note(change):
        KINDS[change.__name__] = (change, points, says)
        return change

    return note


def above(notebook, name, source):
    mangled.get(notebook, name)["source"] = source + "\n" + mangled.get(notebook, name)["source"]


@kind(ALL)
def reset_on_top(notebook):
    notebook["cells"].insert(0, mangled.new("%reset -f"))


@kind(ALL, "Could not be imported: `seaborn`, `google`.")
def absent_package_above_needed_imports(notebook):
    above(notebook, "code-001", "import seaborn as sns, math\nfrom google.colab import drive\ndrive.mount('/content')")
    above(notebook, "estep", "sns.set_theme()\nassert math.pi > 3")


@kind(ALL, "Could not be imported: `tqdm`.")
def absent_package_in_the_solution(notebook):
    above(notebook, "estep", "import tqdm")


@kind(ALL, "Could not be imported: `utils`.", "files of your own")
def own_file_that_is_not_needed(notebook):
    above(notebook, "estep", "from utils import plot")


@kind(6.0, "Could not be imported: `utils`.", "NameError")
def own_file_that_is_needed(notebook):
    mangled.get(notebook, "estep")["source"] = "from utils import own\n\ndef estep(X, mixture):\n    return own(X)"


@kind(ALL, "Could not be imported: `numpy.Nothing`.", "has nothing of that name")
def part_that_a_package_does_not_have(notebook):
    above(notebook, "estep", "from numpy import Nothing, exp")


@kind(6.0, "The cell of `estep` stopped at line 2 with ModuleNotFoundError.", "Could not be imported: `tqdm`.")
def absent_package_inside_a_condition(notebook):
    above(notebook, "estep", "if True:\n    import tqdm")


@kind(6.0, "The cell of `estep` stopped at line 3 with ZeroDivisionError.", "Could not be imported: `seaborn`.")
def what_stopped_below_a_line_that_was_skipped(notebook):
    above(notebook, "estep", "import seaborn as sns\nsns.set_theme()\n1 / 0")


@kind(ALL)
def magics_of_other_places(notebook):
    above(notebook, "code-001", "%matplotlib widget\n%load_ext nothing_like_it\n%config Nothing.at_all = 1")


@kind(6.0, "stopped at line 1 with NameError: nothing was called `List` there", "`estep` too, does not exist")
def type_hint_that_was_not_imported(notebook):
    estep = mangled.get(notebook, "estep")
    estep["source"] = estep["source"].replace("(X, mixture):", "(X: List[float], mixture):")


@kind(6.0, "The cell of `estep` begins with `%%timeit`")
def timed(notebook):
    above(notebook, "estep", "%%timeit")


@kind(6.0, "The cell of `estep` begins with `%%writefile`")
def written_to_a_file(notebook):
    above(notebook, "estep", "%%writefile estep.py")


@kind(ALL)
def timed_once(notebook):
    above(notebook, "estep", "%%time")


@kind(6.0, "stopped at line 2 with SyntaxError", "nothing of it was run")
def no_python(notebook):
    above(notebook, "estep", "import numpy as np\nx = = 3")


@kind(6.0, "The cell of `estep` was stopped, for it took too long")
def endless(notebook):
    above(notebook, "estep", "while True:\n    pass")


@kind(6.0, "The cell of `estep` stopped at line 2.")
def exception_of_the_students_own_making(notebook):
    above(notebook, "estep", "class Give_me_points(Exception): pass\nraise Give_me_points('<b>16</b>')")


@kind(6.0, "There is no function `estep` here.")
def no_function(notebook):
    mangled.get(notebook, "estep")["source"] = "x = 1"


@kind(ALL)
def names_made_in_exploration_cells(notebook):
    mangled.get(notebook, "estep")["source"] = WITH_LSE
    above(
        notebook, "explore-023", f"%matplotlib inline\n{LSE}\nSCALE, other = FACTOR, 2\nplt.plot([1])\nraise KeyError"
    )
    above(notebook, "explore-023", "FACTOR = 3\nFACTOR = 1.0\nclass Unused(Nothing): pass\nunused = 1 / 0")


@kind(6.0, "NameError")
def names_that_exploration_cells_cannot_make(notebook):
    mangled.get(notebook, "estep")["source"] = WITH_LSE
    above(notebook, "explore-023", f"{LSE}\nSCALE = 1 / 0")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """(the course, what was said) of a class in which every kind is handed in."""
    course = scratch_course(ROOT, tmp_path_factory.mktemp("happened") / "course")
    prepare(ROOT, course, [], [LESSON], lambda done, total: None)
    with (course / "nbgrader_config.py").open("a") as file:
        file.write("\nc.Referee.timeout = 4\n")
    for name, (change, _, _) in KINDS.items():
        notebook = mangled.filled()
        change(notebook)
        folder = course / "submitted" / name / LESSON
        folder.mkdir(parents=True)
        (folder / f"{LESSON}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    status, said = grade(course, LESSON)
    assert status == 0, said
    return course, said


def results(course, name):
    """(points, the first cell, what stands at cells, the verdicts) of a student."""
    notebook = nbformat.read(course / "autograded" / name / LESSON / f"{LESSON}.ipynb", as_version=4)
    told = [output.data for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output]
    verdicts = [data[VERDICT] for data in told if VERDICT in data]
    first = notebook.cells[0].source if notebook.cells[0].id == "repaired" else ""
    return (
        sum(one["points"] for one in verdicts),
        first.replace("\\", ""),
        [data["text/plain"] for data in told],
        verdicts,
    )


@pytest.mark.parametrize("name", KINDS)
def test_points_and_reasons(graded, name):
    _, points, says = KINDS[name]
    got, first, pages, verdicts = results(graded[0], name)
    assert got == points, verdicts
    told = " ".join(" ".join([first, *pages]).split())
    assert all(words in told for words in says), told
    assert "Give_me_points" not in first + str(verdicts) and "<b>" not in first + str(verdicts)
    assert all(re.fullmatch(r"[A-Z`][^<>\x00-\x1f]{10,1500}", one["message"]) for one in verdicts)


def test_the_instructor_learns_what_the_class_imports(graded):
    said = " ".join(graded[1].split())
    assert "not in the course's environment: " in said
    assert "utils (2 submissions)" in said and "seaborn (2 submissions)" in said and "google (1 submission)" in said


@pytest.mark.parametrize("evalue", ["No module named '<b>'", "named ''", "none", 7 * "'", f"'{70 * 'x'}'"])
def test_only_identifiers_are_repeated(evalue):
    error = nbformat.v4.new_output("error", ename="ImportError", evalue=evalue, traceback=[])
    assert lacking_modules([nbformat.v4.new_code_cell(outputs=[error])]) == []


@pytest.mark.parametrize("reply", [None, [], "x = 1", {}, {"take": 7}, {"take": "x" * (MOST_LETTERS + 1)}])
def test_a_reply_that_no_kernel_gives_has_nothing_to_be_run(reply):
    assert to_take(reply) == ""
