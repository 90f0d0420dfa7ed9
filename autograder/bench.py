"""Benchmark: the same class graded by stock nbgrader and by this project, in turns, in one run."""

import contextlib
import ctypes
import os
import resource
import shutil
import stat
import statistics
import sys
import tempfile
import time
from pathlib import Path
from subprocess import STDOUT, Popen
from typing import NamedTuple

import psutil
from rich.console import Console
from rich.table import Table

from autograder.course import CONFIG, course_folder
from autograder.demo import scratch_course
from autograder.demo.hand_in import hand_in
from autograder.demo.nbgrader import environment, nbgrader
from autograder.demo.students import CLASS
from autograder.secret import VARIABLE

LESSONS = ("01_e_step", "02_m_step", "03_run_loop")
CHILD_SUBREAPER = 36
# Stock nbgrader with what its in-kernel hidden line needs: no pictures and sliders, and deleted test cells come back.
STOCK = """
c = get_config()
c.CourseDirectory.course_id = "softcounts"
c.OverwriteCells.add_missing_cells = True
c.Execute.skip_cells_with_tag = "explore"
c.Execute.timeout = 120
"""
# In this environment nbgrader's Autograde is the referee's. What is compared with must be nbgrader's own, and is safe
# for a class that is made up.
WITHOUT_DOOR = "import sys; sys.meta_path[:] = [one for one in sys.meta_path if getattr(one, '__name__', '') != 'Door']"
WAYS = {
    "stock nbgrader autograde": (
        "-c",
        f"{WITHOUT_DOOR}; from nbgrader.apps.nbgraderapp import main; main()",
        "autograde",
    ),
    "nbgrader autograde": ("-m", "nbgrader", "autograde"),
    "autograder grade --jobs 1": ("-m", "autograder", "grade", "--jobs", "1"),
    "autograder grade": ("-m", "autograder", "grade"),
}


class Measured(NamedTuple):
    """One command on one lesson's submissions: seconds, and MB (the largest sum over all its processes)."""

    submissions: int
    wall: float
    cpu: float
    first: float
    memory: float


def bench(students):
    """Measure, print the table, and return the exit status."""
    root, console = course_folder(), Console()
    _adopt()
    with tempfile.TemporaryDirectory(prefix="softcounts-bench-") as folder:
        courses = {way: _course(root, Path(folder) / str(i), way, students) for i, way in enumerate(WAYS)}
        found = {way: [] for way in WAYS}
        for lesson in LESSONS:
            for way, course in courses.items():
                found[way].append(measured(course, lesson, WAYS[way]))
    console.print(table(found))
    return 0


def _course(root, folder, way, students):
    """A course in which so many students have handed in every lesson."""
    course = scratch_course(root, folder)
    for lesson in LESSONS:
        shutil.copytree(root / "source" / lesson, course / "source" / lesson)
        nbgrader(course, "generate_assignment", lesson)
        for number in range(students):
            student = CLASS[number % len(CLASS)]
            hand_in(course, student._replace(name=f"{student.name}{number:03}"), lesson)
    if way.startswith("stock"):
        (course / CONFIG).write_text(STOCK, encoding="utf-8")
    return course


def measured(course, lesson, way):
    """Run a command that grades `lesson` in `course`."""
    surroundings, before = environment() | {VARIABLE: "benchmark"}, resource.getrusage(resource.RUSAGE_CHILDREN)
    first, memory, start = None, 0.0, time.monotonic()
    with tempfile.TemporaryFile("w+") as said:
        command = [sys.executable, *way, lesson]
        process = Popen(command, cwd=course, env=surroundings, stdout=said, stderr=STDOUT)
        while process.poll() is None:
            memory = max(memory, _memory(process.pid))
            if first is None and _finished(course, lesson):
                first = time.monotonic() - start
            time.sleep(0.1)
        wall = time.monotonic() - start
        _reap()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        said.seek(0)
        count = len(_finished(course, lesson))
        if process.returncode or not count:
            raise RuntimeError(f"`{' '.join(way[1:])} {lesson}` failed:\n{said.read()[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(count, wall, cpu, first or wall, memory)


def _adopt():
    """Have this process wait for what its children leave behind, and so have its processor time counted."""
    if ctypes.CDLL(None, use_errno=True).prctl(CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "the processor time of all processes cannot be measured here")


def _reap():
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _finished(course, lesson):
    """The graded notebooks: nbgrader makes them read-only when all is done."""
    return [path for path in course.glob(f"autograded/*/{lesson}/*.ipynb") if not path.stat().st_mode & stat.S_IWUSR]


def _memory(pid):
    """MB of a process and all that it started; what several share is counted once."""
    total = 0
    with contextlib.suppress(psutil.Error):
        found = psutil.Process(pid)
        for process in (found, *found.children(recursive=True)):
            with contextlib.suppress(OSError, StopIteration):
                lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def table(found):
    """A row a way, and how many times less than stock nbgrader it needs; over all lessons."""
    made = Table(title="Seconds a submission, seconds to the first result, MB at the peak")
    for name in ("", "wall", "CPU", "first", "MB"):
        made.add_column(name, justify="left" if not name else "right", no_wrap=True)
    rows = {way: _row(runs) for way, runs in found.items()}
    stock = next(iter(rows.values()))
    for way, row in rows.items():
        ratios = [f" ({old / new:.1f}x)" if row is not stock else "" for old, new in zip(stock, row, strict=True)]
        made.add_row(way, *(f"{value:.2f}{ratio}" for value, ratio in zip(row[:2], ratios, strict=False)),
                     f"{row[2]:.1f}{ratios[2]}", f"{row[3]:.0f}")  # fmt: skip
    return made


def _row(runs):
    """Wall and CPU seconds a submission, median seconds to the first result, largest memory."""
    count = sum(run.submissions for run in runs)
    wall, cpu = (sum(getattr(run, name) for run in runs) / count for name in ("wall", "cpu"))
    return wall, cpu, statistics.median(run.first for run in runs), max(run.memory for run in runs)
