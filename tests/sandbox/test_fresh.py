"""One fresh process for each run: what it starts with, what it may use, what is left of it."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lossdrill.errors import LossdrillError, NotRun
from lossdrill.model import Limits
from lossdrill.sandbox import layers
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Call, Reply
from tests.traces import left_in, workers_of

LIMITS = Limits(seconds=5.0)
WAYS: dict[str, dict[str, Any]] = {
    "all layers": {},
    "without bubblewrap": {"layers": [name for name in layers.ALL if name != "bubblewrap"]},
    "a process for each job": {"fork": False},
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> dict[str, Any]:
    """How runs are made, on platforms that offer more or less."""
    return WAYS[request.param]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the processes get their folders; none of either is left."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    assert list(tmp_path.iterdir()) == []
    assert left_in(tmp_path) == []


def reply_to(source: str, *calls: Call, limits: Limits = LIMITS, **way: Any) -> Reply:
    with fresh_run(**way) as run:
        return run(source, "answer.py", calls or [Call("f", ())], limits)


def value(source: str, *arguments: object, **way: Any) -> Any:
    """What `f` of this file returns."""
    return reply_to(source, Call("f", arguments), **way).answers[0].value


INHERITED = """
import os, sys

def f():
    opened = []
    for descriptor in range(256):
        try:
            os.fstat(descriptor)
            opened.append(descriptor)
        except OSError:
            pass
    os.write(1, b"nowhere")
    return dict(os.environ), sys.argv, opened, sys.stdin.read(), len(os.read(1, 1))
"""


def test_it_inherits_nothing(way: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """No environment, no arguments, no open files but its reply and three that lead nowhere."""
    monkeypatch.setenv("SECRET", "in the environment")
    with Path(__file__).open("rb") as file:
        os.set_inheritable(file.fileno(), True)
        environment, arguments, descriptors, from_input, from_output = value(INHERITED, **way)
    assert environment == {}
    assert arguments == ["answer.py"]
    assert descriptors[:3] == [0, 1, 2]
    assert len(descriptors) == 4
    assert (from_input, from_output) == ("", 0)


IMPORTS = "import sys\nbefore = sorted({name.partition('.')[0] for name in sys.modules})"


def test_what_it_imports(way: dict[str, Any]) -> None:
    """Beside the standard library the process holds NumPy, and offers nothing else."""
    with fresh_run(**way) as run:
        names = run(IMPORTS, "a.py", [Call("before")], LIMITS).answers[0].value
        assert set(names) - set(sys.stdlib_module_names) <= {"numpy", "answer", "__main__"}
        for refused in ("lossdrill", "msgspec", "scipy", "sympy", "matplotlib", "pytest"):
            with pytest.raises(NotRun, match="NumPy and the standard library alone") as caught:
                run(f"import {refused}", "a.py", [], LIMITS)
            assert caught.value.reason == "import"


def test_numpy_works(way: dict[str, Any]) -> None:
    """Its parts that load late, its linear algebra at a size that asks for threads, the library."""
    source = """
import numpy as np
import ctypes, dataclasses, decimal, itertools, json, statistics, typing, zoneinfo

def f(a):
    x = np.linalg.solve(a, np.ones(len(a)))
    noise = np.random.default_rng().normal() + np.fft.fft([1.0])[0].real
    return [x.sum(), np.ma.array([1]).sum(), np.polynomial.Polynomial([1])(0), bool(noise)]
"""
    size = 300
    numbers = value(source, np.eye(size) * 2, **way)
    assert [np.asarray(number).item() for number in numbers] == [size / 2, 1, 1, True]


FIGURE = """
import io
import matplotlib.pyplot as plt

def f(x):
    figure, axes = plt.subplots()
    axes.plot(x, x**2, label="$x^2$")
    axes.legend()
    figure.add_subplot(projection="3d")
    picture = io.BytesIO()
    figure.savefig(picture)
    return axes.lines[0].get_ydata(), len(picture.getvalue()) > 1000
