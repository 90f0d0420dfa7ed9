"""The Jupyter kernel that runs a submission: an IPython kernel that can also play cases on the student's functions."""

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from traitlets import Any, Dict, Type

from autograder.sandbox import wire
from autograder.sandbox.wire import KEEP, PLAY
from softcounts.judge import play
from softcounts.judge.casebook import from_json
from softcounts.lesson import helpers

NO_COMMANDS = "Commands are not run when grading."


class PlayingShell(ZMQInteractiveShell):
    """A shell in which `!ls` and `%pip` do not stop a cell where no process may be started."""

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

    `softcounts_keep_request` {name}: remember the names that are defined now. `softcounts_play_request` {at, function,
    cases, arguments, seconds, uses}: play the cases, as `casebook.to_json` writes them, on the function as it was
    when `at` was kept; the reply holds `wire.write`'s outcomes (None: there is no such function), and which of the
    functions `uses` it calls.
    """

    msg_types = (*IPythonKernel.msg_types, KEEP, PLAY)
    shell_class = Type(PlayingShell)
    kept = Dict()

    async def softcounts_keep_request(self, stream, ident, parent):
        """Remember the names that are defined now."""
        self.kept[parent["content"]["name"]] = dict(self.shell.user_ns)
        self.session.send(stream, "softcounts_keep_reply", {}, parent, ident=ident)

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
