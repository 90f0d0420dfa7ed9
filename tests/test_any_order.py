"""Commands in any order, against a simple model of what should stand: hypothesis looks for one that loses something."""

import csv
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import ExportApp
from nbgrader.converters.base import NbGraderException

from autograder.sandbox import client
from tests.small_course import ANSWERS, NAME, autograde, feedback, first_course, generate, hand_in, marks
from tests.test_standing import give, score_on_page

students = st.sampled_from(["ada", "eli"])
GIVEN = 2.0


class Course(RuleBasedStateMachine):
    """`submitted`: points that what lies there deserves; `stands`: points of grading; `given`: those of a person."""

    template = None

    @initialize()
    def begin(self):
        self.course = Path(tempfile.mkdtemp()) / "course"
        shutil.copytree(type(self).template, self.course)
        self.submitted, self.stands, self.given = {"ada": 4.0, "eli": 1.0}, {"ada": 4.0, "eli": 1.0}, {}

    def teardown(self):
        shutil.rmtree(self.course.parent)

    def book(self):
        return Gradebook(f"sqlite:///{self.course / 'gradebook.db'}")

    @rule(student=students, points=st.sampled_from(sorted(ANSWERS)))
    def hands_in(self, student, points):
        hand_in(self.course, student, points)
        self.submitted[student] = float(points)

    @rule(force=st.booleans())
    def grades(self, force):
        if not self.submitted:
            return
        before = {student: self.total(student) for student in self.stands}
        told = " ".join(autograde(self.course, *["--force"] * force).told.sentences(NAME))
        self.stands |= self.submitted
        for student, points in before.items():
            assert points == self.total(student) or f"{student} ({points:g} points before" in told

    @rule(student=students)
    def a_person_grades(self, student):
        if student in self.stands:
            give(self.course, student, GIVEN)
            self.given[student] = GIVEN

    @rule(student=students)
    def removes_from_gradebook(self, student):
        with self.book() as gradebook:
            try:
                gradebook.remove_student(student)
            except MissingEntry:
                return
        self.stands.pop(student, None)
        self.given.pop(student, None)

    @rule(student=students)
    def adds_to_gradebook(self, student):
        with self.book() as gradebook:
            gradebook.update_or_create_student(student, first_name="A")

    @rule()
    def exports(self):
        with chdir(self.course):
            app = ExportApp()
            app.initialize(["--log-level=CRITICAL"])
            app.start()
        with (self.course / "grades.csv").open(newline="") as file:
            exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
        assert exported == dict.fromkeys(exported, 0.0) | {student: self.total(student) for student in self.stands}

    @rule()
    def removes_assignment(self):
        with self.book() as gradebook:
            gradebook.remove_assignment(NAME)
        self.stands, self.given = {}, {}
        generate(self.course)

    @rule(student=students, kind=st.sampled_from(["autograded", "feedback", "submitted"]))
    def removes_folder(self, student, kind):
        shutil.rmtree(self.course / kind / student, ignore_errors=True)
        if kind == "submitted":
            self.submitted.pop(student, None)

    @rule()
    def loses_release(self):
        shutil.rmtree(self.course / "release")
        with pytest.raises(NbGraderException, match="run nbgrader generate_assignment"):
            autograde(self.course, "--force")
        generate(self.course)

    @rule()
    def makes_feedback(self):
        graded = {path.parts[-2] for path in (self.course / "autograded").glob(f"*/{NAME}")}
        try:
            feedback(self.course)
            unnamed = graded
        except NbGraderException as error:
            unnamed = {student for student in graded if student not in str(error)}
        for student in unnamed:
            assert score_on_page(self.course, student) == self.total(student)

    def total(self, student):
        return self.stands[student] + self.given.get(student, 0.0)

    @invariant()
    def marks_are_those_of_the_model(self):
        if hasattr(self, "stands"):
            assert marks(self.course) == {student: self.total(student) for student in self.stands}


@pytest.mark.parametrize("examples", [12, pytest.param(120, marks=pytest.mark.trust)])
def test_no_order_of_commands_loses_anything(examples, tmp_path, monkeypatch):
    Course.template = first_course(tmp_path / "template")
    slow = {"deadline": None, "suppress_health_check": list(HealthCheck)}
    with monkeypatch.context() as patch:
        patch.setattr(client, "stop", lambda: None)  # one sandbox for all runs
        chosen = settings(max_examples=examples, stateful_step_count=15, derandomize=examples < 100, **slow)
        run_state_machine_as_test(Course, settings=chosen)
    client.stop()