"""


def test_figures(way: dict[str, Any]) -> None:
    """Where they are allowed Matplotlib draws; other libraries are refused as ever."""
    limits = Limits(seconds=10.0, figures=True)
    with fresh_run(**way) as run:
        reply = run(FIGURE, "a.py", [Call("f", (np.arange(3.0),))], limits)
        assert reply.answers[0].value[0].tolist() == [0, 1, 4]
        assert reply.answers[0].value[1] is True
        with pytest.raises(NotRun, match="NumPy, Matplotlib and the standard library"):
            run("import scipy", "a.py", [], limits)


def test_each_run_is_fresh(way: dict[str, Any]) -> None:
    """A second run knows nothing of the first."""
    source = "import builtins\nseen = getattr(builtins, 'mark', 0)\nbuiltins.mark = 1"
    with fresh_run(**way) as run:
        for _ in range(2):
            assert run(source, "answer.py", [Call("seen")], LIMITS).answers[0].value == 0


def test_runs_side_by_side(workers: Callable[[], list[int]]) -> None:
    """As many threads as there are workers each have one; more threads wait their turn."""
    source = "import time\ndef f(x):\n    time.sleep(0.01)\n    return x"
    with fresh_run(workers=2) as run, ThreadPoolExecutor(4) as threads:
        replies = threads.map(
            lambda x: run(source, "a.py", [Call("f", (x,))], LIMITS).answers[0].value, range(40)
        )
        assert list(replies) == list(range(40))
        assert len(workers()) == 2


def test_the_kernel_counts() -> None:
    """A reply says what the run cost, in figures that the file cannot change."""
    source = "import time\nwhile time.process_time() < 0.3: pass\nx = len(b'1' * 2**26)"
    reply = reply_to(source, Call("x"))
    assert 0.2 < reply.cpu_seconds < LIMITS.seconds
    assert 64 < reply.peak_mib < 512


def test_a_run_that_is_not_wanted_leaves_nothing(workers: Callable[[], list[int]]) -> None:
    """A process that was started ahead is gone when nobody has used it."""
    with fresh_run():
        _wait_until(lambda: len(workers()) == 1)
    _wait_until(lambda: workers() == [])


def test_an_interrupted_run_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, workers: Callable[[], list[int]]
) -> None:
    """Ctrl-C while the file runs ends the learner's process too."""
    from lossdrill.sandbox.outside import exchange

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(exchange, "complete", interrupted)
    with pytest.raises(KeyboardInterrupt):
        reply_to("while True: pass")
    _wait_until(lambda: workers() == [])


PARENT = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Call

with fresh_run(layers=sys.argv[2].split(",")) as run:
    print(run("x = 1", "f.py", [Call("x")], Limits()).answers, flush=True)
    run("import time; time.sleep(60)", "f.py", [], Limits(seconds=60))
"""


@pytest.mark.parametrize("without", ["nothing", "bubblewrap"])
def test_a_killed_parent_leaves_no_process(without: str, place: Path) -> None:
    """Where lossdrill itself is killed, the learner's process ends with it."""
    wanted = ",".join(name for name in layers.ALL if name != without)
    command = [sys.executable, "-c", PARENT, str(place), wanted]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline()
        _wait_until(lambda: len(workers_of(parent.pid)) == 2)  # the worker and its child
        left = workers_of(parent.pid)
        parent.kill()
    _wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in left))
    for folder in place.iterdir():
        folder.rmdir()


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_printed_output_is_kept_in_part(way: dict[str, Any]) -> None:
    """The beginning is kept, plain, with a word about the rest; standard error counts too."""
    limits = Limits(seconds=5, printed_kib=1)
    source = "import sys\nprint('\\x1b[1mfirst', file=sys.stderr)\nprint('x' * 10**6)\nx = 1"
    printed = reply_to(source, Call("x"), limits=limits, **way).printed
    assert printed.startswith("first\nxxx")
    assert len(printed) < 1200
    assert printed.endswith("(what was printed after this is left out)\n")


