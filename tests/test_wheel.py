"""The wheel holds softcounts and the released lessons, and no answer; a student can start from it alone."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from autograder.course import lesson_files

ROOT = Path(__file__).resolve().parent.parent
LESSONS = [file.stem for file in lesson_files(ROOT)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    subprocess.run(command, check=True)
    (built,) = folder.glob("softcounts-*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_package_the_lessons_and_the_licences(contents):
    for lesson in LESSONS:
        assert f"softcounts/lessons/{lesson}/{lesson}.ipynb" in contents
    for name in (
        "softcounts/casebooks/01_e_step.estep.json",
        "softcounts/data/old_faithful.csv",
        "softcounts/data/ORIGIN.md",
    ):
        assert name in contents
    assert any(name.endswith("licenses/LICENSE") for name in contents)


def test_it_holds_nothing_of_the_instructors(contents):
    tops = {name.split("/")[0] for name in contents}
    assert tops == {"softcounts", next(top for top in tops if top.endswith(".dist-info"))}
    for name, content in contents.items():
        for word in (
            b"BEGIN HIDDEN TESTS",
            b"BEGIN SOLUTION",
            b"autograder.hidden",
            b"from autograder",
            b"import autograder",
        ):
            assert word not in content or name.endswith("METADATA"), (name, word)


def test_it_holds_no_line_of_a_solution(contents):
    solutions = set()
    for lesson in LESSONS:
        source = nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)
        given = "\n".join(cell.source for cell in source.cells if "### BEGIN SOLUTION" not in cell.source)
        for cell in source.cells:
            if "### BEGIN SOLUTION" in cell.source:
                body = cell.source.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
                lines = {line.strip() for line in body.splitlines() if len(line.strip()) > 25}
                released = contents[f"softcounts/lessons/{lesson}/{lesson}.ipynb"].decode()
                hidden = {line for line in lines if line not in given}
                assert not [line for line in hidden if line in released]
                solutions |= hidden
    assert len(solutions) > 10
    code = b"".join(content for name, content in contents.items() if name.endswith(".py")).decode()
    assert not [line for line in solutions if line in code]


def test_a_student_can_start_from_the_wheel_alone(wheel, tmp_path):
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel]
    subprocess.run(pip, check=True)
    environment = os.environ | {"PYTHONPATH": str(site)}
    # -S would lose the libraries; instead the checkout's own path entry is taken out before anything is imported.
    alone = f"import sys; sys.path = [p for p in sys.path if p != {str(ROOT)!r}]; "

    def python(code, *arguments):
        command = [sys.executable, "-c", alone + code, *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, text=True, capture_output=True, check=False)

    started = python("from softcounts.cli import main; main()", "start", "em")
    assert started.returncode == 0, started.stderr
    assert sorted(path.name for path in (tmp_path / "em").iterdir()) == [".softcounts.json", *LESSONS]
    assert "ModuleNotFoundError: No module named 'autograder'" in python("import autograder").stderr
    used = python("import softcounts; print(softcounts.__file__, softcounts.Lesson('01_e_step').name)")
    assert str(site) in used.stdout and "01_e_step" in used.stdout
