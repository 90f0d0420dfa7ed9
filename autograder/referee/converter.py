"""nbgrader's Autograde, made safe against what is handed in, and all or nothing for each submission."""

import glob
import shutil
from pathlib import Path

from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import api, autogradeapp
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import SaveAutoGrades
from traitlets import List
from traitlets.utils.importstring import import_item

from autograder.referee import reading
from autograder.referee.execute import Referee
from autograder.referee.rebuild import Rebuild, is_graded, released
from autograder.sandbox import client
from autograder.secret import derived

STOCK = "nbgrader.preprocessors"


class SaveGrades(SaveAutoGrades):
    """nbgrader's SaveAutoGrades, in one transaction a notebook."""

    def preprocess(self, nb, resources):
        """Save all grades, or none."""
        with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
            self.gradebook = gradebook
            self.notebook_id, self.assignment_id, self.student_id = (
                resources["nbgrader"][name] for name in ("notebook", "assignment", "student")
            )
            commit, gradebook.db.commit = gradebook.db.commit, gradebook.db.flush
            for index, cell in enumerate(nb.cells):
                self.preprocess_cell(cell, resources, index)
            commit()
        return nb, resources


class RefereedAutograde(Autograde):
    """Grades into a folder beside the destination, which takes its place when all is done.

    Takes nothing from a submission but the text of its notebook and its timestamp: no other files, no links. The old
    scores go before the new ones are found, so that none is left standing when something fails.
    """

    sanitize_preprocessors = List([Rebuild]).tag(config=True)
    autograde_preprocessors = List(
        [Referee, SaveGrades, f"{STOCK}.AssignLatePenalties", f"{STOCK}.CheckCellMetadata"]
    ).tag(config=True)

    def start(self):
        """Grade; end the sandbox's server when that is done."""
        try:
            super().start()
        finally:
            client.stop()

    def init_notebooks(self):
        """Every submission's folder counts, whatever is in it; the notebooks are those of the lesson."""
        pattern = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                assignment = gradebook.find_assignment(self.coursedir.assignment_id)
            except MissingEntry:
                lesson = self.coursedir.assignment_id
                self._fail(f"{lesson} is not in the gradebook: run nbgrader generate_assignment {lesson} first")
            names = sorted(notebook.name for notebook in assignment.notebooks)
        self.assignments = {folder: [f"{folder}/{name}.ipynb" for name in names] for folder in glob.glob(pattern)}
        if not self.assignments:
            self._fail(f"no submissions: there is no {pattern}")

    def _fail(self, message):
        self.log.error(message)
        raise NbGraderException(message)

    def init_destination(self, assignment_id, student_id):
        """Whether to grade: not yet graded, handed in again since, or --force."""
        if student_id in self.coursedir.student_id_exclude.split(","):
            return False
        graded = Path(self._format_dest(assignment_id, student_id))
        if graded.exists():
            new, old = (reading.timestamp(place) for place in (self._format_source(assignment_id, student_id), graded))
            newer = new and old and utils.parse_utc(new) > utils.parse_utc(old)
            if not self.force and not newer:
                self.log.info("Skipping %s: graded already", graded)
                return False
            shutil.rmtree(graded)
        return True

    def init_assignment(self, assignment_id, student_id):
        """Make the folder to grade into, and the entries in the gradebook, without scores."""
        handed_in = self._format_source(assignment_id, student_id)
        text = reading.timestamp(handed_in)
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            gradebook.update_or_create_student(student_id)
            when = {"timestamp": utils.parse_utc(text)} if text else {}
            submission = gradebook.update_or_create_submission(assignment_id, student_id, **when)
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    grade.auto_score, grade.needs_manual_grade = None, True
            gradebook.db.commit()
        partial = self.partial(assignment_id, student_id)
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        # `nbgrader release_feedback` stops at the first student who lacks one of these.
        (partial / "timestamp.txt").write_text(f"{text}\n" if text else "", encoding="utf-8")
        secret = reading.feedback_secret(handed_in) or derived(f"feedback/{student_id}/{assignment_id}")
        (partial / "submission_secret.txt").write_text(secret, encoding="utf-8")

    def partial(self, assignment_id, student_id):
        """The folder to grade into."""
        graded = Path(self._format_dest(assignment_id, student_id))
        return graded.with_name(f".{graded.name}.partial")

    def convert_single_notebook(self, notebook_filename):
        """Grade one notebook and put it into the folder to grade into."""
        resources = self.init_single_notebook_resources(notebook_filename)
        self.record(*self.graded(notebook_filename, resources))

    def graded(self, path, resources):
        """Read, rebuild, run and judge; writes nothing, and only reads the gradebook."""
        self.log.info("Grading %s", path)
        nb = reading.notebook(path, self._known(resources))
        return self._through([*self.sanitize_preprocessors, self.autograde_preprocessors[0]], nb, resources)

    def record(self, nb, resources):
        """Save the grades, and write the notebook."""
        nb, resources = self._through(self.autograde_preprocessors[1:], nb, resources)
        self.exporter._preprocessors = []
        output, resources = self.exporter.from_notebook_node(nb, resources)
        self.write_single_notebook(output, resources)

    def _through(self, preprocessors, nb, resources):
        for preprocessor in preprocessors:
            made = import_item(preprocessor) if isinstance(preprocessor, str) else preprocessor
            nb, resources = made(parent=self.exporter)(nb, resources)
        return nb, resources

    def _known(self, resources):
        notebook = released(resources["nbgrader"]["assignment"], resources["nbgrader"]["notebook"])
        return {cell.id for cell in notebook.cells if is_graded(cell)}

    def write_single_notebook(self, output, resources):
        """Into the folder to grade into."""
        graded = resources["nbgrader"]
        self.writer.build_directory = str(self.partial(graded["assignment"], graded["student"]))
        self.writer.write(output, resources, notebook_name=resources["unique_key"])

    def set_permissions(self, assignment_id, student_id):
        """All is done: the folder takes its place."""
        self.partial(assignment_id, student_id).replace(self._format_dest(assignment_id, student_id))
        super().set_permissions(assignment_id, student_id)


def install():
    """Have `nbgrader autograde` and formgrader use it. Called by nbgrader_config.py: nbgrader has no setting for it."""
    autogradeapp.Autograde = api.Autograde = RefereedAutograde
