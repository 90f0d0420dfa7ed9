"""Building: one tiny broken notebook a fault, the same bytes each time, all or nothing."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from autograder import casebooks
from autograder.__main__ import main
from autograder.build import BuildError, build, built, source_texts, stale, strangers
from autograder.build.write import put
from autograder.course import course_folder, lesson_files, notebook_path
from autograder.exercises import all_exercises
from tests.broken import EXERCISES, FAULTS, SOUND, broken

ROOT = Path(__file__).parents[1]


def write(folder, text=SOUND, name="01_small"):
    """A notebook in a new folder notebooks/; returns its path."""
    path = folder / "notebooks" / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(path):
    """The lines of the BuildError that `path` gives."""
    with pytest.raises(BuildError) as error:
        source_texts([path], EXERCISES)
    return str(error.value).splitlines()


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_refused_with_file_line_cause_and_cure(tmp_path, fault):
    old, new, shift, cause = FAULTS[fault]
    text, line = broken(old, new)
    lines = refused(write(tmp_path, text))
    expected = f"notebooks/01_small.py:{1 if shift is None else line + shift}: "
    assert [said for said in lines if said.startswith(expected) and cause in said], lines
    assert all(len(said.split(": ")) >= 3 for said in lines)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_brings_few_others_with_it(tmp_path, fault):
    old, new, _, _ = FAULTS[fault]
    assert len(refused(write(tmp_path, broken(old, new)[0]))) <= 5


def test_all_faults_of_all_lessons_are_reported_together(tmp_path):
    one = write(tmp_path, broken("points=4", "points=5")[0])
    two = write(tmp_path, SOUND.replace("01_small", "Bad-Name"), "Bad-Name")
    three = write(tmp_path, "no cells at all", "02_none")
    with pytest.raises(BuildError) as error:
        source_texts([one, two, three], EXERCISES)
    assert [fault.file.split("/")[1] for fault in error.value.faults] == ["01_small.py", "Bad-Name.py", "02_none.py"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"x = 1\n", b"# %%\nx = '\xff'\n", b'{"cells": []}'])
def test_malformed_notebook_is_refused(tmp_path, content):
    path = write(tmp_path)
    path.write_bytes(content)
    (said,) = refused(path)
    assert said.startswith("notebooks/01_small.py:1: ")


def test_sound_notebook_is_filled_to_nbgraders_schema(tmp_path):
    notebook = nbformat.reads(source_texts([write(tmp_path)], EXERCISES)["01_small"], as_version=4)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    cells = {cell.id: cell for cell in notebook.cells}
    assert list(cells) == [
        "markdown-000", "code-001", "warm_up", "code-003", "given_half", "double", "test_double", "explore-007",
    ]  # fmt: skip
    flags = {name: cell.metadata.nbgrader for name, cell in cells.items() if "nbgrader" in cell.metadata}
    assert {name: (f.grade, f.solution, f.locked) for name, f in flags.items()} == {
        "warm_up": (False, True, False),
        "given_half": (False, False, True),
        "double": (False, True, False),
        "test_double": (True, False, True),
    }
    assert flags["test_double"].points == 4
    assert cells["explore-007"].metadata == {"tags": ["explore"]}
    assert cells["code-001"].metadata == {}
    assert "# %% not a head" in cells["double"].source


def test_test_cell_gets_the_hidden_line(tmp_path):
    notebook = nbformat.reads(source_texts([write(tmp_path)], EXERCISES)["01_small"], as_version=4)
    (test,) = [cell for cell in notebook.cells if cell.id == "test_double"]
    assert test.source.splitlines() == [
        "check(double)",
        "### BEGIN HIDDEN TESTS",
        'from autograder.hidden import grade; grade("01_small/double", globals())',
        "### END HIDDEN TESTS",
    ]


@pytest.fixture
def course(tmp_path):
    """A scratch course with the lessons of this checkout, not built yet; its casebooks are there, they take minutes."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    shutil.copytree(ROOT / casebooks.FOLDER, tmp_path / casebooks.FOLDER)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path


