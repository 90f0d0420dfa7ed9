"""What the sandbox promises, tried out from inside: by kernels of graders of every kind."""

import ast
import contextlib
import os
import resource
import signal
import sys
from pathlib import Path

import numpy as np
import pytest

from autograder.referee.execute import TRUST, Referee
from autograder.sandbox import confine, landlock, seccomp
from autograder.sandbox.client import SandboxError
from autograder.sandbox.limits import MB, WHY, Limits, sentence
from tests.sandboxing import ROOT, SETTINGS, Grader, NotHereError, alive, soon, state

SECRET = "5ec4e7"
# What takes seconds is tried for the two kinds that differ most: one becomes another user in namespaces of its own,
# one does neither. They are the first, for pytest groups tests by a parameter's place.
SLOW = pytest.mark.parametrize("host", list(SETTINGS)[:2], indirect=True, scope="module")
TOOLS = """
import ctypes, errno, os, signal, socket, subprocess, sys, threading, time
from pathlib import Path
libc = ctypes.CDLL(None, use_errno=True)

def tried(do):
    try:
        do()
    except BaseException as error:
        return type(error).__name__
    return "done"

def called(number, *arguments):
    ctypes.set_errno(0)
    padded = [ctypes.c_long(value) for value in (*arguments, 0, 0, 0, 0, 0, 0)[:6]]
    return "done" if libc.syscall(ctypes.c_long(number), *padded) >= 0 else errno.errorcode[ctypes.get_errno()]
"""


class Host:
    """A grader of one kind, a kernel of it that has the TOOLS, and a file of the grader's."""

    def __init__(self, setting, folder):
        """Everybody may enter `folder`, read `mine` and write `open`: only the sandbox stands before them."""
        self.folder = folder
        folder.chmod(0o777)
        (folder / "mine").write_text("mine")
        (folder / "open").mkdir()
        (folder / "open").chmod(0o777)
        self.grader = Grader(setting, folder, SOFTCOUNTS_SECRET=SECRET)
        self.kernel = self.tooled()

    def tooled(self, **limits):
        """A new kernel with the TOOLS."""
        kernel = self.grader.kernel(**limits)
        kernel.run(TOOLS)
        return kernel

    def tries(self, expression):
        """What evaluating `expression` in the kernel comes to: "done" or the name of the exception."""
        return ast.literal_eval(self.kernel.run(f"answer = tried(lambda: {expression})"))

    def scratch(self, kernel):
        """The scratch folder of a kernel."""
        return Path(self.grader.ask("server")["folder"], kernel.name)


@pytest.fixture(scope="module", params=SETTINGS)
def host(request, tmp_path_factory):
    """A grader of each kind."""
    try:
        made = Host(request.param, _enterable(tmp_path_factory, request.param))
    except NotHereError as reason:
        pytest.skip(str(reason))
    yield made
    made.grader.close()


@pytest.fixture
def grader(tmp_path):
    """A grader as whoever runs the tests, for a test of its own."""
    made = Grader("as-it-is", tmp_path)
    yield made
    made.close()


def _enterable(factory, name):
    """A scratch folder that every user may enter; pytest's own are for one user."""
    folder = factory.mktemp(name)
    for parent in folder.parents[:2]:
        with contextlib.suppress(PermissionError):
            parent.chmod(parent.stat().st_mode | 0o11)
    return folder


# --- files

