"""No file that is handed in makes the grader's own process grow by more than 400 MB."""

import random
import subprocess
import sys
import zipfile

import pytest

from autograder.referee.handed_in.finding import MB, MOST_BYTES, MOST_PLAIN, MOST_VALUES, unpacked
from tests.mangled import ROOT, archive


def filled(unit, size, before=b'{"cells":[', after=b"0]}"):
    return before + unit * ((size - len(before) - len(after)) // len(unit)) + after


def many_members():
    """An archive whose directory has one file half a million times."""
    made = archive({"a.ipynb": "{}"})
    start, end = made.index(b"PK\x01\x02"), made.index(b"PK\x05\x06")
    directory = made[start:end] * 500_000
    size = len(directory).to_bytes(4, "little")
    return made[:start] + directory + made[end : end + 12] + size + made[end + 16 :]


def test_an_archive_of_very_many_files_is_left_alone():
    assert list(unpacked("it", many_members(), MOST_BYTES)) == []


def all_at_once():
    """As many keys, wide letters and letters in one text as are read; a notebook of the lesson."""
    keys = b",".join(b'"k%d":1' % i for i in range(MOST_VALUES // 100))
    cell = b'{"cell_type":"code","metadata":{},"source":["def estep(): 0",%s]}'
    left = MOST_PLAIN - len(keys) - 1000
    line = '"\U0001f600'.encode() + b"x" * 100_000 + b'"'
    made = b'{%s,"cells":[%s,%s]' % (keys, cell % b'""', cell % b",".join([line] * (left // (len(line) + 1))))
    return made + b',"long":"' + b"y" * (MOST_BYTES - len(made) - 1000) + b'"}'


LARGE = {
    "lists": lambda: filled(b"[],", 127 * MB),
    "strings that are read": lambda: filled(b'"ab",', 4 * MB),
    "numbers that are read": lambda: filled(b"1e9,", 3 * MB),
    "wide letters": lambda: filled('"\U0001f600'.encode() + b"x" * 1000 + b'",', 19 * MB),
    "no UTF-8": lambda: filled(b'"\xe9\xe9\xe9",', 19 * MB),
    "quotes": lambda: b'{"cells":' + b'"' * 127 * MB,
    "escaped quotes": lambda: b'{"cells":["' + b'\\"' * 9 * MB,
    "UTF-16": lambda: ('{"cells":[' + '"\xe9",' * 2_000_000 + "0]}").encode("utf-16"),
    "pictures": lambda: filled(b'"' + b"iVBOR" * 100_000 + b'",', 127 * MB),
    "all at once": all_at_once,
}
MEASURED = """
import re, sys
from autograder.referee.handed_in import reading
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024
before = peak()
reading.notebook(sys.argv[1], {"estep"})
print(peak() - before)
"""


def grown(path):
    """By how many MB a process grows that reads this submission."""
    words = [sys.executable, "-c", MEASURED, str(path)]
    return int(subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stdout)


@pytest.mark.parametrize("kind", LARGE)
def test_no_file_takes_much_memory(kind, tmp_path):
    """128 MB of empty lists took 3.4 GB."""
    (tmp_path / "file").write_bytes(LARGE[kind]())
    assert 0 < grown(tmp_path / "file") < 400


def test_nor_does_an_archive_beside_another_file(tmp_path):
    """One that is no notebook of the lesson, and two that are."""
    plain = all_at_once().split(b',"long"')[0] + b"}"
    (tmp_path / "file").write_bytes(plain.replace(b"estep", b"other"))
    with zipfile.ZipFile(tmp_path / "work.zip", "w") as made:
        made.writestr("much", random.Random(1).randbytes(80 * MB))
        for name in ("a", "b"):
            made.writestr(name, plain.replace(b"k1", name.encode() * 2), zipfile.ZIP_DEFLATED)
    assert 0 < grown(tmp_path / "file") < 400
