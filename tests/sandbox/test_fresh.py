"""One fresh process for each run: what it starts with, what it may use, what is left of it."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lossdrill.errors import LossdrillError, NotRun
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Call, Reply
from tests.traces import left_in, processes_in

LIMITS = Limits(seconds=3.0)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the processes get their folders; none of either is left."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    assert list(tmp_path.iterdir()) == []
    assert left_in(tmp_path) == []


def reply_to(source: str, *calls: Call, limits: Limits = LIMITS) -> Reply:
    with fresh_run() as run:
        return run(source, "answer.py", calls or [Call("f", ())], limits)


def value(source: str, *arguments: object) -> Any:
    """What `f` of this file returns."""
    return reply_to(source, Call("f", arguments)).answers[0].value


def test_it_inherits_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No environment, no arguments, no open files but its pipes, an empty folder of its own."""
    monkeypatch.setenv("SECRET", "in the environment")
    with Path(__file__).open("rb") as file:
        os.set_inheritable(file.fileno(), True)
        environment, arguments, folder, content, descriptors = value(
            """
import os, sys

def f():
    opened = []
    for descriptor in range(64):
        try:
            os.fstat(descriptor)
            opened.append(descriptor)
        except OSError:
            pass
    return dict(os.environ), sys.argv, os.getcwd(), os.listdir(), opened
"""
        )
    assert environment == {}
    assert arguments == ["answer.py"]
    assert Path(folder).parent == Path(tempfile.gettempdir())
    assert content == []
    assert len(descriptors) <= 5  # null, printed twice, the job's null, the reply


SCAN = """
import gc, sys

def reachable():
    seen, waiting = set(), [gc.get_objects(), sys.modules, sys._getframe()]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or len(seen) > 300_000:
            continue
        seen.add(id(thing))
        if isinstance(thing, (str, bytes)):
            yield thing
        else:
            waiting.extend(gc.get_referents(thing))

def f(parts, *rest):
    wanted = "".join(parts)
    return any(wanted == thing for thing in reachable() if thing is not wanted)
"""


@pytest.mark.parametrize("passed", [False, True])
def test_the_parent_is_out_of_reach(*, passed: bool) -> None:
    """What the trusted process holds is not in the learner's, unless it was passed there."""
    parts = ["senti", "nel ", str(os.getpid())]
    sentinel = "".join(parts)
    rest = [sentinel] if passed else []
    assert value(SCAN, parts, *rest) is passed


IMPORTS = "import sys\nbefore = sorted({name.partition('.')[0] for name in sys.modules})"


def test_what_it_imports() -> None:
    """Beside the standard library the process holds NumPy, and offers nothing else."""
    names = reply_to(IMPORTS, Call("before")).answers[0].value
    assert set(names) - set(sys.stdlib_module_names) <= {"numpy", "answer", "__main__"}
    for heavy in ("numpy.random", "numpy.ma", "numpy.fft", "asyncio", "unittest", "sympy"):
        source = f"import sys\nthere = {heavy!r} in sys.modules"
        if heavy in {"numpy.random", "sympy"}:
            assert reply_to(source, Call("there")).answers[0].value is False
    for refused in ("lossdrill", "msgspec", "typing_extensions", "scipy"):
        with pytest.raises(NotRun, match="NumPy and the standard library alone") as caught:
            value(f"import {refused}\ndef f(): return 0")
        assert caught.value.reason == "import"


def test_numpy_works() -> None:
    """Its parts that load late, its linear algebra at a size that asks for threads, the library."""
    source = """
import numpy as np
import statistics, itertools, dataclasses, decimal, typing

def f(a):
    x = np.linalg.solve(a, np.ones(len(a)))
    noise = np.random.default_rng(0).normal() + np.fft.fft([1.0])[0].real
    return [x.sum(), np.ma.array([1]).sum(), np.polynomial.Polynomial([1])(0), bool(noise)]
"""
    size = 300
    numbers = value(source, np.eye(size) * 2)
    assert [np.asarray(number).item() for number in numbers] == [size / 2, 1, 1, True]


def test_each_run_is_fresh() -> None:
    """A second run knows nothing of the first."""
    source = "import builtins\nseen = getattr(builtins, 'mark', 0)\nbuiltins.mark = 1"
    with fresh_run() as run:
        for _ in range(2):
            assert run(source, "answer.py", [Call("seen")], LIMITS).answers[0].value == 0


def test_a_run_that_is_not_wanted_leaves_nothing(place: Path) -> None:
    """A process that was started ahead is gone when nobody has used it."""
    with fresh_run():
        assert len(processes_in(place)) == 1


