import errno
import os
import platform
import sys
from pathlib import Path

import pytest

from lossdrill.sandbox.inside import landlock, seccomp, syscalls
from lossdrill.sandbox.inside.syscalls import AARCH64, X86_64
from tests.sandbox.inside.trial import LANDLOCK, SECCOMP, outcome

MISSING = "the filter is for Linux on x86-64 and aarch64"


@pytest.fixture(scope="module", autouse=True)
def _filter() -> None:
    if seccomp.program() is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "file").write_text("content")
    (tmp_path / "folder").mkdir()
    return tmp_path


HONEST = {
    "linear algebra": """
import numpy as np
A = np.random.default_rng(1).normal(size=(300, 300))
x = np.linalg.solve(A, A @ np.arange(300.0))
assert np.allclose(x, np.arange(300.0))
np.linalg.svd(A), np.linalg.eigh(A + A.T), np.fft.fft(A), np.einsum("ij,jk", A, A)
""",
    "large arrays": """
import numpy as np
a = np.zeros(2**25); a[::512] = 1.0; b = a * 2.0; a.resize(2**20, refcheck=False); del b
""",
    "random numbers": """
import numpy as np, random, secrets, uuid
np.random.default_rng().normal(); np.random.seed(0); random.SystemRandom().random()
os.urandom(8), secrets.token_hex(), uuid.uuid4()
""",
    "clocks": """
import time, datetime, zoneinfo, timeit
time.sleep(0.001), time.time(), time.perf_counter(), time.process_time(), time.thread_time()
datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Vienna")), time.localtime(), timeit.timeit(number=9)
time.get_clock_info("monotonic"), os.times()
""",
    "files": """
assert open("file").read() == "content" and open("file", "rb").read(3) == b"con"
os.listdir("."), list(os.scandir(".")), list(os.walk("."))
os.stat("file"), os.path.realpath("file"), os.access("file", os.R_OK), os.getcwd(), os.statvfs(".")
import pathlib, mmap
pathlib.Path("file").read_text(), list(pathlib.Path().rglob("*"))
with open("file", "rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as mapped:
    assert mapped[:3] == b"con"
os.chdir("folder"), os.chdir("..")
""",
    "printing": """
import contextlib, io, sys, select
with contextlib.redirect_stdout(io.StringIO()) as said: print("aloud")
assert said.getvalue() == "aloud\\n"
print("aloud", flush=True); sys.stdout.isatty()
os.dup2(1, 2), os.dup(1), os.set_inheritable(1, True)
select.select([], [1], [], 0), select.poll().poll(0)
""",
    "this and that": """
import decimal, fractions, json, re, dataclasses, functools, itertools, statistics, warnings
import traceback, gc, signal, faulthandler, platform, resource, locale, logging, copy, pickle
gc.collect(); faulthandler.enable(); platform.platform(); resource.getrlimit(resource.RLIMIT_AS)
signal.signal(signal.SIGALRM, lambda *_: None); signal.setitimer(signal.ITIMER_REAL, 0.001)
os.cpu_count(), os.uname(), os.getpid(), os.sched_getaffinity(0), sorted(range(10**5), key=hash)
try: (lambda f: f(f))(lambda f: f(f))
except RecursionError: traceback.format_exc()
""",
    "temporary buffers": "import tempfile; tempfile.SpooledTemporaryFile().write(b'x')",
}


@pytest.mark.parametrize("program", HONEST.values(), ids=HONEST)
def test_honest(program: str, folder: Path) -> None:
    """What an honest file does works under the filter, linear algebra with one thread too, and
    under Landlock as well, so that no call is made up for by a file.
    """
    layer = LANDLOCK + SECCOMP if landlock.abi() else SECCOMP
    assert outcome("import os\n" + program, layer=layer, folder=folder) == "worked"


def test_drawing() -> None:
    """A figure can be drawn where matplotlib has loaded before."""
    before = """
import io
import matplotlib
matplotlib.use("agg")
import matplotlib.pyplot as plt
"""
    draw = """
figure, axes = plt.subplots(); axes.plot([1, 2], label="$x^2$"); axes.legend()
figure.savefig(io.BytesIO()); figure.savefig(io.BytesIO(), format="svg")
"""
    assert outcome(draw, before=before, layer=SECCOMP) == "worked"