READS = {
    "the passwords": "open('/etc/passwd')",
    "the machine": "os.listdir('/')",
    "temporary files": "os.listdir('/tmp')",
    "processes": "os.listdir('/proc')",
    "its own process": "open('/proc/self/environ')",
    "devices": "os.listdir('/dev')",
    "the home": "os.listdir('{folder}')",
    "a file at home": "open('{folder}/mine')",
    "the course": "os.listdir('{root}')",
    "the settings": "open('{root}/nbgrader_config.py')",
    "the reference": "open('{root}/autograder/reference/gaussian.py')",
    "the exercises": "open('{root}/autograder/exercises/lesson01/estep.py')",
    "the lessons": "open('{root}/notebooks/01_e_step.py')",
    "the sandbox itself": "open('{root}/autograder/sandbox/server.py')",
    "by an open folder": "os.open('{up}{folder}/mine', os.O_RDONLY, dir_fd=os.open('.', os.O_RDONLY))",
    "by the C library": "os.dup(libc.open(b'{folder}/mine', 0))",
}
WRITES = {
    "a new file": "open('{folder}/open/new', 'w')",
    "over a file": "open('{folder}/mine', 'w')",
    "at a file's end": "open('{folder}/mine', 'a')",
    "a folder": "os.mkdir('{folder}/open/new')",
    "no more file": "os.unlink('{folder}/mine')",
    "another name": "os.rename('{folder}/mine', 'mine')",
    "a file moved out": "os.rename('own', '{folder}/open/own')",
    "a link": "os.link('own', '{folder}/open/own')",
    "a symbolic link": "os.symlink('{folder}/mine', 'link')",
    "a library": "open(os.__file__, 'a')",
    "a library, cut": "os.open(os.__file__, os.O_RDONLY | os.O_TRUNC)",
    "a library, cut by name": "os.truncate(os.__file__, 0)",
    "beside a library": "open(os.__file__ + 'x', 'w')",
    "shared memory": "open('/dev/shm/softcounts', 'w')",
    "a device": "open('/dev/null', 'w')",
    "another mode": "os.chmod('{folder}/mine', 0o777)",
    "another owner": "os.chown('{folder}/mine', os.getuid(), -1)",
    "another time": "os.utime('{folder}/mine', (0, 0))",
    "another attribute": "os.setxattr('{folder}/mine', 'user.a', b'b')",
    "another root": "os.chroot('.')",
}


@pytest.mark.parametrize("what", READS)
def test_nothing_outside_can_be_read(what, host):
    said = host.tries(READS[what].format(folder=host.folder, root=ROOT, up="../" * 20))
    assert said in ("PermissionError", "OSError"), said


@pytest.mark.parametrize("what", WRITES)
def test_nothing_outside_can_be_written(what, host):
    host.kernel.run("open('own', 'w').write('own')")
    said = host.tries(WRITES[what].format(folder=host.folder, root=ROOT))
    assert said == "PermissionError", said
    assert (host.folder / "mine").read_text() == "mine" and not any((host.folder / "open").iterdir())


def test_the_scratch_folder_can_be_written(host):
    code = """
import numpy as np, os, tempfile
np.save("here", np.arange(3))
with tempfile.NamedTemporaryFile(delete=False) as file:
    file.write(b"there")
home = os.path.expanduser("~/file")
open(home, "w").write("1"); open(home, "w").write("22")
answer = np.load("here.npy").tolist(), open(file.name).read(), open(home).read(), os.getcwd()
"""
    scratch = str(host.scratch(host.kernel))
    assert ast.literal_eval(host.kernel.run(code)) == ([0, 1, 2], "there", "22", scratch)


ONLY_FILES = (
    "os.mkdir('a')", "os.mkdir('b', 0)", "os.unlink('own')", "os.rename('own', 'other')", "os.rmdir('.local')",
    "os.open('.', os.O_TMPFILE | os.O_RDWR)",
)  # fmt: skip


@pytest.mark.parametrize("expression", ONLY_FILES)
def test_what_could_not_be_counted_or_cleared_away_cannot_be_made(expression, host):
    host.kernel.run("open('own', 'w').write('own')")
    assert host.tries(expression) == "PermissionError"


