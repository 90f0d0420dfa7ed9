"""What is made of a submission before anything of it is run: which code stands where, and what is said about it."""

import copy
import json
import random
import time

import nbformat
import pytest

from autograder.referee.handed_in import reading
from autograder.referee.handed_in.recognise import MOST_HALVES, is_explore
from autograder.referee.rebuild import MOST_EXTRA, Rebuild, graded_names, released
from tests import mangled
from tests.mangled import ESTEP, FIRST, GAUSS, KINDS, RIGHT, ROOT, STUB

LESSONS = (FIRST, "02_m_step", "03_run_loop")


@pytest.fixture(autouse=True, scope="module")
def in_the_course():
    """Release folders are found from the course's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield


@pytest.fixture(scope="module")
def made(in_the_course, tmp_path_factory):
    """Name of a Kind -> the rebuilt notebook."""
    folder = tmp_path_factory.mktemp("submitted")
    for kind in KINDS.values():
        kind.hand_in(folder / kind.name / kind.lesson)
    paths = {kind.name: folder / kind.name / kind.lesson / f"{kind.lesson}.ipynb" for kind in KINDS.values()}
    return {kind.name: rebuilt(paths[kind.name], kind.lesson) for kind in KINDS.values()}


def rebuilt(path, lesson=FIRST):
    """The rebuilt notebook of what was handed in at `path`."""
    resources = {"nbgrader": {"assignment": lesson, "notebook": lesson}, "questions": {}}
    return Rebuild().preprocess(reading.notebook(path, graded_names(released(lesson))), resources)[0]


def handed_in(notebook, folder):
    """The rebuilt notebook of a submission of the first lesson."""
    (folder / f"{FIRST}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return rebuilt(folder / f"{FIRST}.ipynb")


def notes(notebook):
    """The sentences."""
    return notebook.metadata["softcounts"]["notes"]


def extra(notebook):
    """The code that is run besides the lesson's."""
    return tuple(cell.source for cell in notebook.cells if cell.id.startswith("extra-"))


def seats(notebook):
    """Solution cell -> its code."""
    return {cell.id: cell.source for cell in notebook.cells if cell.id in RIGHT}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_code_is_seated(kind, made):
    notebook = made[kind.name]
    assert seats(notebook) == {name: RIGHT[name] for name in seats(notebook)} | kind.seats
    assert kind.extra in (None, extra(notebook))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_repairs_are_told(kind, made):
    said = notes(made[kind.name])
    assert all(any(words in note for note in said) for words in kind.says), said
    assert bool(said) == bool(kind.says), said
    assert all(note.endswith((".", "?")) for note in said)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_rest_is_as_released(kind, made):
    as_released(made[kind.name], kind.lesson)