def test_an_interrupted_run_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the file runs ends the learner's process too."""
    from lossdrill.sandbox.outside.exchange import Exchange

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Exchange, "complete", interrupted)
    with pytest.raises(KeyboardInterrupt):
        reply_to("while True: pass")


PARENT = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Call

with fresh_run() as run:
    print(run("x = 1", "f.py", [Call("x")], Limits()).answers, flush=True)
    run("import time; time.sleep(60)", "f.py", [], Limits(seconds=60))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a signal of Linux")
def test_a_killed_parent_leaves_no_process(place: Path) -> None:
    """Where lossdrill itself is killed, the learner's process ends with it."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT, place], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    with parent:
        assert parent.stdout.readline()
        _wait_until(lambda: len(processes_in(place)) == 1)
        time.sleep(0.5)  # for it to load NumPy; sooner, the end of its job pipe ends it
        parent.kill()
    _wait_until(lambda: not processes_in(place))
    for folder in place.iterdir():
        folder.rmdir()


def _wait_until(condition: Any) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_printed_output_is_kept_in_part() -> None:
    """The beginning is kept, plain, with a word about the rest; standard error counts too."""
    limits = Limits(seconds=5, printed_kib=1)
    source = "import sys\nprint('\\x1b[1mfirst', file=sys.stderr)\nprint('x' * 10**6)\nx = 1"
    printed = reply_to(source, Call("x"), limits=limits).printed
    assert printed.startswith("first\nxxx")
    assert len(printed) < 1200
    assert printed.endswith("(what was printed after this is left out)\n")


def test_printed_output_survives_a_timeout() -> None:
    """What was printed before an endless loop is shown: it is what one looks for it with."""
    with pytest.raises(NotRun) as caught:
        reply_to("print('here')\nwhile True: pass", limits=Limits(seconds=0.2))
    assert (caught.value.reason, caught.value.printed) == ("timeout", "here\n")


def test_limits_of_the_process() -> None:
    """CPU time, memory, files, processes: hard limits, which the file cannot lift."""
    source = """
import os, resource as r

def f():
    names = "CPU FSIZE CORE NPROC NOFILE AS".split()
    return {name: r.getrlimit(getattr(r, "RLIMIT_" + name)) for name in names}, os.geteuid()
"""
    limits, user = value(source)
    assert limits["FSIZE"] == limits["CORE"] == limits["NPROC"] == (0, 0)
    assert limits["CPU"][1] <= LIMITS.seconds + 10
    assert limits["AS"][1] < 2**31
    assert limits["NOFILE"][1] == 64
    if sys.platform == "linux":
        assert user != 0


def test_layers_are_named() -> None:
    """A reply says what held while the file ran."""
    expected = {"rlimits", "nobody"} if os.geteuid() == 0 else {"rlimits"}
    assert set(reply_to("x = 1", Call("x")).isolation) == expected


@pytest.mark.parametrize(
    ("command", "match"),
    [(["/no/such/python"], "could not be started"), ([sys.executable, "-c", "?"], "did not start")],
)
def test_no_process(command: Sequence[str], match: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process starts, that is said in one sentence."""
    real = subprocess.Popen

    def popen(_: object, **options: Any) -> Any:
        return real(command, **options)

    monkeypatch.setattr(subprocess, "Popen", popen)
    with pytest.raises(LossdrillError, match=match) as caught:
        reply_to("x = 1", Call("x"))
    assert "Traceback" not in str(caught.value)


def test_no_place_for_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is a missing folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", "/no/such/folder")
    with pytest.raises(LossdrillError, match="set TMPDIR"):
        reply_to("x = 1", Call("x"))


def test_starting_needs_no_numpy() -> None:
    """The caller starts the process before it loads NumPy itself."""
    source = "import sys; from lossdrill.sandbox import fresh; assert 'numpy' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", source], check=False).returncode == 0


ELSEWHERE = """
import sys
sys.modules["resource"] = None
import os, signal
import numpy, subprocess
sys.platform = "win32"
del os.killpg, os.geteuid, os.setresuid, signal.SIGKILL, signal.SIGXCPU
from lossdrill.errors import LossdrillError
from lossdrill.sandbox.inside import limits, runner, worker
from lossdrill.sandbox.outside import exchange, failures, reading
from lossdrill.sandbox.fresh import fresh_run

limits.limit_resources(None)
limits.die_with_parent()
assert limits.leave_root() is False
try:
    with fresh_run():
        pass
except LossdrillError as error:
    assert "WSL" in str(error)
else:
    raise AssertionError
"""


def test_other_systems_can_import_it() -> None:
    """Where there is no `fork` and no `resource`, that is said, and nothing crashes before."""
    assert subprocess.run([sys.executable, "-c", ELSEWHERE], check=False).returncode == 0