def test_standard_library() -> None:
    """Each module of the standard library can be imported that could be without the filter."""
    names = sorted(sys.stdlib_module_names - {"antigravity", "this"})  # one browses, one prints
    attempt = f"""
import importlib, warnings
warnings.simplefilter("ignore")
failed = []
for name in {names}:
    try: importlib.import_module(name)
    except (ImportError, OSError): failed.append(name)  # those of other systems
raise ValueError(failed)
"""
    without = outcome(attempt)
    assert without.startswith("ValueError: [")
    assert outcome(attempt, layer=SECCOMP) == without


RAISED = "ValueError: not allowed to raise maximum limit"  # Python's reading of EPERM
DENIED = {
    # Processes and threads.
    "fork": ("EPERM", "os.fork() or os._exit(0)"),
    "spawn": ("EPERM", "os.posix_spawn('/bin/true', ['true'], {})"),
    "exec": ("EPERM", "os.execv(sys.executable, ['python', '-c', 'print(\"worked\")'])"),
    "thread": ("RuntimeError: can't start new thread", "threading.Thread(target=print).start()"),
    "unshare": ("EPERM", "check(libc.unshare(0x400))"),
    "new session": ("EPERM", "os.setsid()"),
    "process group": ("EPERM", "os.setpgid(0, 0)"),
    # Other processes, and oneself as one of them.
    "signal to the parent": ("EPERM", "os.kill(os.getppid(), 0)"),
    "signal to itself": ("EPERM", "os.kill(os.getpid(), 0)"),
    "signal to a thread": ("EPERM", "signal.pthread_kill(threading.get_ident(), 0)"),
    "raise": ("EPERM", "signal.raise_signal(signal.SIGCHLD)"),
    "owner of signals": ("EPERM", "fcntl.fcntl(reading, fcntl.F_SETOWN, os.getppid())"),
    "choice of signal": ("EPERM", "fcntl.fcntl(reading, 10, signal.SIGKILL)"),
    "signals on input": ("EPERM", "fcntl.fcntl(reading, fcntl.F_SETFL, os.O_ASYNC)"),
    "descriptor of a process": ("EPERM", "os.pidfd_open(os.getpid())"),
    "trace": ("EPERM", "check(libc.ptrace(0, 0, 0, 0))"),
    "read memory": ("EPERM", "check(libc.process_vm_readv(os.getpid(), 0, 0, 0, 0, 0))"),
    "limits of the parent": ("EPERM", "resource.prlimit(os.getppid(), resource.RLIMIT_CORE)"),
    "own limits": (RAISED, "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))"),
    "priority": ("EPERM", "os.nice(0)"),
    "affinity": ("EPERM", "os.sched_setaffinity(0, os.sched_getaffinity(0))"),
    "user": ("EPERM", "os.setuid(os.getuid())"),
    "personality": ("EPERM", "check(libc.personality(0xffffffff))"),
    "name": ("EPERM", "check(libc.prctl(15, b'init'))"),
    # Talking.
    "internet socket": ("EPERM", "socket.socket()"),
    "unix socket": ("EPERM", "socket.socket(socket.AF_UNIX)"),
    "pair of sockets": ("EPERM", "socket.socketpair()"),
    "pipe": ("EPERM", "os.pipe()"),
    "shared memory": ("EPERM", "check(libc.shmget(0, 4096, 0o1600))"),
    "semaphores": ("EPERM", "check(libc.semget(0, 1, 0o1600))"),
    "message queue": ("EPERM", "check(libc.msgget(0, 0o1600))"),
    "memory file": ("EPERM", "os.memfd_create('x')"),
    "lock": ("EPERM", "fcntl.flock(file, fcntl.LOCK_SH)"),
    "record lock": ("EPERM", "fcntl.lockf(file, fcntl.LOCK_SH)"),
    "size of a pipe": ("EPERM", "fcntl.fcntl(reading, 1031, 4096)"),
    "watch": ("EPERM", "check(libc.inotify_init1(0))"),
    "epoll": ("EPERM", "select.epoll()"),
    "terminal": ("ENOTTY", "fcntl.ioctl(reading, termios.FIONREAD, b'1234')"),
    "locked memory": ("EPERM", "check(libc.mlock(ctypes.create_string_buffer(9), 9))"),
    # Files.
    "write": ("EACCES", "open('file', 'w')"),
    "append": ("EACCES", "open('file', 'a')"),
    "update": ("EACCES", "open('file', 'r+')"),
    "create": ("EACCES", "open('new', 'x')"),
    "create for reading": ("EACCES", "os.open('new', os.O_CREAT)"),
    "empty while reading": ("EACCES", "os.open('file', os.O_TRUNC)"),
    "truncate": ("EPERM", "os.truncate('file', 0)"),
    "mode": ("EPERM", "os.chmod('file', 0o600)"),
    "owner": ("EPERM", "os.chown('file', -1, -1)"),
    "times": ("EPERM", "os.utime('file')"),
    "remove": ("EPERM", "os.remove('file')"),
    "rename": ("EPERM", "os.rename('file', 'new')"),
    "hard link": ("EPERM", "os.link('file', 'new')"),
    "symbolic link": ("EPERM", "os.symlink('file', 'new')"),
    "make a folder": ("EPERM", "os.mkdir('new')"),
    "remove a folder": ("EPERM", "os.rmdir('folder')"),
    "named pipe": ("EPERM", "os.mkfifo('new')"),
}
BEFORE = """
import ctypes, faulthandler, fcntl, os, resource, select, signal, socket, sys, termios, threading
file = open("file")
reading, writing = os.pipe()
libc = ctypes.CDLL(None, use_errno=True)
def check(result):
    if result == -1: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
"""


