"""The warm server: a process that has imported the scientific stack and forks a confined kernel for each submission.

It talks with the grader over a socket, one JSON text a packet: the grader says {"launch": id, ...}, {"start": id,
"seconds": s}, {"signal": id, "number": n}; the server says {"ready": id}, {"failed": id, "why": sentence},
{"ended": id, "why": reason}. When the grader goes away, however that happens, it ends all kernels and itself, and
removes the folder that all scratch folders are in.
"""

import contextlib
import gc
import importlib
import json
import os
import selectors
import shutil
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path

from autograder.sandbox import confine
from autograder.sandbox.limits import Limits

# What lessons and submissions import, and what a kernel imports when it starts.
PRELOAD = (
    "numpy", "scipy.special", "scipy.stats", "scipy.linalg", "scipy.optimize", "matplotlib.pyplot", "ipywidgets",
    "matplotlib_inline.backend_inline", "softcounts", "softcounts.datasets", "softcounts.explore", "softcounts.initial",
    "softcounts.lesson", "softcounts.plots", "softcounts.quiz", "autograder.sandbox.kernel", "psutil",
    "ipykernel.debugger", "IPython.core.completerlib", "IPython.core.debugger", "tornado.platform.asyncio",
)  # fmt: skip
PACKAGES = ("softcounts",)
ENVIRONMENT = {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MPLBACKEND"}
CHANNELS = ("shell", "iopub", "stdin", "hb", "control")
PACKET = 65536
TICK = 0.05
GRADER_BYTES = 2**30


class Child:
    """A kernel: its process, the pipe on which it says that it is ready, its limits and its time."""

    def __init__(self, name, process, ready, scratch, limits):
        """Note them; the clock is started when a submission gets it."""
        self.name, self.process, self.ready, self.scratch, self.limits = name, process, ready, scratch, limits
        self.handle = os.pidfd_open(process)
        self.end = float("inf")
        self.why, self.largest, self.grader = None, 0, None

    def start(self, seconds):
        """A submission gets it: start the clock, and note how large the grader is."""
        self.end, self.grader = time.monotonic() + seconds, _resident(os.getppid())

    def kill(self, why=None):
        """End it at once, for this reason."""
        self.why = self.why or why
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.handle, signal.SIGKILL)

    def excess(self):
        """Which limit it is over, if any; those that the system does not watch by itself."""
        if time.monotonic() > self.end:
            return "wall"
        threads, size = _threads_and_memory(self.process)
        self.largest = max(self.largest, size)
        if threads > self.limits.threads:
            return "threads"
        # A message can have parts without end, and libzmq keeps them all: nobody but the kernel can be held to account.
        if self.grader and _resident(os.getppid()) > self.grader + GRADER_BYTES:
            return "messages"
        count, size = _scratch(self.scratch)
        return "scratch" if count > self.limits.scratch_files or size > self.limits.scratch_bytes else None

    def reason(self, status, usage):
        """Why it ended, from what the system says about its end."""
        if self.why:
            return self.why
        number = os.WTERMSIG(status)
        used = usage.ru_utime + usage.ru_stime
        # A submission may ignore the signal that says why.
        if number == signal.SIGXCPU or (number == signal.SIGKILL and used > self.limits.cpu_seconds):
            return "cpu"
        if status and self.largest > 0.9 * self.limits.memory:
            return "memory"
        names = {int(known): known.name for known in signal.Signals}  # not every signal has one
        return f"it was ended by {names.get(number, f'signal {number}')}" if number else "it ended itself"


