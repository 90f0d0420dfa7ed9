"""The grader's side of the warm server."""

import atexit
import contextlib
import json
import os
import secrets
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from autograder.sandbox.server import PACKET

CHECKOUT = Path(__file__).parents[2]
START_SECONDS, CLEAR_SECONDS = 60, 5


class SandboxError(RuntimeError):
    """The sandbox itself does not work; not the fault of a submission."""


class Files:
    """An assignment's own files, which a submission finds in its folder; not its notebooks, and nothing hidden."""

    def __init__(self, folder):
        """List what lies in `folder`, if there is such a folder."""
        found = sorted(Path(folder).rglob("*"))
        self.found = {path: path.relative_to(folder) for path in found if path.is_file() and _may_be_seen(path)}
        self.folders = {parent for place in self.found.values() for parent in place.parents[:-1]}

    def beside(self, limits):
        """`limits` for what a submission writes beside these files."""
        size, count = sum(path.stat().st_size for path in self.found), len(self.found) + len(self.folders)
        return limits._replace(scratch_bytes=limits.scratch_bytes + size, scratch_files=limits.scratch_files + count)

    def copy(self, to):
        """Copy them into the folder `to`, for everybody to read."""
        for place in sorted(self.folders):
            (to / place).mkdir()
            (to / place).chmod(0o755)
        for path, place in self.found.items():
            shutil.copyfile(path, to / place)
            (to / place).chmod(0o644)


def _may_be_seen(path):
    return path.suffix != ".ipynb" and not any(part.startswith((".", "__")) for part in path.parts)


class WarmServer:
    """A running server. `launch` gives a kernel that is ready; `why_ended` tells whether and why one ended."""

    def __init__(self):
        """Start it; it imports for a second or two, during which this process can go on."""
        self.folder = Path(tempfile.mkdtemp(prefix="sc-", dir=_short_folder()))
        self.folder.chmod(0o711)
        self.socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-P", "-m", "autograder.sandbox.server", str(theirs.fileno()), str(self.folder)]
        # In a session of its own: Ctrl-C at the grader's terminal is for the grader, which then ends the server.
        self.process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], env=_environment(), cwd=self.folder, start_new_session=True
        )
        theirs.close()
        self.lock, self.count, self.said, self.spare = threading.RLock(), 0, {}, None

    def launch(self, limits, files=None):
        """Take a kernel with these limits: (its name, the `ip` of its ipc sockets, its session's key).

        `files`: Files that it finds in its folder. The next one is made ready meanwhile.
        """
        with self.lock:
            if self.spare is None:
                self.spare = self._order(limits)
            taken, asked, key = self.spare
            if asked._replace(wall_seconds=0) != limits._replace(wall_seconds=0):
                self.end(taken)
                taken, _, key = self._order(limits)
            while not {"ready", "failed", "ended"} & self.said.get(taken, {}).keys():
                self._hear(START_SECONDS)
            said = self.said[taken]
            if "ready" not in said:
                raise SandboxError(f"a kernel could not be confined: {said.get('failed') or said.get('ended')}")
            if files:
                files.copy(self.folder / taken)
            self._tell(start=taken, seconds=limits.wall_seconds)
            self.spare = self._order(limits)
        return taken, self._address(taken), key.encode()

    def _order(self, limits):
        """Have a kernel made: (name, limits, key)."""
        self.count += 1
        name, key = str(self.count), secrets.token_hex(32)
        folder = self.folder / name
        folder.mkdir(mode=0o700)
        self._tell(launch=name, scratch=str(folder), limits=limits._asdict(), ip=self._address(name), key=key)
        return name, limits, key

    def _address(self, name):
        return str(self.folder / name / "z")

    def end(self, name):
        """Kill kernel `name` and wait until it is gone."""
        with self.lock:
            if self.why_ended(name) is None:
                self._tell(signal=name, number=int(signal.SIGKILL))
            while "ended" not in self.said.get(name, {}):
                self._hear(START_SECONDS)

    def signal(self, name, number):
        """Send kernel `name` a signal."""
        with self.lock:
            self._tell(signal=name, number=int(number))

    def why_ended(self, name):
        """Why kernel `name` ended (see `limits.sentence`), or None while it runs."""
        with self.lock:
            self._hear(0)
            return self.said.get(name, {}).get("ended")

    def close(self):
        """End the server and all its kernels."""
        self.socket.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        self.process.kill()
        self.process.wait()
        _clear(self.folder)

    def _tell(self, **message):
        try:
            self.socket.send(json.dumps(message).encode())
        except OSError as error:
            raise SandboxError("the sandbox's server has ended; see above") from error

    def _hear(self, seconds):
        """Take in what the server says; wait for at most so long (0: not at all)."""
        if seconds and not select.select([self.socket], [], [], seconds)[0]:
            raise SandboxError(f"the sandbox's server does not answer within {seconds:g} s")
        while select.select([self.socket], [], [], 0)[0]:
            self._note(json.loads(self._packet()))

    def _packet(self):
        try:
            packet = self.socket.recv(PACKET)
        except OSError:
            packet = b""  # it ended before it had heard all
        if not packet:
            raise SandboxError("the sandbox's server has ended; see above")
        return packet

    def _note(self, message):
        for event in {"ready", "failed", "ended"} & message.keys():
            self.said.setdefault(message[event], {})[event] = message.get("why", True)


def _clear(folder):
    """Remove it: a kernel that was being made when its server was killed may write there until it has ended too."""
    end = time.monotonic() + CLEAR_SECONDS
    while folder.exists() and time.monotonic() < end:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            time.sleep(0.02)


def _short_folder():
    """A unix socket's path has at most 107 bytes."""
    folder = tempfile.gettempdir()
    return folder if len(folder) < 60 else "/tmp"


def _environment():
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TZ", "HOME") if name in os.environ}
    return kept | {
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # the kernel's debugger would warn that it misses breakpoints
    }


_running = []


def warm_server():
    """This process's server, started at first use."""
    if not _running or _running[0].process.poll() is not None:
        stop()
        _running.append(WarmServer())
    return _running[0]


def stop():
    """End this process's server, if there is one."""
    while _running:
        _running.pop().close()


atexit.register(stop)
