"""The regions of each contract: docs/regions.md says which hidden case visits it, and which words of the lesson."""

import re
from pathlib import Path

import pytest

from autograder import casebooks
from tests.conftest import GRADED

ROOT = Path(__file__).parents[1]
REGIONS = [
    "a size of 1", "n = d", "n = K", "d = K", "n < K", "far rows", "many columns", "a weight of 0",
    "a huge or tiny variance", "data far from 0", "exact zeros as data", "ties", "identical rows", "nothing observed",
    "all or none labelled", "a slow climb", "a stop at the second pass", "the first is already the best",
    "other sizes in the next call", "other arguments than the defaults",
]  # fmt: skip
SIZES = {
    "a size of 1": lambda n, d, K: 1 in (n, d, K),
    "n = d": lambda n, d, K: n == d,
    "n = K": lambda n, d, K: n == K,
    "d = K": lambda n, d, K: d == K,
    "n < K": lambda n, d, K: n < K,
}


def tables():
    """Lesson -> rows of its table, each a list of cells; the first row is the header."""
    found = {}
    for section in (ROOT / "docs" / "regions.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        lines = [line for line in section.splitlines() if line.startswith("| ")]
        found[section.split("\n", 1)[0]] = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return found


TABLES = tables()
CELLS = [
    (f"{lesson}/{function}", row[0], row[column])
    for lesson, (head, *rows) in TABLES.items()
    for column, function in enumerate(head[1:-1], 1)
    for row in rows
]


def test_every_region_of_every_function_has_a_cell():
    assert {key for key, _, _ in CELLS} == {*GRADED}
    for lesson, (_, *rows) in TABLES.items():
        assert [row[0] for row in rows] == REGIONS, lesson


@pytest.mark.parametrize("key", GRADED)
def test_a_cell_names_a_hidden_case_or_gives_a_reason(key):
    cells = [(region, cell) for where, region, cell in CELLS if where == key]
    for student in ("ada", "bo", "cyd"):
        notes = [case.note for case in casebooks.hidden(GRADED[key], "a secret", student).cases]
        for region, cell in cells:
            if cell.startswith("– "):
                assert 0 < len(cell[2:].split()) <= 6, (region, cell)
            elif cell != "`all cases`":
                there = [note for note in notes if re.fullmatch(pattern(cell), note)]
                assert there, (region, cell, notes)
                assert region not in SIZES or any(SIZES[region](*sizes(note)) for note in there), (region, there)


def pattern(cell):
    """The note in backticks, with … for anything."""
    return ".*".join(map(re.escape, cell.strip("`").split("…")))


def sizes(note):
    """n, d and K as a note says them (t and C in lesson 07, s in 11); what it does not say is unlike all others."""
    said = {letter: int(number) for letter, number in re.findall(r"\b([ndKtCs]) = (\d+)", note)}
    return said.get("t", said.get("n", -1)), said.get("d", said.get("s", -2)), said.get("K", said.get("C", 1e9))


@pytest.mark.parametrize("lesson", TABLES)
def test_the_lesson_tells_what_is_judged(lesson):
    text = (ROOT / "notebooks" / f"{lesson}.py").read_text(encoding="utf-8")
    joined = " ".join(re.sub(r"^\s*# ?", "", line).strip() for line in text.splitlines())
    for region, *cells, quoted in TABLES[lesson][1:]:
        visited = any(not cell.startswith("– ") and cell != "`all cases`" for cell in cells)
        assert quoted or not visited, region
        assert all(words in joined for words in re.findall('"([^"]+)"', quoted)), (region, quoted)
