"""The whole nbgrader circle with lesson 01: release, fetch, submit, collect, autograde, feedback, formgrader."""

import csv
import http.cookiejar
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

ROOT = Path(__file__).parents[1]
LESSON = "01_e_step"
POINTS = 16.0


class Place:
    """A scratch course, a student's folder and an exchange, cut off from the rest of the machine."""

    def __init__(self, folder):
        """Make them in `folder`."""
        self.course, self.student, self.home = folder / "course", folder / "student", folder / "home"
        for path in (self.course, self.student, self.home / "config", folder / "exchange"):
            path.mkdir(parents=True)
        (folder / "exchange").chmod(0o777)
        shutil.copy(ROOT / "nbgrader_config.py", self.course)
        shutil.copytree(ROOT / "source" / LESSON, self.course / "source" / LESSON)
        settings = f'c = get_config()\nc.Exchange.root = "{folder / "exchange"}"\n'
        settings += 'c.CourseDirectory.course_id = "softcounts"\n'
        (self.home / "config" / "nbgrader_config.py").write_text(settings)
        self.env = self._environment()

    def _environment(self):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "SOFTCOUNTS", "IPYTHON"))}
        return kept | {
            "HOME": str(self.home),
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "IPYTHONDIR": str(self.home / "ipython"),
            "PYTHONPATH": str(ROOT),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        }

    def nbgrader(self, folder, *arguments):
        """Run `nbgrader` in `folder`; return what it said."""
        command = [sys.executable, "-m", "nbgrader", *arguments]
        done = subprocess.run(command, cwd=folder, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The Place after a submission has gone the whole way round."""
    place = Place(tmp_path_factory.mktemp("circle"))
    place.nbgrader(place.course, "generate_assignment", LESSON)
    place.nbgrader(place.course, "release_assignment", LESSON)
    place.nbgrader(place.student, "fetch_assignment", LESSON)
    place.validated = [place.nbgrader(place.student / LESSON, "validate", f"{LESSON}.ipynb")]
    write_answers(place.student / LESSON / f"{LESSON}.ipynb")
    place.validated.append(place.nbgrader(place.student / LESSON, "validate", f"{LESSON}.ipynb"))
    place.nbgrader(place.student, "submit", LESSON)
    place.nbgrader(place.course, "collect", LESSON)
    place.nbgrader(place.course, "autograde", LESSON)
    place.nbgrader(place.course, "generate_feedback", LESSON)
    place.nbgrader(place.course, "release_feedback", LESSON)
    place.nbgrader(place.student, "fetch_feedback", LESSON)
    place.nbgrader(place.course, "export")
    return place


def write_answers(path, lesson=LESSON):
    """What the student does: the solutions, typed into the fetched notebook."""
    source = nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)
    answers = {cell.id: cell.source for cell in source.cells if "BEGIN SOLUTION" in cell.source}
    fetched = nbformat.read(path, as_version=4)
    for cell in fetched.cells:
        cell.source = answers.get(cell.id, cell.source)
    nbformat.write(fetched, path)


def grades(place):
    """The rows of the exported table of grades."""
    with open(place.course / "grades.csv", newline="") as file:
        return list(csv.DictReader(file))


def test_release_is_the_one_of_the_checkout(place):
    released = place.course / "release" / LESSON / f"{LESSON}.ipynb"
    assert released.read_bytes() == (ROOT / "release" / LESSON / f"{LESSON}.ipynb").read_bytes()


def test_right_answers_have_all_points(place):
    (row,) = grades(place)
    assert (row["assignment"], float(row["score"]), float(row["max_score"])) == (LESSON, POINTS, POINTS)


def test_nothing_fails_when_grading_and_explore_cells_are_not_run(place):
    path = next((place.course / "autograded").glob(f"*/{LESSON}/{LESSON}.ipynb"))
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if any(output.output_type == "error" for output in cell.outputs)] == []
    explore = [cell for cell in code if "explore" in cell.metadata.get("tags", [])]
    assert explore
    assert not any(cell.outputs or cell.execution_count for cell in explore)


def test_validate_tells_unwritten_from_right(place):
    unwritten, right = place.validated
    assert "FAILED ON 2 CELL" in unwritten
    assert "still raises NotImplementedError" in unwritten
    assert right.startswith("Success! Your notebook passes all the tests.\n") and "Cell output" not in right


@pytest.mark.parametrize("lesson", [LESSON, "05_missing_data"])
def test_every_right_notebook_validates_with_nothing_but_success(lesson, tmp_path):
    """The solutions, in the instructor's version and in the student's."""
    shutil.copytree(ROOT / "source" / lesson, tmp_path / "source")
    shutil.copytree(ROOT / "release" / lesson, tmp_path / "release")
    write_answers(tmp_path / "release" / f"{lesson}.ipynb", lesson)
    for version in ("source", "release"):
        command = [sys.executable, "-m", "nbgrader", "validate", f"{version}/{lesson}.ipynb"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.stdout.endswith("Success! Your notebook passes all the tests.\n"), done.stdout
        assert "Cell output" not in done.stderr + done.stdout


def test_feedback_reaches_the_student(place):
    (page,) = (place.student / LESSON / "feedback").rglob("*.html")
    text = page.read_text(encoding="utf-8")
    assert "hidden cases are right" in text
    assert "not written yet" not in text


def test_secret_is_private_and_not_told(place):
    file = place.course / ".course_secret"
    assert file.stat().st_mode & 0o777 == 0o600
    secret = file.read_text().strip()
    told = [
        path for path in place.course.rglob("*.*") if path.is_file() and secret in path.read_text("utf-8", "ignore")
    ]
    assert told == [file]


class Browser:
    """Enough of a browser for formgrader: cookies, and the token that its buttons send."""

    def __init__(self, address):
        """`address` of the server, without a slash at the end."""
        self.address, self.cookies = address, http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def get(self, page):
        """The text of a page."""
        with self.opener.open(f"{self.address}/{page}", timeout=60) as answer:
            return answer.read().decode()

    def press(self, page):
        """What the server answers to a button."""
        token = next(cookie.value for cookie in self.cookies if cookie.name == "_xsrf")
        request = urllib.request.Request(f"{self.address}/{page}", method="POST", headers={"X-XSRFToken": token})
        with self.opener.open(request, timeout=120) as answer:
            return json.loads(answer.read())


@pytest.fixture(scope="module")
def formgrader(place):
    """A Browser at a running formgrader of the scratch course."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    options += ["--IdentityProvider.token=", "--ServerApp.password="]
    with open(place.home / "server.log", "w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "server", *options], cwd=place.course, env=place.env,
            stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        yield opened(Browser(f"http://127.0.0.1:{port}"), server, place.home / "server.log")
    finally:
        server.terminate()
        server.wait(20)


def opened(browser, server, log, seconds=60):
    """`browser` once formgrader answers it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            browser.get("formgrader/manage_assignments")
        except urllib.error.HTTPError as error:
            raise AssertionError(f"formgrader answered {error.code}: {log.read_text()}") from error
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return browser
    raise AssertionError(f"formgrader did not come up: {log.read_text()}")


def test_formgrader_lists_assignment_and_submission(formgrader):
    assert "<title>nbgrader formgrade</title>" in formgrader.get("formgrader/gradebook")
    (assignment,) = json.loads(formgrader.get("formgrader/api/assignments"))
    assert (assignment["name"], assignment["num_submissions"], assignment["max_score"]) == (LESSON, 1, POINTS)
    (submission,) = json.loads(formgrader.get(f"formgrader/api/submissions/{LESSON}"))
    assert (submission["autograded"], submission["score"]) == (True, POINTS)


def test_formgrader_shows_the_verdict(formgrader):
    (notebook,) = json.loads(formgrader.get(f"formgrader/api/submitted_notebooks/{LESSON}/{LESSON}"))
    assert "hidden cases are right" in formgrader.get(f"formgrader/submissions/{notebook['id']}")


def test_formgrader_grades_again_with_the_same_result(formgrader):
    (submission,) = json.loads(formgrader.get(f"formgrader/api/submissions/{LESSON}"))
    answer = formgrader.press(f"formgrader/api/submission/{LESSON}/{submission['student']}/autograde")
    assert answer["success"], answer
    (again,) = json.loads(formgrader.get(f"formgrader/api/submissions/{LESSON}"))
    assert (again["score"], again["needs_manual_grade"]) == (POINTS, False)


def test_tags_do_not_keep_a_test_cell_from_being_run(place):
    """The last test here: it adds a student to the course."""
    blank = nbformat.read(ROOT / "release" / LESSON / f"{LESSON}.ipynb", as_version=4)
    for cell in blank.cells:
        cell.metadata["tags"] = ["explore", "skip-execution"]
    path = place.course / "submitted" / "mallory" / LESSON / f"{LESSON}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(blank, path)
    place.nbgrader(place.course, "autograde", LESSON, "--student", "mallory")
    with Gradebook(f"sqlite:///{place.course / 'gradebook.db'}") as gradebook:
        assert gradebook.find_submission(LESSON, "mallory").score == 0