def test_the_libraries_can_be_imported(host):
    code = """
import io, unittest, decimal, concurrent.futures, scipy.spatial, scipy.integrate, numpy.polynomial, softcounts.explore
import matplotlib.pyplot as plt
from scipy.stats import norm
figure = io.BytesIO()
plt.plot([1, 2]); plt.title("$\\\\mu$"); plt.savefig(figure)
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    answer = list(pool.map(abs, (-1, 2))), figure.getvalue()[1:4], round(float(norm.cdf(0)), 3)
"""
    assert ast.literal_eval(host.kernel.run(code)) == ([1, 2], b"PNG", 0.5)


def test_no_answer_and_no_secret_is_in_reach(host):
    for module in ("autograder.reference.gaussian", "autograder.exercises", "autograder.secret", "tests"):
        assert host.tries(f"__import__('{module}')") in ("ModuleNotFoundError", "PermissionError"), module
    code = "answer = dict(os.environ), ctypes.string_at(ctypes.c_char_p(libc.getenv(b'SOFTCOUNTS_SECRET')) or b'')"
    assert SECRET not in host.kernel.run(code)
    loaded = ast.literal_eval(host.kernel.run("answer = [name for name in sys.modules if 'autograder' in name]"))
    assert all(name == "autograder" or name.startswith("autograder.sandbox") for name in loaded), loaded


# --- network, processes, signals

NETWORK = (
    "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "socket.socket(socket.AF_INET6, socket.SOCK_STREAM)",
    "socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)",
    "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)",
    "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "socket.socketpair()[0].connect('/run/dbus/system_bus_socket')",
    "socket.socketpair()[0].connect(chr(0) + 'abstract')",
    "socket.socketpair()[0].bind('bound')",
    "socket.create_connection(('127.0.0.1', 80), 1)",
    "socket.create_server(('127.0.0.1', 0))",
)
PROCESSES = (
    "os.fork()",
    "os.forkpty()",
    "os.execv(sys.executable, ['python'])",
    "os.posix_spawn('/bin/true', ['true'], dict())",
    "subprocess.run(['/bin/true'])",
    "subprocess.run('true', shell=True)",
    "__import__('multiprocessing').Process(target=print).start()",
)
SIGNALS = (
    "os.kill(os.getppid(), 0)",
    "os.kill(os.getppid(), signal.SIGKILL)",
    "os.kill({grader}, signal.SIGKILL)",
    "os.kill({mine}, 0)",
    "os.kill(1, 0)",
    "os.kill(-1, 0)",
    "os.kill(0, 0)",
    "os.killpg({grader}, 0)",
    "signal.pidfd_send_signal(os.pidfd_open({grader}), 0)",
    "__import__('fcntl').fcntl(1, 8, {grader})",
    "__import__('resource').setrlimit(7, (9999, 9999))",
    "__import__('resource').prlimit({grader}, 7, (9, 9))",
    "os.setuid(0)",
    "os.setpriority(os.PRIO_PROCESS, {grader}, 19)",
)
SYSTEM_CALLS = """
    fork vfork clone clone3 execve execveat socket connect bind listen ptrace process_vm_readv process_vm_writev
    process_madvise pidfd_open pidfd_getfd pidfd_send_signal tkill rt_sigqueueinfo rt_tgsigqueueinfo kcmp unshare setns
    mount umount2 pivot_root chroot open_by_handle_at name_to_handle_at open_tree move_mount fsopen bpf keyctl add_key
    request_key io_uring_setup io_uring_enter userfaultfd perf_event_open memfd_create memfd_secret shmget shmat msgget
    semget mq_open inotify_init1 fanotify_init personality seccomp prctl landlock_create_ruleset setuid setgid setgroups
    capset sethostname swapon init_module reboot kexec_load syslog quotactl acct settimeofday clock_settime adjtimex
    sched_setaffinity setpriority ioprio_set mbind iopl ioperm modify_ldt openat2 truncate mknod
    mknodat symlink symlinkat link linkat chmod fchmod fchmodat chown fchown fchownat utimensat setxattr fsetxattr
    setsid setpgid mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 vmsplice tee splice mlock mlockall
    remap_file_pages lookup_dcookie vhangup uselib nfsservctl
"""


