"""The referee: run a submission in the sandbox, ask it for answers, judge them here."""

import asyncio
import copy
import re
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from queue import Empty

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_async, run_sync
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_output
from nbgrader.preprocessors import Execute
from traitlets import Bool, Float, Integer

from autograder.judging import Played, bundle, verdict_and_note
from autograder.referee.asking import keep_request, play_request, played_in, to_take
from autograder.referee.cards import unjudged
from autograder.referee.handed_in.recognise import is_explore
from autograder.referee.outputs import Budget, harmless
from autograder.referee.own_tests import OwnTests, is_test, score
from autograder.referee.reasons import explained, lacking_modules, lacking_sentence
from autograder.referee.rebuild import put_in_order
from autograder.sandbox import confine, wire
from autograder.sandbox.client import CHECKOUT, Files, SandboxError
from autograder.sandbox.limits import MB, Limits, sentence
from autograder.sandbox.provisioner import SandboxKernelManager
from autograder.sandbox.wire import KEEP, PLAY
from autograder.secret import course_root, course_secret
from softcounts.judge.casebook import to_json

SHOWN = ("stream", "display_data", "execute_result", "error", "status", "execute_input")
ROUND_TRIP_SECONDS = 5.0
WORDS = re.compile(r"\b[A-Za-z_]\w*\b")
TRUST = "set c.Referee.trust_submissions = True in nbgrader_config.py"


class KernelLostError(Exception):
    """The kernel of a submission has ended, is silent or talks nonsense; the text is a clause that says why."""


class TrustedKernelManager(AsyncKernelManager):
    """A kernel that is an ordinary process of this user."""

    def __init__(self, **kwargs):
        """Started from the checkout's own module, whatever kernels are installed."""
        super().__init__(**kwargs)
        command = [sys.executable, "-m", "autograder.sandbox.kernel", "-f", "{connection_file}"]
        self._kernel_spec = KernelSpec(argv=command, language="python", env={"PYTHONPATH": str(CHECKOUT)})