def test_printed_output_survives_a_timeout(way: dict[str, Any]) -> None:
    """What was printed before an endless loop is shown: it is what one looks for it with."""
    with pytest.raises(NotRun) as caught:
        reply_to("print('here')\nwhile True: pass", limits=Limits(seconds=0.2), **way)
    assert (caught.value.reason, caught.value.printed) == ("timeout", "here\n")


def test_limits_of_the_process(way: dict[str, Any]) -> None:
    """CPU time, memory, files, processes: hard limits, which the file cannot lift."""
    source = """
import os, resource as r

def f():
    names = "CPU FSIZE CORE NPROC NOFILE AS".split()
    return {name: r.getrlimit(getattr(r, "RLIMIT_" + name)) for name in names}, os.geteuid()
"""
    limits, user = value(source, **way)
    assert limits["FSIZE"] == limits["CORE"] == limits["NPROC"] == (0, 0)
    assert limits["CPU"][1] <= LIMITS.seconds + 10
    assert limits["AS"][1] < 2**31
    assert limits["NOFILE"][1] == 64
    assert user != 0


def test_layers_are_named(way: dict[str, Any]) -> None:
    """A reply says what held while the file ran, and so does a run that gave none."""
    expected = {"rlimits", "landlock", "seccomp"}
    if os.geteuid() == 0:
        expected.add("nobody")
    if not way:
        if shutil.which("bwrap") is None and "CI" not in os.environ:
            pytest.skip("bubblewrap is not installed: install the package `bubblewrap`")
        expected.add("bubblewrap")
    with fresh_run(**way) as run:
        assert set(run("x = 1", "a.py", [Call("x")], LIMITS).isolation) == expected
        with pytest.raises(NotRun) as caught:
            run("1 / 0", "a.py", [], LIMITS)
    assert set(caught.value.isolation) == expected


def test_where_bubblewrap_does_not_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A bubblewrap that fails, as where user namespaces are forbidden, is done without."""
    folder = tmp_path_factory.mktemp("path")
    (folder / "bwrap").write_text("#!/bin/sh\necho 'bwrap: No permissions to create' >&2\nexit 1\n")
    (folder / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    held = reply_to("x = 1", Call("x")).isolation
    assert "bubblewrap" not in held
    assert {"landlock", "seccomp"} <= set(held)


@pytest.mark.parametrize(
    ("command", "match"),
    [(["/no/such/python"], "could not be started"), ([sys.executable, "-c", "?"], "did not start")],
)
def test_no_process(
    command: list[str], match: str, way: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no process starts, that is said in one sentence."""
    real = subprocess.Popen

    def popen(_: object, **options: Any) -> Any:
        return real(command, **options)

    monkeypatch.setattr(subprocess, "Popen", popen)
    with pytest.raises(LossdrillError, match=match) as caught:
        reply_to("x = 1", Call("x"), **way)
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize("name", ["without bubblewrap", "a process for each job"])
def test_no_place_for_files(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is a missing folder for temporary files, where there has to be one."""
    monkeypatch.setattr(tempfile, "tempdir", "/no/such/folder")
    with pytest.raises(LossdrillError, match="set TMPDIR"):
        reply_to("x = 1", Call("x"), **WAYS[name])


def test_starting_needs_no_numpy() -> None:
    """The caller starts the process before it loads NumPy itself."""
    source = "import sys; from lossdrill.sandbox import fresh; assert 'numpy' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", source], check=False).returncode == 0


ELSEWHERE = """
import os, resource, select, socket, sys
import numpy, subprocess, tempfile
sys.platform = "darwin"
del os.memfd_create, os.pidfd_open, select.poll, socket.SOCK_SEQPACKET
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Call

with fresh_run() as run:
    assert run("x = 1", "a.py", [Call("x")], Limits()).answers[0].value == 1
"""


def test_other_systems() -> None:
    """Where there is no worker that forks, each job has a process of its own."""
    assert subprocess.run([sys.executable, "-c", ELSEWHERE], check=False).returncode == 0
