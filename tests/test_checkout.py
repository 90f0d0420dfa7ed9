"""A checkout on Windows, as far as that can be tried here: git's settings there change no file."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GIT = ["git", "-c", "safe.directory=*"]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """The tracked files, as they lie here, committed and cloned with core.autocrlf=true."""
    if subprocess.run([*GIT, "-C", ROOT, "rev-parse"], capture_output=True, check=False).returncode:
        pytest.skip("this is no git checkout")
    folder = tmp_path_factory.mktemp("checkout")
    tracked = subprocess.run([*GIT, "-C", ROOT, "ls-files", "-z"], capture_output=True, check=True, text=True).stdout
    there = [name for name in tracked.split("\0") if name and (ROOT / name).is_file()]
    for name in there:
        (folder / "here" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "here" / name).write_bytes((ROOT / name).read_bytes())
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "all"]):
        subprocess.run([*GIT, *words], cwd=folder / "here", check=True)
    subprocess.run([*GIT, "clone", "-q", "-c", "core.autocrlf=true", "here", "windows"], cwd=folder, check=True)
    return folder / "windows", there


def test_no_byte_is_changed(checkout):
    folder, names = checkout
    assert len(names) > 500
    assert [name for name in names if (folder / name).read_bytes() != (ROOT / name).read_bytes()] == []


def test_no_line_ends_as_on_windows(checkout):
    folder, names = checkout
    texts = [name for name in names if not name.endswith((".png", ".npz"))]
    assert [name for name in texts if b"\r\n" in (folder / name).read_bytes()] == []