@pytest.mark.parametrize(("answer", "attempt"), DENIED.values(), ids=DENIED)
def test_denied(answer: str, attempt: str, folder: Path) -> None:
    """What outlives the process, changes a file or touches another process is denied."""
    assert outcome(attempt, before=BEFORE, layer=SECCOMP, folder=folder) == answer


@pytest.mark.parametrize(("answer", "attempt"), DENIED.values(), ids=DENIED)
def test_works_without(answer: str, attempt: str, folder: Path) -> None:
    """Without the filter each of these attempts works."""
    assert outcome(attempt, before=BEFORE, folder=folder) == "worked"


CRASHES = {
    "abort": ({"SIGABRT"}, {"SIGSEGV", "SIGTRAP"}, "os.abort()"),
    "segmentation fault": ({"SIGSEGV"}, {"SIGSEGV"}, "ctypes.string_at(0)"),
    "reported": ({"SIGSEGV"}, {"SIGSEGV"}, "faulthandler.enable(); ctypes.string_at(0)"),
}


@pytest.mark.parametrize(("without", "under", "attempt"), CRASHES.values(), ids=CRASHES)
def test_crashes(without: set[str], under: set[str], attempt: str, folder: Path) -> None:
    """A crash ends the process by a signal, though the process can send itself none."""
    assert outcome(attempt, before=BEFORE, folder=folder) in without
    assert outcome(attempt, before=BEFORE, layer=SECCOMP, folder=folder) in under


def test_other_architectures_are_killed() -> None:
    """The kernel accepts the filter of another architecture, under which no call is left."""
    other = AARCH64 if platform.machine() == "x86_64" else X86_64
    before = "from lossdrill.sandbox.inside import seccomp"
    layer = f"seccomp.install(seccomp.build(seccomp.Architecture({other.audit}, {{}})))"
    assert outcome("", before=before, layer=layer) == "SIGSYS"


@pytest.mark.skipif(platform.machine() != "x86_64", reason="x86-64 has two more ways in")
@pytest.mark.parametrize(
    "attempt",
    [
        "libc.syscall(0x40000000 | 39)",
        # mov eax, 20 (getpid); push rbx; int 0x80; pop rbx; ret
        "code.write(bytes.fromhex('b814000000' '53' 'cd80' '5b' 'c3')); enter()",
    ],
    ids=["x32", "int 0x80"],
)
def test_back_doors_are_killed(attempt: str, folder: Path) -> None:
    """Calls by the numbers of x32 or of 32 bits, which would be others, end the process."""
    before = f"""{BEFORE}
import mmap
code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
enter = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
"""
    assert outcome(attempt, before=before, layer=SECCOMP, folder=folder) == "SIGSYS"
    assert outcome(attempt, before=before, folder=folder) in {"worked", "SIGSEGV"}  # not built in


def test_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the tables do not know the machine, or the process is one of 32 bits, there is no
    filter.
    """
    with monkeypatch.context() as patched:
        patched.setattr(syscalls, "ARCHITECTURES", {})
        assert seccomp.program() is None
    with monkeypatch.context() as patched:
        patched.setattr(sys, "maxsize", 2**31 - 1)
        assert seccomp.program() is None
    monkeypatch.setattr(sys, "platform", "darwin")
    assert seccomp.program() is None


def test_a_refused_filter_is_an_error() -> None:
    """What the kernel does not accept as a filter is never taken for one."""
    before = "from lossdrill.sandbox.inside import seccomp"
    assert outcome("seccomp.install(bytes(8))", before=before) == errno.errorcode[errno.EINVAL]
