"""nbgrader's Autograde, made safe against what is handed in, and all or nothing for each submission."""

import os
import re
import shutil
import warnings
from contextlib import chdir, closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from nbgrader import converters
from nbgrader.api import InvalidEntry, MissingEntry
from nbgrader.converters.autograde import Autograde
from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import OperationalError, SAWarning
from traitlets import Instance, List, Tuple
from traitlets.utils.importstring import import_item

from autograder.referee import settings
from autograder.referee.execute import Referee
from autograder.referee.handed_in import reading
from autograder.referee.handed_in.folders import folders
from autograder.referee.handed_in.released import check_released, graded_names, released
from autograder.referee.marks.book import Book
from autograder.referee.marks.shared import share_course, share_folders
from autograder.referee.marks.standing import asked_for, handed_in, marks_in, note_marks, why_again
from autograder.referee.marks.told import Told
from autograder.referee.marks.turns import BusyError, turn
from autograder.sandbox import client
from autograder.sandbox.client import SandboxError
from autograder.secret import derived

# Raised by a full disk, a gradebook that is locked or missing: what comes next would fail alike.
SYSTEM = (OSError, OperationalError, InvalidEntry)


class NotGradedError(RuntimeError):
    """A submission was not graded, neither for its own fault nor for one in our code."""


class PartlyGradedError(NbGraderException):
    """Some submissions were not graded; the others were."""


class Submission(NamedTuple):
    """What one student handed in for an assignment: the folder, and path -> questions of the notebooks to be there.

    `why`: it is graded again; `timestamp` and `digest` (see `standing`): of what is graded now.
    """

    student: str
    lesson: str
    folder: str
    notebooks: dict
    why: str = ""
    timestamp: str | None = None
    digest: str = ""


