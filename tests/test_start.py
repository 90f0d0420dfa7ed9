"""`softcounts start`: copies, keeps edited lessons, and says clearly what is wrong."""

import json
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
    assert sorted(path.name for path in (tmp_path / "deep" / "em").iterdir()) == [cli.COPIED, *LESSONS]
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
        cli.copy(cli.released()[0], tmp_path / "lesson.ipynb", False, {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inside", ["release", "source/mine", "softcounts"])
def test_a_folder_of_the_course_itself_is_refused(start, inside):
    status, output = start(cli.CHECKOUT.parent / inside)
    assert status != 0 and "choose a folder outside it" in output


def test_no_lessons_built(start, tmp_path, monkeypatch):
    monkeypatch.setattr(cli, "CHECKOUT", tmp_path / "release")
    status, output = start(tmp_path / "em")
    assert status != 0 and "there are no lessons here" in output and not (tmp_path / "em").exists()


@pytest.fixture
def updated(start, tmp_path, monkeypatch):
    """updated(change): status and output of `start` after an update that changed lesson 01, and `change(target)`."""
    folder = tmp_path / "em"
    start(folder)
    newer = tmp_path / "newer"
    for path in cli.released():
        (newer / path.stem).mkdir(parents=True)
        content = json.loads(path.read_text(encoding="utf-8"))
        if path.stem == "01_e_step":
            content["cells"][0]["source"] = "# E-step, second edition"
        (newer / path.stem / path.name).write_text(json.dumps(content), encoding="utf-8")

    def run(change, *options):
        target = notebook(folder, "01_e_step")
        change(target)
        monkeypatch.setattr(cli, "released", lambda: sorted(newer.glob("*/*.ipynb")))
        status, output = start(folder, *options)
        assert status == 0
        return target, output

    return run


def saved(target, **changes):
    """Write a notebook as JupyterLab does after cells have run; `changes` of the last cell."""
    content = json.loads(target.read_text(encoding="utf-8"))
    content["metadata"]["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout", "text": ["x"]}]}
    content["cells"][-1] |= changes
    target.write_text(json.dumps(content, indent=1), encoding="utf-8")


def test_a_lesson_that_was_never_opened_is_renewed(updated):
    target, output = updated(lambda target: None)
    assert "renewed, for you had not changed it:" in output and output.count("unchanged") == len(LESSONS) - 1
    assert "second edition" in target.read_text(encoding="utf-8")
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_one_that_was_run_and_saved_is_renewed_and_kept_beside(updated):
    target, output = updated(saved)
    assert "new, yours is kept beside it:" in output and "second edition" in target.read_text(encoding="utf-8")
    assert "stdout" in target.with_name("01_e_step.old-1.ipynb").read_text(encoding="utf-8")


def test_one_word_of_ones_own_keeps_it(updated):
    target, output = updated(lambda target: saved(target, source="mine"))
    assert "kept, because you edited it (--fresh" in output and "mine" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("record", [None, "", "[1]", '{"01_e_step.ipynb": 3}', '{"01_e_step.ipynb": ["x", "y", "z"]}'])
def test_without_a_record_of_what_was_copied_it_is_kept(updated, record):
    def lose(target):
        file = target.parents[1] / cli.COPIED
        file.unlink() if record is None else file.write_text(record)

    target, output = updated(lose)
    assert "kept, because you edited it, or it is of an earlier version (--fresh" in output
    assert "second edition" not in target.read_text(encoding="utf-8")


def test_a_folder_of_a_version_that_kept_no_record_gets_one(updated, start):
    def older(target):
        (target.parents[1] / cli.COPIED).unlink()
        start(target.parents[1])

    _, output = updated(older)
    assert "renewed, for you had not changed it:" in output


def test_what_was_run_and_saved_and_not_updated_is_unchanged(start, tmp_path):
    start(tmp_path)
    saved(notebook(tmp_path, "01_e_step"))
    status, output = start(tmp_path)
    assert status == 0 and output.count("unchanged") == len(LESSONS)
    assert "stdout" in notebook(tmp_path, "01_e_step").read_text(encoding="utf-8")
