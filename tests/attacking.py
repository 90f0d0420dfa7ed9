"""A course in which attackers hand in beside honest students, and what must be true when it is graded."""

import contextlib
import hashlib
import html.parser
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbgrader.api import Gradebook

from autograder.demo import scratch_course
from autograder.demo.hand_in import hand_in
from autograder.demo.nbgrader import environment, nbgrader
from autograder.demo.students import CLASS
from autograder.judging import VERDICT

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "attacks"
LESSON = "01_e_step"
HONEST = [student for student in CLASS if student.name in ("ada", "fay", "nia", "olu")]
SECRET = "0123456789abcdef0123456789abcdef"
SETTINGS = """
c.Referee.timeout = 4
c.Referee.exercise_seconds = 8
c.Referee.wall_seconds = 25
c.Referee.cpu_seconds = 20
c.Referee.memory_mb = 2048
"""
LIVE_TAGS = {"script", "iframe", "object", "embed", "svg", "link", "meta", "base", "form", "input", "style", "math"}


class Attack(NamedTuple):
    """A file of the folder `attacks`."""

    name: str
    module: object

    @property
    def allowed(self):
        """The points that its honest part deserves."""
        return getattr(self.module, "ALLOWED_POINTS", 0)


def load(path):
    """The Attack in the file `path`."""
    spec = importlib.util.spec_from_file_location(f"attack_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Attack(path.stem, module)


def attacks():
    """Every Attack there is, by name."""
    return [load(path) for path in sorted(FOLDER.glob("*.py"))]


class Graded(NamedTuple):
    """A class after grading: the course's folder, seconds for each submission, hashes before and after, the log."""

    course: Path
    seconds: dict
    before: dict
    after: dict
    log: str
    left_over: list


def grade(folder, chosen):
    """Make a course in `folder`, let the `chosen` attackers and the honest students hand in, grade with nbgrader."""
    course = scratch_course(ROOT, folder)
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(SETTINGS)
    (course / ".course_secret").write_text(SECRET + "\n")
    shutil.copytree(ROOT / "source" / LESSON, course / "source" / LESSON)
    nbgrader(course, "generate_assignment", LESSON)
    for student in HONEST:
        hand_in(course, student, LESSON)
    for attack in chosen:
        _attack(course, attack)
    before = hashes(course)
    log, seconds = _run(course)
    time.sleep(0.5)
    left, after = processes(course), hashes(course)
    log += "".join(nbgrader(course, "generate_feedback", LESSON))
    return Graded(course, seconds, before, after, log, left)


def _attack(course, attack):
    """Hand in one attack."""
    folder = course / "submitted" / attack.name / LESSON
    folder.mkdir(parents=True)
    path = folder / f"{LESSON}.ipynb"
    notebook = json.loads((course / "release" / LESSON / f"{LESSON}.ipynb").read_text("utf-8"))
    _fill(notebook, attack.module, course)
    tamper = getattr(attack.module, "tamper", None)
    if tamper:
        tamper(notebook, folder)
    if not os.path.lexists(path):
        path.write_text(json.dumps(notebook), encoding="utf-8")


def _fill(notebook, module, course):
    def placed(source):
        return source.replace("@COURSE@", str(course)).replace("@CHECKOUT@", str(ROOT))

    cells = []
    for cell in notebook["cells"]:
        name = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")
        for before, source in getattr(module, "EXTRA", ()):
            if before == name:
                extra = {"cell_type": "code", "metadata": {}, "source": placed(source)}
                cells.append(extra | {"outputs": [], "execution_count": None})
        if name in getattr(module, "CELLS", {}):
            cell["source"] = placed(module.CELLS[name])
        cells.append(cell)
    notebook["cells"] = cells


def _run(course):
    """Run nbgrader autograde; the log, and the seconds that each submission took."""
    started, last, said = {}, None, []
    surroundings = environment()
    surroundings["PATH"] = f"/{mark(course)}:{surroundings['PATH']}"
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "nbgrader", "autograde", LESSON],
        cwd=course, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
    ) as process:  # fmt: skip
        for line in process.stdout:
            said.append(line)
            if "Grading " in line:
                last = Path(line.split("Grading ")[1].strip()).parts[-3]
                started[last] = [time.monotonic(), 0.0]
            if last:
                started[last][1] = time.monotonic()
    said.append(f"exit status {process.returncode}\n")
    return "".join(said), {name: end - start for name, (start, end) in started.items()}


def hashes(course):
    """Path -> mode, owner, time and content of everything in the course that grading has no business to change."""
    kept = {}
    for place, folders, files in os.walk(course):
        folders[:] = [name for name in folders if name not in ("autograded", "feedback")]
        for name in (*folders, *files):
            path = Path(place, name)
            if name in ("gradebook.db", "gradebook.db-journal", f".grading-{LESSON}.lock"):
                continue
            state = path.lstat()
            content = _digest(path) if path.is_file() and not path.is_symlink() else ""
            changed = state.st_mtime_ns * bool(content)
            kept[str(path.relative_to(course))] = (oct(state.st_mode), state.st_uid, changed, content)
    return kept


def _digest(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def mark(course):
    """A folder that does not exist, on the path of all processes that grade this course: they inherit it."""
    return f"grading-{hashlib.sha256(str(course).encode()).hexdigest()[:16]}"


def processes(course):
    """The commands of the processes that still run of all that were started, in whatever way, to grade this course."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark(course).encode() in (place / "environ").read_bytes():
                found.append((place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return found


def scores(course):
    """Student -> (points, whether something needs a person)."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {
            submission.student.id: (submission.score, submission.needs_manual_grade)
            for submission in gradebook.assignment_submissions(LESSON)
        }


def results(course, student):
    """The JSON of each verdict in a student's graded notebook."""
    notebook = nbformat.read(course / "autograded" / student / LESSON / f"{LESSON}.ipynb", as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [output.data[VERDICT] for output in outputs if VERDICT in output.get("data", {})]


class _Live(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = Counter()

    def handle_starttag(self, tag, attrs):
        if tag in LIVE_TAGS:
            self.found[tag] += 1
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith(("javascript:", "data:text")):
                self.found[f"{tag} {name}"] += 1


def live(course, student, assignment=LESSON, name=LESSON):
    """What a browser would run or load in a student's feedback page: tags and attributes, counted."""
    page = (course / "feedback" / student / assignment / f"{name}.html").read_text(encoding="utf-8")
    parser = _Live()
    parser.feed(page)
    return parser.found


def written(course):
    """Path -> bytes of everything that grading wrote."""
    return {
        path: path.read_bytes()
        for name in ("autograded", "feedback")
        for path in (course / name).rglob("*")
        if path.is_file()
    }
