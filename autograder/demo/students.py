"""The made-up class: who they are, what they hand in, and what they should get for it."""

import ast
from pathlib import Path
from typing import NamedTuple

ANSWERS = Path(__file__).parent / "answers"
FIRST_ONES = ("log_gaussian", "soft_counts", "run")


class Student(NamedTuple):
    """A student: the modules of `answers` that their functions come from (a later one wins, and is a mistake).

    `expected`: "all", "some" or "none" of the points; `only`: the exercises they answered (None: all); `deleted`:
    cells they lost.
    """

    name: str
    modules: tuple
    expected: str
    only: tuple | None = None
    deleted: tuple = ()

    @property
    def mistaken(self):
        """Whether there is a mistake to be named."""
        return len(self.modules) > 1

    def answers(self):
        """Exercise -> source text of the student's cell."""
        written = {}
        for module in self.modules:
            written |= functions((ANSWERS / f"{module}.py").read_text(encoding="utf-8"))
        return {name: source for name, source in written.items() if self.only is None or name in self.only}


CLASS = (
    Student("ada", ("taught",), "all"),
    Student("ben", ("loops",), "all"),
    Student("chen", ("einsum",), "all"),
    Student("dev", ("with_scipy",), "all"),
    Student("eli", ("taught",), "all", deleted=("test_estep", "test_mstep", "test_run")),
    Student("fay", ("taught", "no_mixing_weight"), "some"),
    Student("gil", ("loops", "no_mixing_weight"), "some"),
    Student("hana", ("einsum", "wrong_axis"), "some"),
    Student("ivo", ("taught", "half_power"), "some"),
    Student("jun", ("with_scipy", "underflow"), "some"),
    Student("kim", ("taught", "forgot_d"), "some"),
    Student("lea", ("einsum", "inverted_test"), "some"),
    Student("max", ("taught", "last_seed"), "some"),
    Student("nia", ("taught",), "some", only=FIRST_ONES),
    Student("olu", (), "none"),
)


def functions(source):
    """Name -> source text of each function at the top of a module."""
    return {
        node.name: ast.get_source_segment(source, node)
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
    }