def files(folder):
    """Relative path -> bytes of all files under `folder`."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_build_writes_once_and_the_same_bytes_each_time(course):
    before = files(course)
    first = build(course)
    after = files(course)
    assert set(after) - set(before) == set(first)
    assert build(course) == []
    assert files(course) == after
    assert not (course / ".course_secret").exists()
    assert not (course / "gradebook.db").exists()


def test_build_of_named_lessons_touches_no_others(course):
    assert build(course, ["01_e_step"]) == [notebook_path(step, "01_e_step") for step in ("source", "release")]
    with pytest.raises(ValueError, match="no lesson '09_none'"):
        build(course, ["09_none"])


def test_stale_files_are_named(course):
    build(course)
    assert stale(course) == []
    (course / notebook_path("release", "01_e_step")).write_text("{}")
    (course / notebook_path("source", "02_m_step")).unlink()
    book = course / "softcounts" / "casebooks" / "02_m_step.mstep.json"
    book.write_text(json.dumps(json.loads(book.read_text()) | {"seconds": 1e9}))
    book.with_name("02_m_step.gone.json").write_text(book.read_text())
    named = [sentence.split(" is stale")[0] for sentence in stale(course)]
    assert named == [
        "source/02_m_step/02_m_step.ipynb",
        "release/01_e_step/01_e_step.ipynb",
        "softcounts/casebooks/02_m_step.gone.json",
        "softcounts/casebooks/02_m_step.mstep.json",
    ]
    build(course)
    assert stale(course) == []


def test_nothing_is_written_where_one_lesson_has_a_fault(course):
    build(course)
    path = course / "notebooks" / "02_m_step.py"
    path.write_text(path.read_text().replace('kind="test"', 'kind="tset"'))
    first = course / "notebooks" / "01_e_step.py"
    first.write_text(first.read_text() + "\n# %%\n1 + 1\n")
    before = files(course)
    with pytest.raises(BuildError, match=r"notebooks/02_m_step\.py:.*tset"):
        build(course)
    assert files(course) == before


def test_unwritable_place_is_refused_and_nothing_written(course):
    (course / "release").write_text("a file")
    before = files(course)
    with pytest.raises(NotADirectoryError, match="release is a file where a folder should be"):
        build(course)
    assert files(course) == before


def test_locked_folder_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.build.write.os.access", lambda path, mode: False)
    with pytest.raises(PermissionError, match="not writable"):
        put({Path("source/x.ipynb"): b"{}"}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_other_peoples_assignments_are_left_alone_and_named(course):
    own = course / "source" / "homework" / "homework.ipynb"
    own.parent.mkdir(parents=True)
    own.write_text("{}")
    build(course)
    assert own.read_text() == "{}"
    assert strangers(course) == [Path("source/homework")]


def command(folder, *arguments):
    """Run `python -m autograder` in `folder`."""
    return subprocess.run(
        [sys.executable, "-m", "autograder", *arguments], cwd=folder, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(folder)},
    )  # fmt: skip


def test_wrong_folder_and_no_notebooks_are_one_sentence(tmp_path):
    done = command(tmp_path, "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "is no course folder" in done.stderr
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    (tmp_path / "notebooks").mkdir()
    with pytest.raises(ValueError, match="holds no lesson"):
        lesson_files(course_folder(tmp_path))


def test_command_builds_and_checks(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    assert main(["build", "--check"]) == 1
    assert "release/01_e_step/01_e_step.ipynb is stale" in capsys.readouterr().out
    assert main(["build"]) == 0
    assert capsys.readouterr().out.endswith("files were new or changed\n")
    assert main(["build", "--check"]) == 0
    assert capsys.readouterr().out == "source/, release/ and the casebooks are up to date\n"


def test_missing_package_is_named_with_its_cure(monkeypatch, capsys):
    def needs_nbgrader(chosen):
        raise ModuleNotFoundError("No module named 'nbgrader'", name="nbgrader")

    monkeypatch.setattr("autograder.__main__._build", needs_nbgrader)
    assert main(["build"]) == 1
    assert capsys.readouterr().err == "nbgrader is not installed: run pip install -e '.[autograder]' in the checkout\n"


def test_this_checkout_is_built_and_holds_nothing_else():
    assert stale(ROOT) == []
    assert strangers(ROOT) == []
    tracked = {path for step in ("source", "release") for path in (ROOT / step).glob("*/*.ipynb")}
    assert tracked == {ROOT / path for path in built(ROOT)}


def test_every_exercise_has_its_lesson():
    lessons = {file.stem for file in lesson_files(ROOT)}
    assert {exercise.lesson for exercise in all_exercises().values()} <= lessons