class Referee(Execute):
    """In place of nbgrader's Execute: runs the student's cells in the sandbox, and no test cell.

    The instructor's own tests run where they stand, as nbgrader runs them. When all cells have run, each exercise's
    hidden cases are sent to the kernel in one request, and the answers are judged in this process. What is shown of the
    student's outputs was recorded before the first hidden case went in. A function whose kernel dies gets 0 points and
    a sentence; a new kernel judges the others.
    """

    trust_submissions = Bool(False, help="run submissions as an ordinary process, without the sandbox").tag(config=True)
    memory_mb = Integer(4096, min=1, help="address space of a kernel").tag(config=True)
    cpu_seconds = Integer(120, min=1, help="processor time of a kernel").tag(config=True)
    wall_seconds = Float(180, min=1, help="time for one submission, all its kernels together").tag(config=True)
    exercise_seconds = Float(60, min=1, help="time to answer all hidden cases of one exercise").tag(config=True)
    scratch_mb = Integer(64, min=1, help="what a submission may write, in all and in one file").tag(config=True)
    scratch_files = Integer(1000, min=1, help="how many files a submission may make").tag(config=True)
    open_files = Integer(256, min=1, help="how many files a kernel may have open").tag(config=True)
    threads = Integer(64, min=1, help="how many threads a kernel may have, its own included").tag(config=True)
    output_bytes = Integer(4 * MB, min=1, help="how much the cells may put out; what is beyond is left out").tag(
        config=True
    )
    kernels = Integer(4, min=1, help="how many kernels to start for one submission whose kernel dies").tag(config=True)
    timeout = Integer(30, min=1, help="seconds for one cell").tag(config=True)
    shutdown_kernel = "immediate"
    raise_on_iopub_timeout = False
    record_timing = False
    skip_cells_with_tag = "explore"

    def __init__(self, *args, **kwargs):
        """Choose the kernel manager."""
        super().__init__(*args, **kwargs)
        self.kernel_manager_class = TrustedKernelManager if self.trust_submissions else SandboxKernelManager

    def refusal(self, course=None):
        """Why nothing is graded on this system, and what to do, or None; `course`: its folder (default: this one)."""
        private = (course or course_root(), CHECKOUT / "autograder")
        reason = None if self.trust_submissions else confine.missing() or confine.exposed(private)
        return reason and f"Submissions are not graded: {reason}. To run them as yourself, unprotected: {TRUST}"

    def preprocess(self, nb, resources, km=None):
        """Grade one notebook. Raises SandboxError where the sandbox does not work."""
        if refusal := self.refusal():
            raise SandboxError(refusal)
        self.student, self.secret = resources["nbgrader"]["student"], course_secret()
        self.tests = _exercises(nb.cells, resources["questions"])
        self.own = OwnTests(nb.cells, self.tests)
        self.files = Files(Path("source") / resources["nbgrader"]["assignment"])
        self.lost, self.judged, self.answered = {}, {}, {}
        self.end, self.asked = time.monotonic() + self.wall_seconds, False
        for _ in range(self.kernels):
            if self._with_a_kernel(nb, resources) or time.monotonic() > self.end:
                break
        self._write(nb)
        return nb, resources

    def _with_a_kernel(self, nb, resources):
        """Run the cells and judge what is not judged yet; False where the kernel was lost on the way."""
        # Outputs made after a hidden case went in are not shown: a kernel that dies could tell the next one about it.
        NotebookClient.__init__(self, copy.deepcopy(nb) if self.asked else nb, None)
        self.reset_execution_trackers()
        self.resources, self.room = resources, self.output_bytes
        if not self.asked:
            self.own.begin()
        place = None
        try:
            with self._folder() as here, self.setup_kernel(cwd=here):
                try:
                    for place, cell in enumerate(self.nb.cells):
                        self._run(place, cell)
                    for place in [i for i in self.tests if i not in self.judged | self.lost]:
                        self.judged[place] = verdict_and_note(
                            self.tests[place], self.secret, self.student, self._asking(place)
                        )
                except KernelLostError as error:
                    self.lost[place] = self._why(error)
                    return False
        finally:
            self._forget()
            self.km = self.kc = None
        return True

    @contextmanager
    def _folder(self):
        """Where an ordinary process runs; a kernel in the sandbox has a folder of its own."""
        with tempfile.TemporaryDirectory() as folder:
            if self.trust_submissions:
                self.files.copy(Path(folder))
            yield folder

    async def _async_forget(self):
        """Cancel what nbclient still waits for; it would take the messages of the next kernel."""
        waiting = asyncio.all_tasks() - {asyncio.current_task()}
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    _forget = run_sync(_async_forget)

    def create_kernel_manager(self):
        """With the limits of this submission."""
        made = super().create_kernel_manager()
        if not self.trust_submissions:
            left = max(self.end - time.monotonic(), 1.0)
            made.limits, made.files = self.files.beside(self.limits()._replace(wall_seconds=left)), self.files
        return made

    def limits(self):
        """The configured Limits."""
        return Limits(
            self.memory_mb * MB, self.cpu_seconds, self.wall_seconds, self.scratch_mb * MB, self.scratch_files,
            self.open_files, self.threads,
        )  # fmt: skip

    def _run(self, index, cell):
        """Run a cell; at a test cell, remember the names that are defined there."""
        if index in self.tests:
            exercise = self.tests[index]
            self._keep(index, [exercise.name, *exercise.uses])
        elif cell.cell_type == "code" and index not in self.lost:
            if is_test(cell):
                self._keep(index, list(dict.fromkeys(WORDS.findall(cell.source))))
            self._execute(index, cell)
            if not self.asked:
                self.own.ended(index, complete=self.room >= 0)

    def _keep(self, index, functions):
        """Remember the names that are defined here, with what these functions need from cells that are not run."""
        shelf = [cell.source for cell in self.nb.cells[:index] if is_explore(cell)]
        if take := to_take(self._ask(KEEP, keep_request(str(index), functions, shelf), ROUND_TRIP_SECONDS)):
            here = self.nb.cells[index]
            self._execute(index, new_code_cell(take))
            self.nb.cells[index] = here  # nbclient puts what it has run there
            self._ask(KEEP, keep_request(str(index)), ROUND_TRIP_SECONDS)

    def _execute(self, index, cell):
        start = time.monotonic()
        self.cell_end = min(start + self.timeout + ROUND_TRIP_SECONDS, self.end)
        try:
            self.execute_cell(cell, index, store_history=True)
        except Exception as error:
            raise KernelLostError("it ended or broke the connection") from error
        if time.monotonic() - start >= self.timeout:
            self._ask(KEEP, keep_request("still there?"), ROUND_TRIP_SECONDS)

    def process_message(self, msg, cell, cell_index):
        """Take in what a cell puts out, as long as there is room."""
        # Messages that never cease to be there keep the event loop from its own time limits.
        if time.monotonic() > self.cell_end:
            raise KernelLostError("it did not stop sending messages")
        if msg["msg_type"] not in SHOWN:
            return None
        if msg["msg_type"] not in ("status", "execute_input"):
            self.room -= len(str(msg["content"]))
            if self.room < 0:
                return None
        return super().process_message(msg, cell, cell_index)

    def _asking(self, place):
        """How `verdict_and_note` gets answers: from the names as they were at the test cell number `place`."""
        end = time.monotonic() + self.exercise_seconds
        sources = {line.strip() for cell in self.nb.cells for line in cell.source.splitlines()}

        def ask(exercise, book):
            # A helper is known by the answers for which it was judged, not by what stands under its name here.
            own, cases = exercise.key == self.tests[place].key, to_json(book.cases)
            if not own and exercise.key in self.answered:
                return self.answered[exercise.key].get(cases, Played(None))
            self.asked = True
            reply = self._ask(PLAY, play_request(place, exercise, book), max(end - time.monotonic(), 0.1))
            try:
                played = played_in(reply, book, exercise.uses, sources)
            except wire.Unreadable as error:
                raise KernelLostError(f"it gave {error}") from error
            if own:
                self.answered.setdefault(exercise.key, {})[cases] = played
            return played

        return ask

    async def _async_ask(self, kind, content, seconds):
        """Send a request and return the reply's content. Raises KernelLostError where none comes in time."""
        message, end = self.kc.session.msg(kind, content), time.monotonic() + seconds
        self.kc.shell_channel.send(message)
        while (left := end - time.monotonic()) > 0:
            try:
                reply = await ensure_async(self.kc.shell_channel.get_msg(timeout=min(left, 0.5)))
            except Empty:
                if not await ensure_async(self.km.is_alive()):
                    raise KernelLostError("it ended") from None
                continue
            except Exception as error:
                raise KernelLostError("it broke the connection") from error
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                return reply["content"]
        raise KernelLostError(f"it did not answer within {seconds:.0f} s")

    _ask = run_sync(_async_ask)

    def _why(self, error):
        """A clause that says why the kernel was lost: what the sandbox knows, else what was seen from here."""
        if self.trust_submissions:
            return str(error)
        server, name = self.km.provisioner.server, self.km.provisioner.name
        ended = server.why_ended(name)
        return sentence(ended, self.limits()) if ended else str(error)

    def _write(self, nb):
        """Put verdicts and points over the outputs of the test cells; keep what is harmless of the others."""
        budget, results = Budget(self.output_bytes), {index: self._result(index, nb) for index in self.tests}
        lacking = lacking_modules(nb.cells)
        for index, cell in enumerate(nb.cells):
            if index in self.tests:
                data, points = results[index]
                cell.outputs, cell.execution_count = [new_output("display_data", data), score(points, index)], index
            elif cell.cell_type == "code":
                earned = self.own.score(index, cell)
                cell.outputs = harmless(cell.outputs, budget)
                cell.execution_count = None
                if why := self.lost.get(index) or self.own.why_not(index):
                    cell.outputs.append(_stopped(why))
                elif earned is not None:
                    cell.outputs.append(score(earned, index))
        if lacking:
            nb.metadata.softcounts["lacking"] = lacking
            put_in_order(nb, [lacking_sentence(lacking)])

    def _result(self, index, nb):
        """The data to show at a test cell, and the points."""
        exercise, (verdict, note) = self.tests[index], self.judged.get(index, (None, ""))
        worth = nb.cells[index].metadata.nbgrader["points"]
        if verdict and not (self.lost and verdict.diagnosis.kind == "missing"):
            verdict, note = explained(verdict.worth(worth), note, exercise.name, nb.cells[:index])
            return bundle(verdict, note), min(verdict.points, worth)
        own = [i for i, cell in enumerate(nb.cells) if cell.id == exercise.name]
        reasons = [self.lost[i] for i in (index, *own, *self.lost) if i in self.lost]
        return unjudged(exercise, worth, reasons[0], at_call=index in self.lost), 0.0


def _exercises(cells, questions):
    """Index -> Exercise of the tests whose question is one."""
    asked = {i: questions[cell.metadata.nbgrader["grade_id"]] for i, cell in enumerate(cells) if is_test(cell)}
    return {i: question.exercise for i, question in asked.items() if question.exercise}


def _stopped(why):
    text = f"This cell was stopped: {why}."
    return new_output("error", ename="Stopped", evalue=text, traceback=[text])