class RefereedAutograde(Autograde):
    """Grades into a folder beside the destination, which takes its place when all is done.

    Takes nothing from a submission but the text of its notebook, its timestamp and its feedback secret: no other
    files, no links. Marks are written in one step, and what stood before stays until then; a run that is stopped
    between the two leaves a folder that does not agree with the gradebook, and is graded by the next run.
    """

    sanitize_preprocessors = List(settings.STEPS["sanitize_preprocessors"]).tag(config=True)
    autograde_preprocessors = List(settings.STEPS["autograde_preprocessors"]).tag(config=True)
    only = Tuple(help="the students to grade; none named: all")
    failed = List(help="students, or ungainly folders, whose submissions were not graded in this run")
    told = Instance(Told, (), help="what changed in this run of what stood before")

    def start(self):
        """Grade; end the sandbox's server when that is done. Where it cannot work nothing is touched."""
        # nbgrader adds a new student's submission in an order that SQLAlchemy remarks on at length; nothing is wrong.
        warnings.filterwarnings("ignore", "Object of type", SAWarning)
        if refusal := settings.refusal(self):
            self._fail(f"Submissions are not graded: {refusal}.")
        if refusal := Referee(parent=self).refusal(self.coursedir.root):
            self._fail(refusal)
        share_course(self.coursedir)
        self.book = Book(self.coursedir)
        try:
            with turn(self.coursedir, self.log):
                super().start()
        except BusyError as error:
            self._fail(f"Nothing is graded: {error}.")
        except SYSTEM as error:
            reason = getattr(error, "orig", error)  # of SQLAlchemy's, the part without the statement
            self._fail(f"Stopped: {reason}. Run the same command again to go on.")
        finally:
            client.stop()
            self.book.close()
            for sentence in self.told.sentences(self.coursedir.assignment_id):
                self.log.warning(sentence)

    def init_notebooks(self):
        """Every submission's folder counts, whatever is in it; the notebooks are those of the lesson."""
        self.asked, found = self._questions(self.coursedir.assignment_id), folders(self)
        self.assignments = {
            folder: {f"{folder}/{name}.ipynb": self.asked[name] for name in sorted(self.asked)}
            for folder in found
            if self._is_named(folder)
        }
        for folder in sorted(set(found) - set(self.assignments)):
            self._leave(ascii(folder), "is not graded: give the folder a name of ordinary letters")
        if not found:
            pattern = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
            self._fail(f"no submissions: there is no {pattern}")

    def _questions(self, lesson):
        """Name of each notebook of the assignment -> its questions; fails where its released notebook has others."""
        try:
            with chdir(self.coursedir.root):
                found = self.book.questions(lesson)
                for name, asked in found.items():
                    check_released(lesson, name, asked)
        except MissingEntry:
            self._fail(f"{lesson} is not in the gradebook: run nbgrader generate_assignment {lesson} first")
        except (RuntimeError, ValueError) as error:
            self._fail(str(error))
        return found

    def _is_named(self, folder):
        """Whether nbgrader's patterns, the gradebook and a terminal can take the name of a submission's folder."""
        return os.path.relpath(folder, self.coursedir.root).isprintable()

    def _fail(self, message, kind=NbGraderException):
        self.log.error(message)
        raise kind(message)

    def _leave(self, student, why, log=None):
        (log or self.log.error)("%s %s", student, why)
        self.failed.append(student)

    def convert_notebooks(self):
        """Grade every submission that waits for it. A fault of ours leaves it as it was, and is told at the end."""
        with closing(self.gradings(list(self.waiting()))) as gradings:
            for submission, grade in gradings:
                self._convert(submission, grade)
        if self.failed:
            names = ", ".join(self.failed)
            message = f"Not graded, see above; earlier marks of theirs stay: {names}. Run the same command again."
            self._fail(message, PartlyGradedError)

    def _convert(self, submission, grade):
        try:
            self.finish(submission, grade())
        except SYSTEM:
            raise
        except (NotGradedError, SandboxError) as error:
            self._leave(submission.student, f"is not graded: {error}")
        except Exception:
            self._leave(submission.student, "is not graded, for a fault in the grader", self.log.exception)
        finally:
            shutil.rmtree(self.unfinished(submission), ignore_errors=True)

    def waiting(self):
        """The Submissions to grade: not yet graded, not as they were when they were graded, or all with --force."""
        lesson, known = self.coursedir.assignment_id, None if self.create_student else self.book.students()
        self.hash = asked_for(lesson, self.asked)
        for folder, notebooks in sorted(self.assignments.items()):
            student = self._ids(folder)[1]
            if student in self.coursedir.student_id_exclude.split(",") or (self.only and student not in self.only):
                continue
            if known is not None and student not in known:
                self._leave(student, "is not graded: not in the gradebook, and create_student is off: add the student")
                continue
            submission = Submission(student, lesson, folder, notebooks)
            if (why := self._why(submission)) is None:
                self.log.info("Skipping %s: graded already", folder)
            else:
                yield submission._replace(why=why)

    def _why(self, submission):
        """Why it is graded, as `Told` takes it; None where it was, and stands."""
        graded = self.destination(submission)
        if self.force or not graded.exists():
            return ""
        marks = self.book.marks(submission.lesson, submission.student)
        return why_again(graded, self.asked, handed_in(submission.folder, self.hash), marks)

    def _ids(self, folder):
        found = re.match(self._format_source("(?P<lesson>.*)", "(?P<student>.*)", escape=True), folder)
        return found["lesson"], found["student"]

    def gradings(self, submissions):
        """For each Submission, it and a function that grades it: the list of what `graded` gives."""
        for submission in submissions:
            yield self.begin(submission), partial(self.grade, submission.notebooks)

    def grade(self, notebooks):
        """Grade these notebooks (path -> Questions); writes nothing."""
        return [self.graded(path, asked) for path, asked in notebooks.items()]

    def begin(self, submission):
        """Make the folder to grade into; the Submission, with the digest of what is graded."""
        self.notebooks = list(submission.notebooks)
        self.run_pre_convert_hook()
        (text, unread), folder = reading.timestamp(submission.folder), self.unfinished(submission)
        self.told.unread += [submission.student] * unread
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        share_folders(self.coursedir, folder, folder.parent, folder.parents[1])
        # `nbgrader release_feedback` stops at the first student who lacks one of these.
        (folder / "timestamp.txt").write_text(f"{text}\n" if text else "", encoding="utf-8")
        own = reading.feedback_secret(submission.folder)
        secret = own or derived(f"feedback/{submission.student}/{submission.lesson}")
        (folder / "submission_secret.txt").write_text(secret, encoding="utf-8")
        return submission._replace(timestamp=text, digest=handed_in(submission.folder, self.hash))

    def destination(self, submission):
        """The graded folder."""
        return Path(self._format_dest(submission.lesson, submission.student))

    def unfinished(self, submission):
        """The folder to grade into."""
        graded = self.destination(submission)
        return graded.with_name(f".{graded.name}.partial")

    def graded(self, path, asked):
        """Read, rebuild, run and judge the notebook that should lie at `path`: (notebook, resources).

        Writes nothing, and does not open the gradebook.
        """
        self.log.info("Grading %s", path)
        resources = self.init_single_notebook_resources(path) | {"questions": asked}
        lesson = resources["nbgrader"]
        nb = reading.notebook(path, graded_names(released(lesson["assignment"], lesson["notebook"])))
        for preprocessor in (*self.sanitize_preprocessors, *self.autograde_preprocessors):
            nb, resources = import_item(preprocessor)(parent=self.exporter).preprocess(nb, resources)
        del resources["questions"]
        return nb, resources

    def finish(self, submission, graded):
        """Record what `grade` gave for a Submission; when all is there, the folder takes its place."""
        folder, destination = self.unfinished(submission), self.destination(submission)
        self.writer.build_directory = str(folder)
        for nb, resources in graded:
            output, resources = self.exporter.from_notebook_node(nb, resources)
            self.writer.write(output, resources, notebook_name=resources["unique_key"])
        before, now, marks = self.book.record(submission, graded, self.exporter)
        note_marks(folder, submission.digest, marks, now)
        before = marks_in(destination).get("points") if before is None else before
        self.told.graded(submission.student, submission.why, before, now)
        if destination.exists():
            shutil.rmtree(destination)
        folder.replace(destination)
        self.set_permissions(submission.lesson, submission.student)
        self._remove_old_page(submission)
        self.run_post_convert_hook()

    def _remove_old_page(self, submission):
        of = submission.lesson, submission.student
        page = Path(self.coursedir.format_path(self.coursedir.feedback_directory, *reversed(of)))
        if page.exists() and not self.book.is_current(page, self.destination(submission), *of):
            shutil.rmtree(page)
            self.told.pages.append(submission.student)


# nbgrader has no setting for it: whoever asks nbgrader for its Autograde gets this one.
converters.Autograde = RefereedAutograde
