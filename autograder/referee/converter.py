"""nbgrader's Autograde, made safe against what is handed in, and all or nothing for each submission."""

import glob
import os
import re
import shutil
import warnings
from contextlib import chdir, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from nbgrader import converters, utils
from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
from nbgrader.converters.autograde import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from sqlalchemy.exc import OperationalError, SAWarning
from traitlets import Any, Instance, List, Set
from traitlets.utils.importstring import import_item

from autograder.questions import questions
from autograder.referee import reading, settings
from autograder.referee.execute import Referee
from autograder.referee.released import graded_names, released
from autograder.sandbox import client
from autograder.sandbox.client import SandboxError
from autograder.secret import derived

# Raised by a full disk, a gradebook that is locked or missing: what comes next would fail alike.
SYSTEM = (OSError, OperationalError, InvalidEntry)


class NotGradedError(RuntimeError):
    """A submission was not graded, neither for its own fault nor for one in our code."""


class SaveGrades(SaveAutoGrades):
    """nbgrader's SaveAutoGrades, in one transaction a notebook, on a gradebook that is open already."""

    gradebook = Any()

    def preprocess(self, nb, resources):
        """Save all grades, or none."""
        self.notebook_id, self.assignment_id, self.student_id = (
            resources["nbgrader"][name] for name in ("notebook", "assignment", "student")
        )
        commit, self.gradebook.db.commit = self.gradebook.db.commit, self.gradebook.db.flush
        try:
            for index, cell in enumerate(nb.cells):
                self.preprocess_cell(cell, resources, index)
        finally:
            self.gradebook.db.commit = commit
        commit()
        return nb, resources


class Submission(NamedTuple):
    """What one student handed in for an assignment: the folder, and path -> questions of the notebooks to be there."""

    student: str
    lesson: str
    folder: str
    notebooks: dict