def as_released(notebook, lesson=FIRST):
    """Metadata, types, and the text of all cells that students do not change, in their order; extra cells have none."""
    pristine = released(lesson)
    ours = [cell for cell in notebook.cells if cell.id != "repaired" and not cell.id.startswith("extra-")]
    for cell, given in zip(ours, pristine.cells, strict=True):
        if given.id in RIGHT or is_explore(given):
            given.source = cell.source
        assert cell == given
    assert all(cell.metadata == {} for cell in notebook.cells if cell not in ours)
    nbformat.validate(notebook)


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_is_recognised_without_metadata(tmp_path, lesson):
    notebook = mangled.filled(lesson)
    mangled.strip(notebook)
    (tmp_path / "one.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    made = rebuilt(tmp_path / "one.ipynb", lesson)
    assert (extra(made), seats(made)) == ((), {name: RIGHT[name] for name in seats(made)})
    assert len(notes(made)) == len(seats(made)) > 0


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_done_to_cells_the_rest_is_as_released(tmp_path, seed):
    notebook, draw = mangled.filled(), random.Random(seed)
    for _ in range(draw.randrange(1, 30)):
        jumble(notebook["cells"], draw)
    as_released(handed_in(notebook, tmp_path))


def jumble(cells, draw):
    """Delete a cell, or put it, a copy of it, or the half of it somewhere else, as something else."""
    cell = draw.choice(cells)
    if draw.random() < 0.6:
        cells.remove(cell)
    if draw.random() < 0.8:
        changes = {"metadata": {}}, {"id": draw.choice(cells)["id"]}, {"cell_type": "raw"}, {"source": "x = 1"}, {}
        half = {"source": cell["source"][draw.randrange(2) * len(cell["source"]) // 2 :]}
        cells.insert(draw.randrange(len(cells)), copy.deepcopy(cell) | half | draw.choice(changes))


def test_extra_cells_run_where_they_stood(tmp_path):
    """Below what stood above them, above the solution that stood below them."""
    notebook = mangled.filled()
    mangled.insert(notebook, "above = 1", "log_gaussian")
    mangled.insert(notebook, "between = 22", "estep")
    mangled.insert(notebook, "before_test = 333", "test_estep")
    order = [cell.source for cell in handed_in(notebook, tmp_path).cells]
    wanted = ["above = 1", GAUSS, "between = 22", ESTEP, "before_test = 333", "check(estep)"]
    assert [source for source in order if source in wanted] == wanted


def test_a_flood_of_extra_cells_is_not_run_and_costs_nothing(tmp_path):
    notebook = mangled.filled()
    notebook["cells"][2:2] = [mangled.new(f"x = {i}") for i in range(MOST_EXTRA + 1)]
    made = handed_in(notebook, tmp_path)
    assert (extra(made), seats(made)) == ((), {"log_gaussian": GAUSS, "estep": ESTEP})
    assert notes(made) == [f"More than {MOST_EXTRA} extra cells: none of them was run."]


def test_a_flood_of_copies_leaves_the_last(tmp_path):
    notebook = mangled.filled()
    copies = [mangled.new(f"{ESTEP}  # {i}") | {"id": "estep"} for i in range(MOST_EXTRA + 1)]
    notebook["cells"] += copies
    made = handed_in(notebook, tmp_path)
    assert (extra(made), seats(made)["estep"]) == ((), copies[-1]["source"])
    assert "only the last one was run" in notes(made)[0]


def test_a_flood_of_halves_is_not_put_together(tmp_path):
    notebook = mangled.filled()
    at = mangled.place(notebook, "estep") + 1
    notebook["cells"][at:at] = [mangled.new("    pass") for _ in range(MOST_HALVES + 5)]
    made = handed_in(notebook, tmp_path)
    assert (len(extra(made)), seats(made)["estep"].count("pass")) == (5, MOST_HALVES)


@pytest.mark.parametrize("loose", ["  print(1)", "x = 1", "    # nothing", "\tprint(2)"])
def test_an_indented_cell_that_is_no_half_spoils_nothing(tmp_path, loose):
    """It is left alone, or lands where it is never reached."""
    notebook = mangled.filled()
    mangled.insert(notebook, loose, "test_estep")
    compile(seats(handed_in(notebook, tmp_path))["estep"], "estep", "exec")


def test_the_stub_does_not_win(tmp_path):
    """An own cell with nothing but a comment in it does not undo what was written elsewhere."""
    notebook = mangled.filled()
    mangled.get(notebook, "estep")["source"] = "# see below\n" + STUB["estep"]
    mangled.insert(notebook, ESTEP, "log_gaussian")
    assert seats(handed_in(notebook, tmp_path))["estep"] == ESTEP


@pytest.mark.parametrize("name", ["x" * 65, "", "a b", "<b>", "../x", 7, None, ["estep"]])
def test_odd_names_and_ids_are_taken_for_none(tmp_path, name):
    notebook = mangled.filled()
    for cell in notebook["cells"]:
        cell["id"] = cell["metadata"].setdefault("nbgrader", {})["grade_id"] = name
    assert seats(handed_in(notebook, tmp_path)) == {"log_gaussian": GAUSS, "estep": ESTEP}


def test_texts_that_try_the_search_for_definitions(tmp_path):
    """Bounded work, whatever is written."""
    notebook = mangled.blank()
    for source in ("def " * 100_000, "def\n" * 100_000, "estep " + " " * 100_000, "async" + " " * 100_000 + "def"):
        notebook["cells"].append(mangled.new(source))
    assert seats(handed_in(notebook, tmp_path)) == {name: STUB[name] for name in ("log_gaussian", "estep")}


@pytest.mark.parametrize("name", [FIRST, "mine"])
def test_blanks_and_lines_without_end_are_not_all_looked_through(tmp_path, name):
    notebook = mangled.filled()
    runs = (" " * 399 + "x") * 498 + " " * 400
    notebook["cells"] += [mangled.new(runs) for _ in range(120)] + [mangled.new("\n" * 20_000_000)]
    (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    start = time.process_time()
    assert seats(rebuilt(tmp_path / f"{FIRST}.ipynb"))["estep"] == ESTEP
    assert time.process_time() - start < 15


def test_folders_in_the_place_of_files_are_no_files(tmp_path):
    for name in ("timestamp.txt", "submission_secret.txt", f"{FIRST}.ipynb"):
        (tmp_path / name).mkdir()
    assert (reading.timestamp(tmp_path), reading.feedback_secret(tmp_path)) == ((None, True), None)
    assert notes(rebuilt(tmp_path / f"{FIRST}.ipynb")) == [f"{FIRST}.ipynb is no ordinary file; it was not read."]
