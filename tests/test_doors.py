"""Every way to begin grading, with a submission that writes a file outside: the referee grades it, or nothing does."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.bench import WITHOUT_DOOR
from autograder.course import CONFIG
from autograder.demo import prepare, scratch_course
from autograder.demo.nbgrader import environment
from autograder.demo.students import CLASS
from autograder.secret import FILE, VARIABLE

ROOT = Path(__file__).parents[1]
LESSON, STUDENT = "01_e_step", "ada"
PYTHON = [sys.executable, "-c"]
AUTOGRADE = [sys.executable, "-m", "nbgrader", "autograde", LESSON]
GRADE = [sys.executable, "-m", "autograder", "grade", LESSON, "--jobs", "1"]
FORMGRADER = [*PYTHON, f"""
from nbgrader.apps.api import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader
app = NbGrader()
app.initialize([])
app.start()
done = NbGraderAPI(app.coursedir, parent=app).autograde({LESSON!r}, {STUDENT!r})
print(done.get("error"), done.get("log"))
raise SystemExit(not done["success"])
"""]  # fmt: skip
START = f"import sys; sys.argv[1:] = ['autograde', {LESSON!r}]; from nbgrader.apps.nbgraderapp import main; main()"
GONE = [*PYTHON, f"import sys; sys.modules['autograder'] = None; {START}"]
ELSEWHERE = [*PYTHON, f"import sys; sys.modules['autograder'] = None; sys.meta_path.pop(0); {START}"]
STOCK = [*PYTHON, f"import sys; sys.meta_path.pop(0); {START}"]

BARE = "c = get_config()\nc.CourseDirectory.course_id = 'softcounts'\n"
STEPS = (
    "c.Autograde.autograde_preprocessors = ['nbgrader.preprocessors.Execute', 'nbgrader.preprocessors.SaveAutoGrades']"
)


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """A course in which one student has handed in a right notebook that writes a file outside as well."""
    course = scratch_course(ROOT, tmp_path_factory.mktemp("doors") / "course")
    prepare(ROOT, course, [student for student in CLASS if student.name == STUDENT], [LESSON], lambda done, total: None)
    return course


class Place:
    """A course, a folder that is not its, and the file that the submission would write."""

    def __init__(self, handed_in, folder):
        """Make them in `folder`."""
        self.course, self.away, self.outside = folder / "course", folder / "away", folder / "outside.txt"
        self.home = folder / "home"
        shutil.copytree(handed_in, self.course)
        self.away.mkdir()
        self.home.mkdir()
        self.notebook = self.course / "submitted" / STUDENT / LESSON / f"{LESSON}.ipynb"
        notebook = nbformat.read(self.notebook, as_version=4)
        cell = next(cell for cell in notebook.cells if cell.id == "estep")
        writes = f"\ntry:\n    open({str(self.outside)!r}, 'w').close()\nexcept OSError:\n    pass\n"
        cell.source += writes
        nbformat.write(notebook, self.notebook)

    def run(self, words, folder=None):
        """Run a command; (exit status, what it said, in one line)."""
        words = [word.replace("@COURSE@", str(self.course)) for word in words]
        surroundings = environment() | {"JUPYTER_CONFIG_DIR": str(self.home)}
        surroundings.pop(VARIABLE, None)
        done = subprocess.run(words, cwd=folder or self.course, env=surroundings, capture_output=True, text=True)
        return done.returncode, " ".join((done.stderr + done.stdout).split())

    def points(self):
        """What the student has, None where nothing is graded."""
        with Gradebook(f"sqlite:///{self.course / 'gradebook.db'}") as gradebook:
            found = [one for one in gradebook.assignment_submissions(LESSON) if one.student.id == STUDENT]
            grades = [grade.auto_score for one in found for notebook in one.notebooks for grade in notebook.grades]
        return sum(grades) if grades and None not in grades else None


@pytest.fixture
def place(handed_in, tmp_path):
    """A fresh Place."""
    return Place(handed_in, tmp_path)


def test_without_the_door_and_these_settings_the_file_would_be_written(place):
    (place.course / CONFIG).write_text(BARE)
    status, said = place.run(STOCK)
    assert status == 0 and place.outside.exists(), said


SETTINGS = {
    "syntax": ("c = get_config(\n", "'(' was never closed, line 1): mend it, then grade again."),
    "error": (
        f"import nothing_at_all\n{BARE}",
        "No module named 'nothing_at_all', line 1): mend it, then grade again.",
    ),
    "type": (f"{BARE}c.Referee.memory_mb = '2 GB'\n", "'memory_mb' trait of a Referee instance expected an int"),
    "size": (
        f"{BARE}c.Referee.cpu_seconds = -1\n",
        "'cpu_seconds' trait of a Referee instance should not be less than",
    ),
    "stock": (BARE + STEPS, "c.Autograde.autograde_preprocessors is set, and could take the referee out: remove"),
    "off": (f"{BARE}c.Execute.enabled = False\n", "leave out --no-execute and Execute.enabled."),
}


@pytest.mark.parametrize("why", SETTINGS)
@pytest.mark.parametrize("words", [AUTOGRADE, GRADE, FORMGRADER], ids=["nbgrader", "autograder", "formgrader"])
def test_settings_that_cannot_be_used_are_told_and_nothing_is_graded(place, words, why):
    text, cause = SETTINGS[why]
    (place.course / CONFIG).write_text(text)
    refused(place, words, cause)


def refused(place, words, cause, folder=None):
    status, said = place.run(words, folder)
    assert status == 1, said
    told = said.rpartition("Submissions are not graded: ")
    assert told[1] and cause in told[2], said
    assert "Traceback" not in told[2], said
    assert not place.outside.exists() and place.points() is None


def test_settings_in_the_home_folder_count_too(place):
    (place.home / CONFIG).write_text("c = get_config(\n")
    refused(place, AUTOGRADE, f"{place.home / CONFIG} cannot be used")


def test_a_secret_that_cannot_be_read_is_told(place):
    (place.course / FILE).mkdir()
    refused(place, AUTOGRADE, f"the course secret cannot be used ([Errno 21] Is a directory: '{place.course / FILE}')")


def test_a_referee_that_cannot_be_loaded_is_told(place):
    refused(place, GONE, "the referee cannot be loaded (ModuleNotFoundError: No module named")


def test_an_nbgrader_from_elsewhere_cannot_load_the_steps_of_this_course(place):
    status, said = place.run(ELSEWHERE)
    assert status == 1 and "No module named 'autograder" in said, said
    assert not place.outside.exists() and place.points() is None


@pytest.mark.parametrize(
    ("words", "away"),
    [
        (AUTOGRADE, False),
        (FORMGRADER, False),
        ([*AUTOGRADE, "--config=@COURSE@/other.py"], False),
        ([*AUTOGRADE, "--course-dir=@COURSE@"], True),
    ],
    ids=["nbgrader", "formgrader", "--config", "another folder"],
)
def test_a_course_without_our_settings_is_graded_by_the_referee(place, words, away):
    for name in (CONFIG, "other.py"):
        (place.course / name).write_text(BARE)
    status, said = place.run(words, place.away if away else None)
    assert status == 0, said
    assert place.points() == 16.0
    assert not place.outside.exists()


def test_the_benchmark_compares_with_nbgraders_own():
    """Its figures for stock nbgrader were the referee's as soon as the door was there."""
    code = f"{WITHOUT_DOOR}; from nbgrader.converters import Autograde; print(Autograde.__module__)"
    for lines, module in (
        (code, "nbgrader.converters.autograde"),
        (code.split("; ", 2)[2], "autograder.referee.converter"),
    ):
        done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == module
