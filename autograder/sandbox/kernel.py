"""The Jupyter kernel that runs a submission: an IPython kernel that can also play cases on the student's functions."""

import ast
import sys

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from traitlets import Any, Dict, Type

from autograder.sandbox import shelf, wire
from autograder.sandbox.wire import KEEP, PLAY, SKIPPED
from softcounts.judge import play
from softcounts.judge.casebook import from_json
from softcounts.lesson import helpers

NO_COMMANDS = "Commands are not run when grading."


class PlayingShell(ZMQInteractiveShell):
    """A shell in which an import, a `%magic` or a `!command` that cannot work here does not stop its cell."""

    imports, lacking = (), frozenset()

    async def run_ast_nodes(self, nodelist, *args, **kwargs):
        """Run the statements of a cell, each imported module by itself."""
        nodes = [one for node in nodelist for one in _each_by_itself(node)]
        self.imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
        return await super().run_ast_nodes(nodes, *args, **kwargs)

    async def run_code(self, code_obj, result=None, *, async_=False):
        """Run a statement; True stops the cell. What only lacks a module is said and skipped."""
        failed = await super().run_code(code_obj, result, async_=async_)
        if failed and result is not None and self._lacks(code_obj, result.error_in_exec):
            result.error_in_exec = None
            print(SKIPPED, file=sys.stderr)
            return False
        return failed

    def _lacks(self, code, error):
        """Whether an import statement failed, or one that needs what such a statement should have made."""
        if isinstance(error, NameError):
            return _frame_of(error) is code and error.name in self.lacking
        line = isinstance(error, ImportError) and _line(error, code)
        failed = [node for node in self.imports if line and node.lineno <= line <= node.end_lineno]
        made = {alias.asname or alias.name.split(".")[0] for node in failed for alias in node.names}
        self.lacking |= made
        return bool(failed)

    def run_line_magic(self, magic_name, line, _stack_depth=1):
        """Run a line magic; one that fails is said and skipped."""
        try:
            return super().run_line_magic(magic_name, line, _stack_depth + 1)
        except Exception:
            self.showtraceback()
            print(SKIPPED, file=sys.stderr)

    def system(self, cmd):
        """Run a command, or say that it is not run."""
        try:
            super().system(cmd)
        except OSError:
            print(NO_COMMANDS)

    def getoutput(self, cmd, *args, **kwargs):
        """What a command prints; nothing where it cannot be run."""
        try:
            return super().getoutput(cmd, *args, **kwargs)
        except OSError:
            print(NO_COMMANDS)
            return []


class PlayingKernel(IPythonKernel):
    """An IPython kernel with two more shell messages.

    `softcounts_keep_request` {name, functions, shelf}: remember the names that are defined now; the reply holds `take`:
    what is to be run first, from the cells `shelf` that were not run, for the functions.
    `softcounts_play_request` {at, function, cases, arguments, seconds, uses}: play the cases, as `casebook.to_json`
    writes them, on the function as it was when `at` was kept; the reply holds `wire.write`'s outcomes (None: there is
    no such function), and which of the functions `uses` it calls.
    """

    msg_types = (*IPythonKernel.msg_types, KEEP, PLAY)
    shell_class = Type(PlayingShell)
    kept = Dict()

    async def softcounts_keep_request(self, stream, ident, parent):
        """Remember the names that are defined now."""
        asked, names = parent["content"], self.shell.user_ns
        self.kept[asked["name"]] = dict(names)
        try:
            take = shelf.taken(asked["functions"], names, asked["shelf"], self.shell.transform_cell)
        except Exception:
            take = ""
        self.session.send(stream, "softcounts_keep_reply", {"take": take}, parent, ident=ident)

    async def softcounts_play_request(self, stream, ident, parent):
        """Play cases on a function; the reply has False for outcomes where only code made to break this can do so."""
        try:
            reply = self._play(parent["content"])
        except BaseException:
            reply = {"outcomes": False, "calls": []}
        self.session.send(stream, "softcounts_play_reply", reply, parent, ident=ident)

    def _play(self, asked):
        names = self.shell.user_ns
        now = dict(names)
        names.clear()
        names.update(self.kept.get(asked["at"], now))
        function = names.get(asked["function"])
        reply = {"outcomes": None, "calls": []}
        if callable(function):
            reply["calls"] = list(helpers(function, asked["uses"]))
            played = play(function, from_json(asked["cases"]), asked["arguments"], asked["seconds"])
            reply["outcomes"] = wire.write(played)
        return reply


def _each_by_itself(node):
    """`import a, b` as two statements."""
    if not isinstance(node, ast.Import):
        return [node]
    return [ast.copy_location(ast.Import([alias]), node) for alias in node.names]


def _line(error, code):
    """The line of the statement `code` at which an error was raised, None where it was raised elsewhere."""
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code is not code:
        trace = trace.tb_next
    return trace and trace.tb_lineno


def _frame_of(error):
    """The code that raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return trace and trace.tb_frame.f_code


class KernelApp(IPKernelApp):
    """The kernel as a process; `locked` is called when its sockets are bound and before it serves."""

    kernel_class = Type(PlayingKernel)
    locked = Any()

    def start(self):
        """Lock, then serve until the end."""
        if self.locked:
            self.locked()
        super().start()


if __name__ == "__main__":
    KernelApp.launch_instance()
