"""Graders of several kinds: each a process with a warm server of its own, told what to do line by line.

Run as `python -m tests.sandboxing SETTING`, it becomes that kind of grader and obeys its standard input; `Grader` is
the other end. `python -m tests.sandboxing without-landlock COMMAND ...` runs a command where there is no Landlock,
`landlock VERSION ...` the sandbox's server where Landlock is of that version.
"""

import contextlib
import ctypes
import errno
import json
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from queue import Empty

import zmq
from jupyter_client.blocking import BlockingKernelClient

from autograder.sandbox import client, confine, landlock, seccomp
from autograder.sandbox.limits import Limits
from autograder.sandbox.server import CHANNELS
from autograder.sandbox.server import main as serve

ROOT = Path(__file__).parents[1]
SOMEBODY = 54321
EVERYTHING = 0x7FFF0000  # seccomp's "allow"
CAPBSET_DROP = 24
NOT_HERE = 77
_libc = ctypes.CDLL(None, use_errno=True)


def refuse(number, *calls):
    """From now on these system calls fail with `number`, in this process and all that it starts."""
    lib = seccomp.library()
    context = lib.seccomp_init(EVERYTHING)
    for call in calls:
        name = lib.seccomp_syscall_resolve_name(call.encode())
        assert not lib.seccomp_rule_add_array(context, seccomp.REFUSE | number, name, 0, None), call
    assert not lib.seccomp_load(context)
    lib.seccomp_release(context)


def as_root():
    """Whatever root may."""
    if os.geteuid():
        raise LookupError("only root can try what root's kernels can do")


def as_somebody():
    """An ordinary user: this one; for root, one without a name where they may read Python, else root as such a user."""
    if os.geteuid():
        return
    if confine.open_to_others([*confine.readable(()), ROOT]):
        os.setgroups([])
        os.setgid(SOMEBODY)
        os.setuid(SOMEBODY)
    else:
        _map_to(SOMEBODY)


def as_somebody_without_namespaces():
    """As in a container: no new namespaces of any kind."""
    as_somebody()
    refuse(errno.EPERM, "unshare")


def as_root_without_powers():
    """As in a container that gives root no capabilities, and no new namespaces."""
    as_root()
    for capability in range(64):
        _libc.prctl(CAPBSET_DROP, capability, 0, 0, 0)
    confine._drop_capabilities()
    refuse(errno.EPERM, "unshare")


def as_somebody_with_landlock(version):
    """An ordinary user of an older Linux, whose Landlock knows less."""
    as_somebody()
    start, server = subprocess.Popen, "autograder.sandbox.server"

    def older(command, **options):
        at = command.index(server)
        return start([*command[:at], "tests.sandboxing", "landlock", str(version), *command[at + 1 :]], **options)

    subprocess.Popen = older


def as_root_of_a_namespace():
    """A user whom a namespace calls root, and who is the only user in it."""
    _map_to(0)


def _map_to(user):
    """In a user namespace of its own this process's user is `user`."""
    there, group = os.geteuid(), os.getegid()
    if _libc.unshare(confine.NEW_USER):
        raise LookupError("the system permits no user namespaces, and an ordinary user may not read this Python")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/gid_map").write_text(f"{user} {group} 1")
    Path("/proc/self/uid_map").write_text(f"{user} {there} 1")
    os.setgid(user)
    os.setuid(user)


SETTINGS = {
    "root": as_root,
    "without-namespaces": as_somebody_without_namespaces,
    "somebody": as_somebody,
    "root-without-powers": as_root_without_powers,
    **{f"landlock-{version}": partial(as_somebody_with_landlock, version) for version in (1, 2, 3)},
}
RARE = {"root-of-a-namespace": as_root_of_a_namespace, "as-it-is": lambda: None}