@pytest.mark.parametrize("expression", NETWORK)
def test_there_is_no_network(expression, host):
    assert host.tries(expression) == "PermissionError"


@pytest.mark.parametrize("expression", PROCESSES)
def test_there_are_no_new_processes(expression, host):
    assert host.tries(expression) == "PermissionError"


@pytest.mark.parametrize("expression", SIGNALS)
def test_no_other_process_can_be_touched(expression, host):
    told = host.tries(expression.format(grader=host.grader.process.pid, mine=os.getpid()))
    assert told in ("PermissionError", "ValueError"), told
    assert host.grader.process.poll() is None


def test_all_else_that_linux_offers_is_refused(host):
    lib = seccomp.library()
    numbers = {call: lib.seccomp_syscall_resolve_name(call.encode()) for call in SYSTEM_CALLS.split()}
    numbers = {call: number for call, number in numbers.items() if number >= 0}
    assert len(numbers) > 80
    said = host.kernel.run(f"answer = {{call: called(number) for call, number in {numbers}.items()}}")
    allowed = {call: what for call, what in ast.literal_eval(said).items() if what not in ("EPERM", "ENOSYS")}
    assert not allowed


def test_libzmq_can_start_a_thread_and_nothing_is_rescheduled(host):
    told = host.kernel.run("import zmq; zmq.Context().socket(zmq.PAIR).bind('inproc://x'); time.sleep(0.5); answer = 3")
    assert told == "3"
    before = os.sched_getscheduler(host.grader.process.pid)
    for process in (0, host.grader.process.pid):
        assert host.tries(f"os.sched_setscheduler({process}, os.SCHED_IDLE, os.sched_param(0))") == "done"
    assert os.sched_getscheduler(host.grader.process.pid) == before
    assert ast.literal_eval(host.kernel.run("answer = os.sched_getscheduler(0)")) == before


def test_the_terminal_and_the_memory_of_the_server_are_out_of_reach(host):
    server = host.grader.ask("server")["process"]
    for place in (f"/proc/{server}/mem", f"/proc/{server}/environ", f"/proc/{server}/fd", "/dev/tty"):
        assert host.tries(f"os.open('{place}', os.O_RDONLY)") == "PermissionError", place
    held = ast.literal_eval(host.kernel.run("answer = sorted(os.fstat(n).st_mode >> 12 for n in range(3))"))
    assert held == [2, 2, 2]  # /dev/null


# --- limits

# All tests use the same ones, so that the kernel that the server makes ready in advance fits.
SMALL = {
    "memory": 3000 * MB, "cpu_seconds": 2, "scratch_bytes": MB, "scratch_files": 60, "open_files": 60, "threads": 40,
}  # fmt: skip
LIMITS = {
    "memory": ("bytearray(3 * 10**9)", {"error": "MemoryError"}),
    "memory, with an end to it": ("held = {fill}; time.sleep(0.2); libc.abort()", {"ended": "memory"}),
    "wall": ("time.sleep(60)", {"ended": "wall"}),
    "one large file": ("open('a', 'wb').truncate(2 * 2**20)", {"error": "OSError"}),
    "several files": (
        "for i in range(3): open(str(i), 'wb').write(bytes(900_000))\ntime.sleep(60)",
        {"ended": "scratch"},
    ),
    "many files": ("for i in range(70): open(str(i), 'w')\ntime.sleep(60)", {"ended": "scratch"}),
    "threads": (
        "threading.stack_size(2**16)\n"
        "for i in range(60): threading.Thread(target=time.sleep, args=(60,)).start()\ntime.sleep(60)",
        {"ended": "threads"},
    ),
    "open files": ("held = [open(os.__file__) for i in range(60)]", {"error": "OSError"}),
}
FILL = "[memory for memory in iter(lambda: new(2**24), None)]"


