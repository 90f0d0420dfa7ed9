"""nbgrader's feedback that is never older than the marks: pages made again when they are, and not released if so."""

import glob
import re
import shutil
from pathlib import Path

from nbgrader import converters
from nbgrader.converters.base import NbGraderException
from nbgrader.converters.generate_feedback import GenerateFeedback
from nbgrader.exchange import ExchangeFactory
from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.utils import notebook_hash

from autograder.referee.handed_in.folders import folders
from autograder.referee.marks.book import Book
from autograder.referee.marks.shared import share_folders
from autograder.referee.marks.standing import MADE_FROM, made_from
from autograder.referee.marks.turns import BusyError, turn


class RefereedFeedback(GenerateFeedback):
    """nbgrader's GenerateFeedback; a page that does not show what stands is made anew, and only of what stands."""

    def start(self):
        """Make the pages; whoever has none is named at the end."""
        self.book, self.left = Book(self.coursedir), []
        try:
            with turn(self.coursedir, self.log):
                super().start()
        except (BusyError, OSError) as error:
            self._fail(f"No feedback is made: {error}.")
        finally:
            self.book.close()
        if self.left:
            cure = f"run autograder grade {self.coursedir.assignment_id} first"
            self._fail(f"No feedback for {', '.join(self.left)}: gradebook and graded notebook do not agree; {cure}.")

    def _fail(self, message):
        self.log.error(message)
        raise NbGraderException(message)

    def init_notebooks(self):
        """The graded notebooks, whatever the students' names are."""
        name = f"{self.coursedir.notebook_id}.ipynb"
        found = {folder: sorted(glob.glob(f"{glob.escape(folder)}/{name}")) for folder in folders(self)}
        self.assignments = {folder: notebooks for folder, notebooks in found.items() if notebooks}
        if not self.assignments:
            super().init_notebooks()  # which says what is missing

    def _places(self, assignment_id, student_id):
        """The graded folder, and the one of the pages."""
        of = assignment_id, student_id
        return Path(self._format_source(*of)), Path(self._format_dest(*of))

    def init_destination(self, assignment_id, student_id):
        """Whether to make the pages of this student."""
        if student_id in self.coursedir.student_id_exclude.split(","):
            return False
        graded, page = self._places(assignment_id, student_id)
        if not self.book.agrees(graded, assignment_id, student_id):
            self.left.append(student_id)
            return False
        if self.book.is_current(page, graded, assignment_id, student_id) and not self.force:
            self.log.info("Skipping %s: it shows what stands", page)
            return False
        if made_from(page) != self.book.shown(graded, assignment_id, student_id) or self.force:
            shutil.rmtree(page, ignore_errors=True)
        return True

    def init_assignment(self, assignment_id, student_id):
        """Note what the pages are made from, before: marks that change meanwhile make them stale."""
        graded, page = self._places(assignment_id, student_id)
        super().init_assignment(assignment_id, student_id)
        share_folders(self.coursedir, page.parent)
        (page / MADE_FROM).write_text(self.book.shown(graded, assignment_id, student_id), encoding="utf-8")


class ReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's ExchangeReleaseFeedback: no stale pages, and under the name that a notebook was handed in with."""

    def copy_files(self):
        """Release the pages that show what stands; whose do not is named at the end."""
        course, book, stale = self.coursedir, Book(self.coursedir), []
        try:
            for student in self._students():
                if self._is_current(book, student):
                    self.src_path = glob.escape(self._folder("feedback", student))
                    super().copy_files()
                    self._release_by_other_names(student)
                else:
                    stale.append(student)
        finally:
            book.close()
        if stale:
            cure = f"run nbgrader generate_feedback {course.assignment_id}, and release again"
            self.fail(f"Not released, for the page shows other marks than the gradebook: {', '.join(stale)}; {cure}.")

    def _students(self):
        """Those who have pages, and are not left out."""
        course = self.coursedir
        name = re.compile(course.format_path(course.feedback_directory, "(?P<student>.*)", course.assignment_id, True))
        found = [self.src_path] if Path(self.src_path).is_dir() else sorted(glob.glob(self.src_path))
        students = [name.match(page)["student"] for page in found if pages_in(page)]
        return [student for student in students if student not in course.student_id_exclude.split(",")]

    def _is_current(self, book, student):
        page, graded = Path(self._folder("feedback", student)), Path(self._folder("autograded", student))
        return book.is_current(page, graded, self.coursedir.assignment_id, student)

    def _folder(self, kind, student):
        course = self.coursedir
        return course.format_path(getattr(course, f"{kind}_directory"), student, course.assignment_id)

    def _release_by_other_names(self, student):
        """`nbgrader fetch_feedback` asks for the names of the notebooks that were handed in."""
        folder = Path(self._folder("feedback", student))
        pages, secret = pages_in(folder), (folder / "submission_secret.txt").read_text(encoding="utf-8")
        submitted = Path(self._folder("submitted", student)).glob("*.ipynb")
        others = {path.stem for path in submitted} - {page.stem for page in pages}
        for name in others if len(pages) == 1 else ():
            target = Path(self.dest_path, f"{notebook_hash(secret=secret, notebook_id=name)}.html")
            shutil.copy(pages[0], target.with_suffix(".tmp"))
            target.with_suffix(".tmp").replace(target)


def pages_in(folder):
    """The feedback pages in a folder."""
    return sorted(Path(folder).glob("*.html"))


# As in `converter`: whoever asks nbgrader for these gets ours.
converters.GenerateFeedback = RefereedFeedback
ExchangeFactory.release_feedback.default_value = ReleaseFeedback
