"""The made-up class: who they are, what they hand in, and what they should get for it."""

import ast
from pathlib import Path
from typing import NamedTuple

import nbformat

from autograder.course import notebook_path
from autograder.demo.nbgrader import CHECKOUT

ANSWERS = Path(__file__).parent / "answers"
STYLES = ("taught", "loops", "einsum", "with_scipy")
FIRST_ONES = (
    "01_e_step/log_gaussian",
    "02_m_step/soft_counts",
    "03_run_loop/run",
    "04_choosing_k/bic",
    "05_missing_data/rmse",
    "06_bernoulli_mnist/nll",
    "07_semi_supervised/fit_supervised",
    "08_priors/beta_mean",
    "09_mixture_of_experts/log_gate",
    "10_mixture_density_network/split",
    "11_one_em/poisson",
)


class Student(NamedTuple):
    """A student: the modules in `answers/lessonNN` that their functions come from, a later one wins.

    "taught", and what no module holds, is the lesson's own solution; a module that is no style is a mistake. Without
    modules nothing is written. `expected`: "all", "some" or "none" of the points; `only`: the exercises they answered
    (None: all); `deleted`: cells they lost.
    """

    name: str
    modules: tuple
    expected: str
    only: tuple | None = None
    deleted: tuple = ()

    @property
    def mistaken(self):
        """Whether there is a mistake to be named."""
        return not set(self.modules) <= set(STYLES)

    def answers(self, lesson):
        """Exercise -> source text of the student's cell."""
        written = taught(lesson) if self.modules else {}
        for module in self.modules:
            file = ANSWERS / f"lesson{lesson[:2]}" / f"{module}.py"
            if file.exists():
                written |= functions(file.read_text(encoding="utf-8"))
        return {name: text for name, text in written.items() if self.only is None or f"{lesson}/{name}" in self.only}


CLASS = (
    Student("ada", ("taught",), "all"),
    Student("ben", ("loops",), "all"),
    Student("chen", ("einsum",), "all"),
    Student("dev", ("with_scipy",), "all"),
    Student("eli", ("taught",), "all", deleted=("test_estep", "test_mstep", "test_run")),
    Student("fay", ("taught", "no_mixing_weight", "log_z_left_out"), "some"),
    Student("gil", ("loops", "no_mixing_weight", "weights_squared"), "some"),
    Student("hana", ("einsum", "wrong_axis", "nearest_mean", "zeros_as_data", "forgets_labelled"), "some"),
    Student("ivo", ("taught", "half_power", "half_formula", "spread_about_0"), "some"),
    Student("jun", ("with_scipy", "underflow", "all_weights_counted", "sum_of_logs"), "some"),
    Student("kim", ("taught", "forgot_d", "no_support_guard", "one_below", "unlabelled_sum_only", "no_gate"), "some"),
    Student("lea", ("einsum", "inverted_test", "no_plus_one", "largest_share"), "some"),
    Student("max", ("taught", "last_seed", "prior_left_out"), "some"),
    Student("nia", ("taught",), "some", only=FIRST_ONES),
    Student("olu", (), "none"),
)


def taught(lesson):
    """Name -> source text of each solution in the lesson."""
    notebook = nbformat.read(CHECKOUT / notebook_path("source", lesson), as_version=4)
    solutions = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    return {cell.metadata.nbgrader.grade_id: without_marks(cell.source) for cell in solutions}


def without_marks(source):
    """The source without the lines that mark where a solution begins and ends."""
    return "\n".join(line for line in source.splitlines() if not line.strip().startswith("### "))


def functions(source):
    """Name -> source text of each function at the top of a module."""
    return {
        node.name: ast.get_source_segment(source, node)
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
    }