class Kernels:
    """The grader's side: what a `Grader` can ask for, by the names of the methods."""

    def __init__(self):
        """Start the server at first use."""
        self.clients, self.started, self.context = {}, None, zmq.Context()
        self.context.linger = 0  # or what was sent to a dead kernel would hold up the end

    def server(self):
        """Its process and its folder."""
        server = client.warm_server()
        return {"process": server.process.pid, "folder": str(server.folder)}

    def launch(self, limits):
        """A new kernel's name."""
        self.started = client.warm_server()
        name, address, key = self.started.launch(Limits(**limits))
        ports = {f"{channel}_port": number for number, channel in enumerate(CHANNELS, 1)}
        made = self.clients[name] = BlockingKernelClient(transport="ipc", ip=address, context=self.context, **ports)
        made.session.key = key
        made.start_channels(iopub=False, stdin=False, hb=False, control=False)
        return name

    def run(self, name, code, seconds):
        """Run `code`: {"answer": repr of its `answer`}, {"error": type}, {"ended": why}."""
        sent, end = self.clients[name].execute(code, user_expressions={"answer": "answer"}), time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(Empty):
                reply = self.clients[name].get_shell_msg(timeout=0.05)
                if reply["parent_header"].get("msg_id") == sent:
                    return _said(reply["content"])
            if why := self.why(name):
                return {"ended": why}
        return {"silent": seconds}

    def why(self, name):
        """Why it ended."""
        return self.started.why_ended(name)

    def end(self, name):
        """End it."""
        self.started.end(name)

    def signal(self, name, number):
        """Send it a signal."""
        self.started.signal(name, number)

    def stop(self):
        """End the server."""
        client.stop()

    def scratch_after_becoming_nobody(self):
        """Whether a kernel that would become nobody could still write its scratch folder."""
        with tempfile.TemporaryDirectory() as scratch:
            process = os.fork()
            if not process:
                confine._become_nobody(scratch)
                confine._drop_capabilities()
                Path(scratch, "file").touch()
                os._exit(0)
            return os.waitpid(process, 0)[1] == 0


def _said(content):
    if content["status"] != "ok":
        return {"error": content["ename"]}
    data = content["user_expressions"]["answer"].get("data", {})
    return {"answer": data.get("text/plain", "None")}


def obey(setting):
    """Become a grader and do as told; each answer is a line on what was the standard output."""
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    try:
        (SETTINGS | RARE)[setting]()
    except LookupError as reason:
        print(json.dumps({"not here": str(reason)}), file=told, flush=True)
        sys.exit(NOT_HERE)
    kernels = Kernels()
    print(json.dumps({}), file=told, flush=True)
    for line in sys.stdin:
        what, arguments = json.loads(line)
        try:
            answer = {"value": getattr(kernels, what)(*arguments)}
        except client.SandboxError as error:
            answer = {"failed": str(error)}
        print(json.dumps(answer), file=told, flush=True)


class NotHereError(Exception):
    """This system does not let a grader be of that kind; the text says why."""


class Grader:
    """A grader of some kind in a process of its own, with a scratch home. Raises NotHereError."""

    def __init__(self, setting, home, **variables):
        """Start it, in the folder `home`."""
        surroundings = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(home), "OPENBLAS_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.sandboxing", setting],
            cwd=home, env=surroundings | variables, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        said = self._heard()
        if "not here" in said:
            self.close()
            raise NotHereError(said["not here"])
        self.setting = setting

    def ask(self, what, *arguments):
        """Have it call one of the methods of `Kernels`. Raises SandboxError where that did."""
        print(json.dumps([what, arguments]), file=self.process.stdin, flush=True)
        said = self._heard()
        if "failed" in said:
            raise client.SandboxError(said["failed"])
        return said["value"]

    def _heard(self):
        line = self.process.stdout.readline()
        assert line, f"the grader has ended with status {self.process.wait()}"
        return json.loads(line)

    def kernel(self, **limits):
        """A new Kernel."""
        return Kernel(self, self.ask("launch", limits))

    def kill(self):
        """Kill it."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def close(self):
        """Let it end by itself."""
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()


class Kernel:
    """A confined kernel."""

    def __init__(self, grader, name):
        """The kernel `name` of that grader."""
        self.grader, self.name = grader, name

    def run(self, code, seconds=20.0):
        """What `code` left in `answer`, as text; a dictionary where there is none (see `Kernels.run`)."""
        said = self.grader.ask("run", self.name, code, seconds)
        return said.get("answer", said)

    def why(self):
        """Why it ended, or None."""
        return self.grader.ask("why", self.name)

    def end(self):
        """End it."""
        self.grader.ask("end", self.name)


def state(process):
    """The letter that Linux has for what the process of that number does: T stopped, Z zombie, X gone, ..."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "X"


def alive(process):
    """Whether the process of that number runs; a zombie does not."""
    return state(process) not in "ZX"


def soon(true, seconds=15.0):
    """Whether `true()` becomes true within so long."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


if __name__ == "__main__":
    if sys.argv[1] == "without-landlock":
        refuse(errno.ENOSYS, "landlock_create_ruleset")
        os.execv(sys.argv[2], sys.argv[2:])
    if sys.argv[1] == "landlock":
        known = min(landlock.abi(), int(sys.argv[2]))
        landlock.abi = lambda: known
        for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
            del sys.modules[name]  # the real server has not imported it
        serve(int(sys.argv[3]), sys.argv[4])
    obey(sys.argv[1])
