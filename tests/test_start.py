"""`softcounts start`: copies, keeps edited lessons, and says clearly what is wrong."""

import os

import pytest
from click.testing import CliRunner

from softcounts import cli
from tests.test_wheel import LESSONS


@pytest.fixture
def start():
    """start(folder, *options): exit status and output."""

    def run(folder, *options):
        result = CliRunner().invoke(cli.main, ["start", str(folder), *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.output

    return run


def notebook(folder, lesson):
    return folder / lesson / f"{lesson}.ipynb"


def test_a_new_folder_gets_every_lesson_and_the_next_step(start, tmp_path):
    status, output = start(tmp_path / "deep" / "em")
    assert status == 0 and f"jupyter lab {tmp_path / 'deep' / 'em'}" in output
    assert sorted(path.name for path in (tmp_path / "deep" / "em").iterdir()) == LESSONS
    assert all(notebook(tmp_path / "deep" / "em", lesson).stat().st_mode & 0o777 == 0o644 for lesson in LESSONS)


def test_the_second_time_nothing_changes(start, tmp_path):
    start(tmp_path)
    status, output = start(tmp_path)
    assert status == 0 and output.count("unchanged") == len(LESSONS)


def test_an_edited_lesson_is_left_alone_and_named(start, tmp_path):
    start(tmp_path)
    notebook(tmp_path, "01_e_step").write_text("mine")
    status, output = start(tmp_path)
    assert status == 0 and notebook(tmp_path, "01_e_step").read_text() == "mine"
    (line,) = [line for line in output.splitlines() if "you edited it" in line]
    assert "01_e_step.ipynb" in line and "--fresh" in line


def test_fresh_keeps_every_old_version_beside(start, tmp_path):
    start(tmp_path)
    target = notebook(tmp_path, "01_e_step")
    pristine = target.read_bytes()
    for mine in ("first", "second"):
        target.write_text(mine)
        assert start(tmp_path, "--fresh")[0] == 0
        assert target.read_bytes() == pristine
    assert (target.parent / "01_e_step.old-1.ipynb").read_text() == "first"
    assert (target.parent / "01_e_step.old-2.ipynb").read_text() == "second"
    assert len(list((tmp_path / "02_m_step").iterdir())) == 1


def test_a_file_in_the_way(start, tmp_path):
    (tmp_path / "file").write_text("")
    status, output = start(tmp_path / "file")
    assert status != 0 and "cannot write into" in output and "choose a folder of your own" in output
    assert output.count("\n") == 1


def test_an_unwritable_folder(start, tmp_path, monkeypatch):
    def refuse(*args, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cli.tempfile, "mkstemp", refuse)
    status, output = start(tmp_path / "em")
    assert status != 0 and "Permission denied" in output and output.count("\n") == 1


def test_an_interrupted_copy_leaves_nothing_half_written(tmp_path, monkeypatch):
    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        cli.copy(cli.released()[0], tmp_path / "lesson.ipynb", fresh=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inside", ["release", "source/mine", "softcounts"])
def test_a_folder_of_the_course_itself_is_refused(start, inside):
    status, output = start(cli.CHECKOUT.parent / inside)
    assert status != 0 and "choose a folder outside it" in output


def test_no_lessons_built(start, tmp_path, monkeypatch):
    monkeypatch.setattr(cli, "CHECKOUT", tmp_path / "release")
    status, output = start(tmp_path / "em")
    assert status != 0 and "there are no lessons here" in output and not (tmp_path / "em").exists()