@pytest.mark.parametrize("what", LIMITS)
def test_a_limit_gives_its_own_reason(what, host):
    code, expected = LIMITS[what]
    kernel = host.tooled(**SMALL, wall_seconds=0.7 if what == "wall" else 60)
    kernel.run("def new(size):\n    try: return bytes(size)\n    except MemoryError: return None")
    assert kernel.run(code.replace("{fill}", FILL)) == expected
    kernel.end()
    assert not host.scratch(kernel).exists()


@SLOW
@pytest.mark.parametrize("first", ["pass", "signal.signal(signal.SIGXCPU, signal.SIG_IGN)"])
def test_processor_time_is_limited(first, host):
    """Ignoring the signal gains two seconds, and no other reason."""
    kernel = host.tooled(**SMALL | {"cpu_seconds": 1})
    assert kernel.run(f"{first}\nwhile True: pass", seconds=60) == {"ended": "cpu"}


ENDS = {
    "os._exit(3)": "it ended itself",
    "os.kill(os.getpid(), signal.SIGKILL)": "it was ended by SIGKILL",
    "libc.abort()": "it was ended by SIGABRT",
    "ctypes.string_at(1)": "it was ended by SIGSEGV",
    "os.kill(os.getpid(), 40)": "it was ended by signal 40",
}


@pytest.mark.parametrize("code", ENDS)
def test_an_end_of_its_own_is_noticed_and_named(code, host):
    assert host.tooled().run(code) == {"ended": ENDS[code]}


def test_every_reason_is_a_sentence():
    limits = Limits()
    assert {why: sentence(why, limits) for why in WHY} == {
        "memory": "it used more memory than the limit of 4096 MB",
        "cpu": "it used more than 120 s of processor time",
        "wall": "it ran for more than 180 s",
        "scratch": "it wrote more than 64 MB or 1000 files",
        "messages": "it sent more than the grader can take in",
        "threads": "it started more than 64 threads",
    }
    assert sentence("it ended itself", limits) == "it ended itself"


# --- what is left over, and what two kernels know of each other


def test_nothing_is_left_over_at_the_end(host):
    kernel = host.tooled()
    process = int(kernel.run("answer = os.getpid()"))
    kernel.run("open('a', 'w').write('a'); open('profile_default/log/b', 'w').write('b')")
    assert alive(process) and host.scratch(kernel).is_dir() and kernel.why() is None
    kernel.end()
    assert not alive(process) and not host.scratch(kernel).exists()
    assert kernel.why() == "it was ended by SIGKILL"


def test_two_kernels_do_not_see_each_other(host):
    one, other = host.kernel, host.tooled()
    one.run("open('answer', 'w').write('42')")
    folder, process = host.scratch(one), int(one.run("answer = os.getpid()"))
    for expression in (
        f"os.listdir('{folder}')",
        f"os.listdir('{folder.parent}')",
        f"open('{folder}/answer')",
        f"open('{folder}/new', 'w')",
        f"os.kill({process}, 0)",
        f"os.open('/proc/{process}/mem', os.O_RDONLY)",
        f"socket.socketpair()[0].connect('{folder}/z-1')",
    ):
        said = ast.literal_eval(other.run(f"answer = tried(lambda: {expression})"))
        assert said == "PermissionError", expression
    other.end()


DRAWN = """
import random, uuid, secrets, tempfile
import numpy as np, scipy.stats
answer = [np.random.rand(), np.random.default_rng().random(), random.random(), scipy.stats.norm.rvs(),
          uuid.uuid4().hex, uuid.uuid1().hex, secrets.token_hex(), next(tempfile._get_candidate_names())]
"""


def test_two_kernels_draw_different_numbers(host):
    one, other = (host.tooled() for _ in range(2))
    pairs = list(zip(*(eval(kernel.run(DRAWN), {"np": np}) for kernel in (one, other)), strict=True))
    assert len(pairs) == 8 and all(a != b for a, b in pairs), pairs