def _threads_and_memory(process):
    """The number of its threads, and the size of its address space."""
    try:
        with open(f"/proc/{process}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return int(fields[17]), int(fields[20])
    except (OSError, ValueError, IndexError):
        return 0, 0


def _resident(process):
    """Bytes of memory that a process holds."""
    try:
        with open(f"/proc/{process}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _scratch(folder):
    count = size = 0
    for place, folders, files in os.walk(folder):
        count += len(folders) + len(files)
        for name in files:
            with contextlib.suppress(OSError):
                size += os.lstat(os.path.join(place, name)).st_blocks * 512
    return count, size


class Server:
    """Forks, watches and reaps."""

    def __init__(self, control, folder):
        """`control` is the socket to the grader; all scratch folders are in `folder`."""
        self.control, self.folder, self.children = control, folder, {}
        self.selector = selectors.DefaultSelector()
        self.selector.register(control, selectors.EVENT_READ, self.order)

    def serve(self):
        """Until the grader goes away, however; nothing is left over."""
        try:
            while self.control is not None:
                for key, _ in self.selector.select(TICK if self.children else None):
                    key.data()
                for child in list(self.children.values()):
                    why = child.excess()
                    if why:
                        child.kill(why)
        finally:
            for child in self.children.values():
                child.kill()
                os.waitpid(child.process, 0)
            shutil.rmtree(self.folder, ignore_errors=True)

    def order(self):
        """Do what the grader says."""
        try:
            packet = self.control.recv(PACKET)
        except ConnectionResetError:
            packet = b""
        if not packet:
            self.control = None
            return
        said = json.loads(packet)
        if "launch" in said:
            self.launch(said["launch"], Path(said["scratch"]), Limits(**said["limits"]), said["ip"], said["key"])
        elif said.get("start") in self.children:
            self.children[said["start"]].start(said["seconds"])
        elif said.get("signal") in self.children:
            signal.pidfd_send_signal(self.children[said["signal"]].handle, said["number"])

    def launch(self, name, scratch, limits, address, key):
        """Fork a kernel."""
        receiving, sending = os.pipe()
        process = os.fork()
        if not process:
            _be_kernel(sending, scratch, limits, address, key.encode())
        os.close(sending)
        child = self.children[name] = Child(name, process, receiving, scratch, limits)
        self.selector.register(receiving, selectors.EVENT_READ, lambda: self.heard(child))
        self.selector.register(child.handle, selectors.EVENT_READ, lambda: self.reap(child))

    def heard(self, child):
        """What a child said on its pipe: an empty line when it is ready, or why it cannot be."""
        text = os.read(child.ready, PACKET).decode()
        self.selector.unregister(child.ready)
        os.close(child.ready)
        child.ready = None
        if text == "\n":
            self.tell(ready=child.name)
        else:
            self.tell(failed=child.name, why=text.strip() or "the kernel ended before it was ready")

    def reap(self, child):
        """Note the end of a child, and clean up behind it."""
        if child.ready is not None:
            self.heard(child)
        _, status, usage = os.wait4(child.process, 0)
        self.selector.unregister(child.handle)
        os.close(child.handle)
        del self.children[child.name]
        shutil.rmtree(child.scratch, ignore_errors=True)
        self.tell(ended=child.name, why=child.reason(status, usage))

    def tell(self, **message):
        """Tell the grader, who may have gone."""
        with contextlib.suppress(OSError):
            self.control.send(json.dumps(message).encode())


def _be_kernel(sending, scratch, limits, address, key):
    """The child: lock in, say so, serve; never return."""
    try:
        os.setsid()
        _close_all_but(sending)
        os.environ.update(
            HOME=str(scratch), TMPDIR=str(scratch), IPYTHONDIR=str(scratch), NBGRADER_EXECUTION="autograde"
        )
        tempfile.tempdir = str(scratch)  # it would try by removing a file, which is not allowed
        confine.files_and_privileges(str(scratch), limits, PACKAGES)
        app = _kernel_app(address, key, lambda: _ready(sending))
        sys.path.append(str(scratch))  # last: an assignment's own modules are found, and can hide no library
        app.start()
        status = 0
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.write(sending, f"{type(error).__name__}: {error}".encode()[:1000] or b"?")
        status = 1
    os._exit(status)


def _ready(sending):
    confine.calls()
    os.write(sending, b"\n")
    os.close(sending)


def _close_all_but(kept):
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    os.closerange(3, kept)
    os.closerange(kept + 1, 4096)


def _kernel_app(address, key, locked):
    import numpy as np

    from autograder.sandbox.kernel import KernelApp

    np.random.seed()  # or every submission would draw the same numbers
    ports = {f"{channel}_port": number for number, channel in enumerate(CHANNELS, 1)}
    app = KernelApp.instance(locked=locked, transport="ipc", ip=address, capture_fd_output=False, **ports)
    app.config.HistoryManager.enabled = False
    app.session.key = key
    app.initialize([])
    return app


def main(descriptor, folder):
    """Preload, forget the environment, serve."""
    for name in PRELOAD:
        importlib.import_module(name)
    for name in set(os.environ) - ENVIRONMENT:
        del os.environ[name]
    gc.collect()
    gc.freeze()
    Server(socket.socket(fileno=descriptor), folder).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
