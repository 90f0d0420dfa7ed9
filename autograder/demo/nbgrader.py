"""Run nbgrader's commands on a scratch course, and count the submissions that are done."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

DONE = "Setting destination file permissions"
CHECKOUT = Path(__file__).parents[2]


def nbgrader(course, *arguments, done=lambda: None):
    """Run an `nbgrader` command in folder `course`, calling `done` after each submission; return its messages.

    Raises RuntimeError with the last messages where it fails.
    """
    said = []
    with subprocess.Popen(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        for line in process.stdout:
            said.append(line)
            if DONE in line:
                done()
    if process.returncode:
        raise RuntimeError(f"`nbgrader {' '.join(arguments)}` failed:\n{''.join(said[-15:])}")
    return said


def environment():
    """This process's, with this checkout's packages, nbgrader's tools on the path and one thread a process."""
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH")])),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
        "OMP_NUM_THREADS": "1",
    }


def feedback(course, lessons, progress, students):
    """Write the feedback pages of all `lessons`, side by side; `progress` is told how many of how many are done."""
    finished = count(1)

    def done():
        progress(next(finished), len(lessons) * students)

    with ThreadPoolExecutor(min(len(lessons), os.cpu_count() or 1)) as pool:
        list(pool.map(lambda lesson: nbgrader(course, "generate_feedback", lesson, done=done), lessons))
