"""nbgrader's gradebook while a class is graded: opened once, each submission's marks written whole or not at all."""

from contextlib import contextmanager

from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from traitlets import Any

from autograder.questions import questions
from autograder.referee.marks import standing


class SaveGrades(SaveAutoGrades):
    """nbgrader's SaveAutoGrades, on a gradebook that is open already."""

    gradebook = Any()

    def preprocess(self, nb, resources):
        """Save all grades of a notebook."""
        self.notebook_id, self.assignment_id, self.student_id = (
            resources["nbgrader"][name] for name in ("notebook", "assignment", "student")
        )
        for index, cell in enumerate(nb.cells):
            self.preprocess_cell(cell, resources, index)
        return nb, resources


class Book:
    """The gradebook of a course."""

    def __init__(self, coursedir):
        """It is opened at first use."""
        self.coursedir, self.gradebook = coursedir, None

    @contextmanager
    def opened(self):
        """nbgrader's Gradebook; what is not committed in the body is undone."""
        self.gradebook = self.gradebook or Gradebook(self.coursedir.db_url, self.coursedir.course_id)
        try:
            yield self.gradebook
        finally:
            self.gradebook.db.remove()

    @contextmanager
    def _transaction(self):
        """nbgrader commits at each step; here all of the body is written, or nothing."""
        with self.opened() as gradebook:
            commit, gradebook.db.commit = gradebook.db.commit, gradebook.db.flush
            try:
                yield gradebook
            finally:
                gradebook.db.commit = commit
            commit()

    def close(self):
        """Close it, if it was opened."""
        if self.gradebook:
            self.gradebook.close()
        self.gradebook = None

    def questions(self, assignment):
        """Name of each notebook of an assignment -> its questions. Raises MissingEntry where there is no such one."""
        with self.opened() as gradebook:
            return {one.name: questions(one) for one in gradebook.find_assignment(assignment).notebooks}

    def students(self):
        """The names of all."""
        with self.opened() as gradebook:
            return {student.id for student in gradebook.students}

    def marks(self, assignment, student):
        """The marks of a submission, see the function `marks`; None where there is none."""
        with self.opened() as gradebook:
            try:
                return marks(gradebook.find_submission(assignment, student))
            except MissingEntry:
                return None

    def agrees(self, graded, assignment, student):
        """Whether the folder `graded` tells the same marks as the gradebook."""
        return standing.agree(graded, self.marks(assignment, student))

    def is_current(self, page, graded, assignment, student):
        """Whether the feedback in the folder `page` shows what stands in the gradebook and in the folder `graded`."""
        if not all((page / name).is_file() for name in standing.pages_of(graded)):
            return False
        if not self.agrees(graded, assignment, student):
            return False
        return standing.made_from(page) == self.shown(graded, assignment, student)

    def shown(self, graded, assignment, student):
        """The digest of what a feedback page shows now."""
        with self.opened() as gradebook:
            return standing.shown(graded, gradebook.find_submission(assignment, student))

    def record(self, submission, graded, parent):
        """Write what grading gave: `graded`, the (notebook, resources) of a Submission. Scores that a person gave stay.

        Returns the points before (None: none) and now, and the marks.
        """
        with self._transaction() as gradebook:
            gradebook.update_or_create_student(submission.student)
            when = utils.parse_utc(submission.timestamp)
            row = gradebook.update_or_create_submission(submission.lesson, submission.student, timestamp=when)
            before = points(row)
            for nb, resources in graded:
                SaveGrades(gradebook=gradebook, parent=parent).preprocess(nb, resources)
            _mark_tasks(row)
            _penalise(gradebook, row, AssignLatePenalties(parent=parent))
            gradebook.db.flush()
            gradebook.db.expire_all()
            return before, points(row), marks(row)


def marks(row):
    """What stands in the gradebook about a submission that grading has put there, as plain values."""
    scores = {f"{nb.name}/{grade.name}": grade.auto_score for nb in row.notebooks for grade in nb.grades}
    return {"scores": scores, "seconds_late": row.total_seconds_late}


def points(row):
    """The points of a submission, late penalties taken off; None where it was never graded."""
    if all(grade.auto_score is None and grade.manual_score is None for nb in row.notebooks for grade in nb.grades):
        return None
    return sum(nb.score - (nb.late_submission_penalty or 0.0) for nb in row.notebooks)


def _mark_tasks(row):
    """A task waits for a person; nbgrader notes that only for cells that it runs."""
    for notebook in row.notebooks:
        tasks = {cell.name for cell in notebook.notebook.task_cells}
        for grade in notebook.grades:
            if grade.name in tasks and grade.manual_score is None:
                grade.needs_manual_grade = True


def _penalise(gradebook, row, late):
    """nbgrader's AssignLatePenalties, in this transaction."""
    late.init_plugin()
    for notebook in row.notebooks:
        notebook.late_submission_penalty = None
        if row.total_seconds_late > 0:
            gradebook.db.flush()
            gradebook.db.refresh(notebook)
            args = row.student.id, notebook.score, row.total_seconds_late
            penalty = late.plugin_inst.late_submission_penalty(*args)
            if penalty is not None:
                notebook.late_submission_penalty = late._check_late_penalty(notebook, penalty)
