"""nbgrader's Autograde on several processes: workers run and judge, this process alone writes."""

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from contextlib import chdir, suppress
from functools import partial
from multiprocessing.connection import wait

from nbgrader.apps import AutogradeApp
from traitlets import Any, Integer

from autograder.processes import CONTEXT
from autograder.referee import settings
from autograder.referee.converter import SYSTEM, NotGradedError, RefereedAutograde
from autograder.sandbox import client
from autograder.sandbox.client import SandboxError

KILLED = "a grading process was killed (by hand, or because the memory ran out)"


class ClassAutograde(RefereedAutograde):
    """RefereedAutograde that hands the submissions to `jobs` processes."""

    jobs = Integer(1)
    progress = Any(help="called with (how many are finished, how many there are to grade)")

    def waiting(self):
        """The Submissions to grade. Raises NbGraderException where one of the named students has none."""
        there = {self._ids(folder)[1] for folder in self.assignments}
        missing = [student for student in self.only if student not in there]
        if missing:
            self._fail(f"no submission of {', '.join(missing)}: look into {self.coursedir.submitted_directory}/")
        return super().waiting()

    def gradings(self, submissions):
        """Hand each Submission to the next worker that is free; give what is done as it comes."""
        self.progress(0, len(submissions))
        workers = [Worker(self.coursedir) for _ in range(min(self.jobs, len(submissions)))]
        left, done = deque(submissions), 0
        try:
            while left or any(worker.submission for worker in workers):
                for worker in [one for one in workers if left and not one.submission]:
                    worker.give(self.begin(left.popleft()))
                for worker in Worker.ready(workers):
                    submission, grade = worker.take()
                    if not worker.process.is_alive():
                        workers[workers.index(worker)] = Worker(self.coursedir)
                    yield submission, grade
                    done += 1
                    self.progress(done, len(submissions))
        finally:
            for worker in workers:
                worker.end()


class Worker:
    """A process that grades one Submission at a time."""

    def __init__(self, coursedir):
        """Start it in the course's folder; nothing is inherited from this process."""
        self.submission, (self.pipe, theirs) = None, CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=_serve, args=(theirs, coursedir.root), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, submission):
        """Let it grade; whether it has died is seen when it is asked."""
        self.submission = submission
        with suppress(OSError):
            self.pipe.send(submission.notebooks)

    @staticmethod
    def ready(workers):
        """Those that have an answer, or are dead; waits until there is one."""
        busy = {worker.pipe: worker for worker in workers if worker.submission}
        return [busy[pipe] for pipe in wait(list(busy))] if busy else []

    def take(self):
        """The Submission, and a function that gives what `grade` gave or raises what it raised."""
        submission, self.submission = self.submission, None
        try:
            return submission, partial(_unpacked, *self.pipe.recv())
        except (EOFError, OSError):
            self.process.join()
            return submission, partial(_unpacked, None, NotGradedError(KILLED))

    def end(self):
        """Have it end; one that is still grading is not waited for."""
        self.pipe.close()
        if self.submission:
            self.process.kill()
        self.process.join()


def _unpacked(graded, error):
    if error:
        raise error
    return graded


def converter(folder, *options):
    """A ClassAutograde with the settings of the course in `folder`; `options` as for `nbgrader autograde`.

    Raises ValueError where a file of settings cannot be used, before nbgrader reports that at length and goes on.
    """
    with chdir(folder):
        if why := settings.unreadable(folder):
            raise ValueError(f"Submissions are not graded: {why}.")
        app = AutogradeApp()
        app.initialize(list(options))
    made = ClassAutograde(coursedir=app.coursedir, parent=app)
    made.exporter = made.exporter_class(parent=made, config=made.config)
    return made


def _serve(pipe, folder):
    """A worker's life: it ends when the grader's process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):  # blocked by processes.begin, and a kernel is interrupted by it
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.chdir(folder)
    grader = converter(folder, "--log-level=WARN")
    client.warm_server()
    try:
        while True:
            pipe.send(_answer(grader, pipe.recv()))
    except EOFError:
        client.stop()


def _answer(grader, notebooks):
    try:
        return grader.grade(notebooks), None
    except (SandboxError, *SYSTEM) as error:
        return None, error
    except Exception as error:
        return None, RuntimeError("".join(traceback.format_exception(error)))


def _end_with_parent():
    wait([multiprocessing.parent_process().sentinel])
    os._exit(1)