class RefereedAutograde(Autograde):
    """Grades into a folder beside the destination, which takes its place when all is done.

    Takes nothing from a submission but the text of its notebook, its timestamp and its feedback secret: no other
    files, no links. The old scores go before the new ones are found, so that none is left standing when something
    fails; whatever is interrupted has no graded folder, and is graded by the next run.
    """

    sanitize_preprocessors = List(settings.STEPS["sanitize_preprocessors"]).tag(config=True)
    autograde_preprocessors = List(settings.STEPS["autograde_preprocessors"]).tag(config=True)
    opened = Instance(Gradebook, allow_none=True, help="the gradebook, while a run lasts")
    unnamed = List(help="folders of submissions whose names nobody can have")
    late = Set(help="(lesson, student) of what was handed in late in this run")

    def start(self):
        """Grade; end the sandbox's server when that is done. Where it cannot work nothing is touched."""
        # nbgrader adds a new student's submission in an order that SQLAlchemy remarks on at length; nothing is wrong.
        warnings.filterwarnings("ignore", "Object of type", SAWarning)
        if refusal := settings.refusal(self):
            self._fail(f"Submissions are not graded: {refusal}.")
        if refusal := Referee(parent=self).refusal(self.coursedir.root):
            self._fail(refusal)
        try:
            super().start()
        except SYSTEM as error:
            reason = getattr(error, "orig", error)  # of SQLAlchemy's, the part without the statement
            self._fail(f"Stopped: {reason}. Run the same command again to go on.")
        finally:
            client.stop()
            if self.opened:
                self.opened.close()
                self.opened = None

    def init_notebooks(self):
        """Every submission's folder counts, whatever is in it; the notebooks are those of the lesson."""
        pattern = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
        asked, folders = self._questions(self.coursedir.assignment_id), glob.glob(pattern)
        self.assignments = {
            folder: {f"{folder}/{name}.ipynb": asked[name] for name in sorted(asked)}
            for folder in folders
            if self._is_named(folder)
        }
        self.unnamed = [ascii(folder) for folder in folders if folder not in self.assignments]
        if not folders:
            self._fail(f"no submissions: there is no {pattern}")

    def _questions(self, lesson):
        """Name of each notebook of the assignment -> its questions; fails where its released notebook has others."""
        try:
            with self.gradebook() as gradebook, chdir(self.coursedir.root):
                found = {one.name: questions(one) for one in gradebook.find_assignment(lesson).notebooks}
                for name, asked in found.items():
                    self._compare(lesson, name, asked)
        except MissingEntry:
            self._fail(f"{lesson} is not in the gradebook: run nbgrader generate_assignment {lesson} first")
        except (RuntimeError, ValueError) as error:
            self._fail(str(error))
        return found

    def _compare(self, lesson, name, asked):
        pristine = released(lesson, name)
        language = pristine.metadata.get("kernelspec", {}).get("language", "python")
        if language != "python":
            raise ValueError(f"{name} is written in {language}: only notebooks in Python can be graded here")
        if strange := graded_names(pristine) ^ {cell for cell in asked if asked[cell].is_graded}:
            cure = f"run nbgrader generate_assignment {lesson}, then grade again"
            raise ValueError(
                f"release/ and the gradebook do not agree on {', '.join(sorted(strange))} of {name}: {cure}"
            )

    def _is_named(self, folder):
        """Whether nbgrader's patterns, the gradebook and a terminal can take the name of a submission's folder."""
        return os.path.relpath(folder, self.coursedir.root).isprintable()

    @contextmanager
    def gradebook(self):
        """The gradebook, opened once a run; what is not committed in the body is undone."""
        self.opened = self.opened or Gradebook(self.coursedir.db_url, self.coursedir.course_id)
        try:
            yield self.opened
        finally:
            self.opened.db.remove()

    def _fail(self, message):
        self.log.error(message)
        raise NbGraderException(message)

    def convert_notebooks(self):
        """Grade every submission that waits for it. A fault of ours leaves it ungraded, and is told at the end."""
        failed = list(self.unnamed)
        for name in failed:
            self.log.error("%s is not graded: give the folder a name of ordinary letters", name)
        with closing(self.gradings(list(self.waiting()))) as gradings:
            for submission, grade in gradings:
                self._convert(submission, grade, failed)
        if failed:
            self._fail(f"Not graded, see above: {', '.join(failed)}. Run the same command again to grade them.")

    def _convert(self, submission, grade, failed):
        try:
            self.finish(submission, grade())
        except SYSTEM:
            raise
        except (NotGradedError, SandboxError) as error:
            self.log.error("%s is not graded: %s", submission.folder, error)
            failed.append(submission.student)
        except Exception:
            self.log.exception("%s is not graded, for a fault in the grader", submission.folder)
            failed.append(submission.student)

    def waiting(self):
        """The Submissions to grade: not yet graded, handed in again since, or all with --force."""
        for folder, notebooks in sorted(self.assignments.items()):
            lesson, student = self._ids(folder)
            if self.init_destination(lesson, student):
                yield Submission(student, lesson, folder, notebooks)

    def _ids(self, folder):
        found = re.match(self._format_source("(?P<lesson>.*)", "(?P<student>.*)", escape=True), folder)
        return found["lesson"], found["student"]

    def gradings(self, submissions):
        """For each Submission, it and a function that grades it: the list of what `graded` gives."""
        for submission in submissions:
            self.begin(submission)
            yield submission, partial(self.grade, submission.notebooks)

    def grade(self, notebooks):
        """Grade these notebooks (path -> Questions); writes nothing."""
        return [self.graded(path, asked) for path, asked in notebooks.items()]

    def init_destination(self, assignment_id, student_id):
        """Whether to grade: not yet graded, handed in again since, or --force."""
        if student_id in self.coursedir.student_id_exclude.split(","):
            return False
        graded = Path(self._format_dest(assignment_id, student_id))
        if graded.exists() and not self.force:
            new, old = (reading.timestamp(place) for place in (self._format_source(assignment_id, student_id), graded))
            if not (new and old and utils.parse_utc(new) > utils.parse_utc(old)):
                self.log.info("Skipping %s: graded already", graded)
                return False
        return True

    def begin(self, submission):
        """Remove what an earlier grading left; make the folder to grade into, and entries without scores."""
        self.notebooks = list(submission.notebooks)
        self.run_pre_convert_hook()
        shutil.rmtree(self._format_dest(submission.lesson, submission.student), ignore_errors=True)
        self.init_assignment(submission.lesson, submission.student)

    def init_assignment(self, assignment_id, student_id):
        """Make the folder to grade into, and the entries in the gradebook, without scores."""
        handed_in = self._format_source(assignment_id, student_id)
        text = reading.timestamp(handed_in)
        with self.gradebook() as gradebook:
            gradebook.update_or_create_student(student_id)
            when = {"timestamp": utils.parse_utc(text)} if text else {}
            submission = gradebook.update_or_create_submission(assignment_id, student_id, **when)
            for notebook in submission.notebooks:
                notebook.late_submission_penalty = None
                for grade in notebook.grades:
                    grade.auto_score, grade.needs_manual_grade = None, True
            if submission.total_seconds_late > 0:
                self.late.add((assignment_id, student_id))
            gradebook.db.commit()
        folder = self.unfinished(assignment_id, student_id)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        # `nbgrader release_feedback` stops at the first student who lacks one of these.
        (folder / "timestamp.txt").write_text(f"{text}\n" if text else "", encoding="utf-8")
        secret = reading.feedback_secret(handed_in) or derived(f"feedback/{student_id}/{assignment_id}")
        (folder / "submission_secret.txt").write_text(secret, encoding="utf-8")

    def unfinished(self, assignment_id, student_id):
        """The folder to grade into."""
        graded = Path(self._format_dest(assignment_id, student_id))
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
        for nb, resources in graded:
            output, resources = self.exporter.from_notebook_node(nb, resources)
            self.write_single_notebook(output, resources)
            with self.gradebook() as gradebook:
                SaveGrades(gradebook=gradebook, parent=self.exporter).preprocess(nb, resources)
            if (submission.lesson, submission.student) in self.late:
                AssignLatePenalties(parent=self.exporter).preprocess(nb, resources)
        self.set_permissions(submission.lesson, submission.student)
        self.run_post_convert_hook()

    def write_single_notebook(self, output, resources):
        """Into the folder to grade into."""
        graded = resources["nbgrader"]
        self.writer.build_directory = str(self.unfinished(graded["assignment"], graded["student"]))
        self.writer.write(output, resources, notebook_name=resources["unique_key"])

    def set_permissions(self, assignment_id, student_id):
        """All is done: the folder takes its place."""
        self.unfinished(assignment_id, student_id).replace(self._format_dest(assignment_id, student_id))
        super().set_permissions(assignment_id, student_id)


# nbgrader has no setting for it: whoever asks nbgrader for its Autograde gets this one.
converters.Autograde = RefereedAutograde
