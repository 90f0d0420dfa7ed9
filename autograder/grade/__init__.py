"""Grade a class: `nbgrader autograde` for one lesson on several processes, with a bar and a summary."""

import os
from contextlib import chdir, suppress

from nbgrader.converters.base import NbGraderException
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.course import CONFIG
from autograder.grade.report import print_summary
from autograder.grade.results import results
from autograder.grade.workers import converter
from autograder.referee.converter import PartlyGradedError
from autograder.secret import course_root

INTERRUPTED = "Stopped. What was graded stands; run the same command again to grade the rest."


def grade(lesson, students=(), jobs=None, force=False, folder=None):
    """Grade the submissions of `lesson` that wait for it, show a summary, and return the exit status.

    `students`: only these. `jobs`: processes (default: the cores). `force`: also what is graded already. `folder`:
    the course (default: the one around this folder). Raises ValueError where there is none.
    """
    console, course = Console(), course_root(folder or ".")
    if not (course / CONFIG).is_file():
        raise ValueError(f"{course} is no course, it has no {CONFIG}: run this in the course's folder")
    try:
        with bar(console) as progress:
            made = run(course, lesson, students, jobs, force, task(progress, lesson))
    except KeyboardInterrupt:
        console.print(INTERRUPTED)
        return 130
    except NbGraderException:  # nbgrader's log has said why
        return 1
    print_summary(console, results(made.coursedir, [lesson]))
    return 1 if made.failed else 0


def run(course, lesson, students=(), jobs=None, force=False, progress=lambda done, total: None):
    """Grade, telling `progress` how many of how many are done; return the converter, which knows who was not graded.

    Raises NbGraderException when nothing could be graded, or the run was stopped.
    """
    with chdir(course):
        made = converter(course, lesson, "--log-level=WARN")
        made.jobs, made.force, made.only, made.progress = jobs or cores(), force, tuple(students), progress
        made.coursedir.assignment_id = lesson
        with suppress(PartlyGradedError):
            made.start()
    return made


def cores():
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def bar(console):
    """A bar with counts, rate and time left."""
    count, rate, left = MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn()
    return Progress(TextColumn("{task.description}"), BarColumn(), count, rate, left, console=console)


def task(progress, name):
    """A line of the bar, as the function that `run` tells of progress."""
    line = progress.add_task(name, total=None, rate="")

    def tell(done, total):
        progress.update(line, completed=done, total=total)
        speed = progress.tasks[line].finished_speed or progress.tasks[line].speed
        progress.update(line, rate=f"{speed:.1f}/s" if speed else "")

    return tell