@SLOW
def test_what_ends_takes_all_below_it_along(host, tmp_path_factory):
    doomed = Grader(host.grader.setting, _enterable(tmp_path_factory, "doomed"))
    first = started(doomed)
    os.kill(first["process"], signal.SIGKILL)
    assert soon(lambda: not alive(first["process"]) and not alive(first["kernel"]))
    second = started(doomed)
    assert not os.path.exists(first["folder"]), "a server that was killed is cleaned up behind when the next one starts"
    doomed.kill()
    assert soon(lambda: not alive(second["process"]) and not alive(second["kernel"]))
    assert soon(lambda: not os.path.exists(second["folder"]))


def started(grader):
    """What `Kernels.server` says, and the process of a kernel that has written something."""
    process = grader.kernel().run("import os; open('left', 'w').write('over'); answer = os.getpid()")
    return grader.ask("server") | {"kernel": int(process)}


def test_the_folder_of_a_stopped_server_is_gone(grader):
    kernel, server = grader.kernel(), grader.ask("server")
    process = int(kernel.run("import os; answer = os.getpid()"))
    grader.ask("stop")
    assert not any(map(alive, (process, server["process"]))) and not os.path.exists(server["folder"])


def test_what_was_said_to_a_server_that_is_gone_is_no_riddle(grader):
    kernel, server = grader.kernel(), grader.ask("server")
    os.kill(server["process"], signal.SIGSTOP)
    assert soon(lambda: state(server["process"]) == "T")  # it does not hear what comes next
    grader.ask("signal", kernel.name, 0)
    os.kill(server["process"], signal.SIGKILL)
    assert soon(lambda: not alive(server["process"]))
    with pytest.raises(SandboxError, match="the sandbox's server has ended"):
        grader.ask("why", kernel.name)


@pytest.mark.parametrize("setting", ["root-of-a-namespace", "root-without-powers"])
def test_root_who_cannot_become_nobody_can_work(setting, tmp_path):
    try:
        grader = Grader(setting, tmp_path)
    except NotHereError as reason:
        pytest.skip(str(reason))
    assert grader.ask("scratch_after_becoming_nobody")
    grader.close()


# --- where the sandbox cannot work

NO_LANDLOCK = "this Linux kernel does not offer Landlock"
UNPROTECTED = f"To run them as yourself, unprotected: {TRUST}"
NO_LIBRARY = "the library libseccomp is not installed: install it"


def _not_installed():
    raise OSError


@pytest.mark.parametrize(
    ("where", "name", "value", "sentence"),
    [
        (sys, "platform", "darwin", "the sandbox needs Linux, and this is darwin: grade in a Linux container"),
        (seccomp, "library", _not_installed, NO_LIBRARY),
        (landlock, "abi", lambda: 0, NO_LANDLOCK),
    ],
)
def test_what_is_missing_is_said_with_its_cure(where, name, value, sentence, monkeypatch):
    assert confine.missing() is None
    assert Referee().refusal() is None
    monkeypatch.setattr(where, name, value)
    assert confine.missing().startswith(sentence)
    assert Referee().refusal() == f"Submissions are not graded: {confine.missing()}. {UNPROTECTED}"
    assert Referee(trust_submissions=True).refusal() is None


def test_a_system_that_permits_less_than_the_limits_is_told_with_its_cure(grader):
    resource.prlimit(grader.process.pid, resource.RLIMIT_NOFILE, (200, 200))
    said = "the limit NOFILE is 256, and this system permits at most 200: raise that"
    with pytest.raises(SandboxError, match=said):
        grader.kernel()


def test_the_table_of_limits_is_that_of_the_settings():
    text = (ROOT / "README.md").read_text(encoding="utf-8").split("### Limits\n")[1].split("\n## ")[0]
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    traits = Referee.class_own_traits(config=True)
    assert rows == [f"| `Referee.{name}` | {trait.default_value} | {trait.help} |" for name, trait in traits.items()]
    assert Referee().limits() == Limits()
