"""What `nbgrader zip_collect` makes of the archive that Canvas or Moodle gives for an assignment."""

import re
import shutil
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from nbgrader.utils import find_all_notebooks, unzip
from traitlets import Unicode

from autograder.referee.handed_in.finding import ARCHIVE, MOST_BYTES, content, is_notebook, shown

# Canvas: doejane_LATE_123_4567_01_e_step-1.ipynb: 123 is the student, 4567 the file; -1 is put behind a second attempt.
# Moodle: Jane Doe_123_assignsubmission_file_/01_e_step.ipynb, or with all in one name.
CANVAS = r"(?P<student_id>[^/]+?)_(?P<late>LATE_)?(?P<number>\d+)_(?P<attempt>\d+)_(?P<file_id>.+)"
MOODLE = r"(?P<student_id>[^/]+?)_(?P<number>\d+)_assignsubmission_file_?/?(?P<file_id>.+)"
REPEATED = re.compile(r"(-\d+| ?\(\d+\))$")


class Extract(ExtractorPlugin):
    """Unpacks what Canvas or Moodle packed, and no archive of a student's: `finding` looks into those."""

    def extract(self, archive_path, extracted_path):
        """From the folder `archive_path` to the folder `extracted_path`."""
        for path in sorted(Path(archive_path).rglob("*")):
            to = Path(extracted_path, path.parent.relative_to(archive_path))
            to.mkdir(parents=True, exist_ok=True)
            if zipfile.is_zipfile(path):
                unzip(str(path), str(to), zip_ext=[path.suffix], create_own_folder=True)
            elif path.is_file():
                shutil.copy(path, to)


class Found(NamedTuple):
    """A notebook in a download; of a student's `attempt`s at a file the last counts."""

    student: str
    number: str
    attempt: tuple
    stem: str
    late: bool


class Downloads(FileNameCollectorPlugin):
    """Takes each student's last notebook of each name, by whatever ending; two students of one name get their numbers.

    A file counts where its bytes are a notebook's, or an archive's.
    """

    named_regexp = Unicode(
        "", help="instead of Canvas' and Moodle's: for the path below extracted/, with student_id and file_id"
    ).tag(config=True)
    chosen = None

    def collect(self, submitted_file):
        """{"student_id", "file_id"} of a file, None where it is left out."""
        if self.chosen is None:
            self.chosen = self._choose(Path(self.parent._format_collect_path(self.parent.extracted_directory)))
        return self.chosen.get(Path(submitted_file))

    def _choose(self, folder):
        """Path -> what `collect` gives, of all files below a folder."""
        found = {path: one for path in sorted(folder.rglob("*")) if (one := self._found(path, folder))}
        numbers = defaultdict(set)
        for one in found.values():
            numbers[one.student].add(one.number)
        last = {}
        for path, one in sorted(found.items(), key=lambda item: item[1].attempt):
            last[one.student, one.number, one.stem] = path
        late = sorted({one.student for one in found.values() if one.late})
        if late:
            self.log.warning(
                "Marked as late, but not when: %s. Write submitted/STUDENT/ASSIGNMENT/timestamp.txt for them.",
                ", ".join(late),
            )
        names = {key: f"{key[0]}_{key[1]}" if len(numbers[key[0]]) > 1 else key[0] for key in last}
        return {path: {"student_id": names[key], "file_id": key[2] + path.suffix} for key, path in last.items()}

    def _found(self, path, folder):
        raw = content(path, MOST_BYTES)
        if raw is None or not (is_notebook(raw) or raw.startswith(ARCHIVE)):
            return None
        place = path.relative_to(folder).as_posix()
        for pattern in [self.named_regexp] if self.named_regexp else (MOODLE, CANVAS):
            match = re.search(rf"(?:^|/){pattern}$", place)
            if match and match["student_id"].isprintable() and match["student_id"][0] not in "./":  # it names a folder
                return self._of(match.groupdict(), path)
        self.log.warning("Not collected, for its name does not tell whose it is: %s", shown(place))
        return None

    def _of(self, told, path):
        base = Path(told["file_id"]).name
        stem = re.sub(r"(\.ipynb|\.json|\.txt)+$", "", base, flags=re.IGNORECASE)
        again = REPEATED.search(stem)
        if again and stem not in self._released():
            stem = stem[: again.start()]
        attempt = int(told.get("attempt") or 0), int(re.sub(r"\D", "", again[0])) if again else 0, path.stat().st_mtime
        return Found(told["student_id"], told.get("number") or "", attempt, stem, bool(told.get("late")))

    def _released(self):
        course = self.parent.coursedir
        folder = course.format_path(course.release_directory, ".", course.assignment_id)
        return {Path(name).stem for name in find_all_notebooks(folder)}
