"""Workers that are lost: while they are idle it costs nobody anything, during a job that job alone,
and no file runs a second time for it.
"""

import os
import signal
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from lossdrill.errors import LossdrillError, NotRun
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import Run, fresh_run
from lossdrill.sandbox.outside.worker import NotBegunError, Worker
from lossdrill.sandbox.wire import Call

LIMITS = Limits(seconds=5.0)
BRIEF = Limits(seconds=0.5)


def value(run: Run, source: str, limits: Limits = LIMITS) -> object:
    return run(source, "a.py", [Call("x")], limits).answers[0].value


def send(number: int, *processes: int) -> None:
    for pid in processes:
        with suppress(ProcessLookupError):  # it went with another
            os.kill(pid, number)


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Worker]:
    """The workers, as they are started."""
    found: list[Worker] = []
    real = Worker.__init__

    def start(self: Worker, *arguments: Any) -> None:
        found.append(self)
        real(self, *arguments)

    monkeypatch.setattr(Worker, "__init__", start)
    return found


Workers = Callable[[], list[int]]
LOST: dict[str, Callable[[Worker, Workers], None]] = {
    "killed": lambda _, workers: send(signal.SIGKILL, *workers()),
    "bubblewrap killed": lambda worker, _: send(signal.SIGKILL, worker.pid),
    "stopped": lambda _, workers: send(signal.SIGSTOP, *workers()),
    "hung up": lambda worker, _: worker._control.shutdown(socket.SHUT_RDWR),
}


@pytest.mark.parametrize("how", LOST)
def test_lost_while_idle(how: str, started: list[Worker], workers: Workers) -> None:
    """However workers are lost between two files, the next ones get their answers, once, under the
    same layers.
    """
    with fresh_run(workers=2) as run:
        before = [run("x = 1", "a.py", [Call("x")], LIMITS).isolation for _ in started]
        lost = workers()
        for worker in list(started):
            LOST[how](worker, workers)
        after = [run("x = 2", "a.py", [Call("x")], BRIEF) for _ in before]
    assert [reply.answers[0].value for reply in after] == [2, 2]
    assert [reply.isolation for reply in after] == before
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in lost))


@pytest.mark.parametrize("how", ["killed", "bubblewrap killed"])
def test_killed_while_starting(how: str, started: list[Worker], workers: Workers) -> None:
    """A worker that is killed before it is ready says nothing about bubblewrap: it is replaced by
    another under all layers.
    """
    with fresh_run() as run:
        expected = run("x = 1", "a.py", [Call("x")], LIMITS).isolation
    with fresh_run() as run:
        if how == "killed":
            wait_until(lambda: workers() != [])
        LOST[how](started[-1], workers)
        assert run("x = 1", "a.py", [Call("x")], LIMITS).isolation == expected


def test_lost_at_work(workers: Workers) -> None:
    """Where the worker dies during a job, that job has no answer, and the next one has."""
    with fresh_run() as run, ThreadPoolExecutor(1) as thread:
        assert value(run, "x = 1") == 1
        lost = thread.submit(value, run, "import time; time.sleep(60)")
        wait_until(lambda: len(workers()) == 2)
        time.sleep(0.5)  # before its first line, it would be given to another worker
        send(signal.SIGKILL, *workers())
        with pytest.raises(NotRun, match="ended the process that had started it"):
            lost.result()
        assert value(run, "x = 2") == 2


KILLS_WORKER = """
import os, signal
with open({path!r}, "a") as file:
    file.write("ran ")
os.kill(os.getppid(), signal.SIGKILL)
while True: pass
"""


def test_a_file_that_kills_its_worker(tmp_path: Path) -> None:
    """It is told so and does not run again: what it did, it would do to the next worker too."""
    ran = tmp_path / "ran"
    with fresh_run(layers=()) as run:  # any layer that matters would stop it
        with pytest.raises(NotRun, match="remove what sends signals"):
            value(run, KILLS_WORKER.format(path=str(ran)))
        assert value(run, "x = 2") == 2
    assert ran.read_text() == "ran "


def test_workers_that_are_always_lost(monkeypatch: pytest.MonkeyPatch, workers: Workers) -> None:
    """A second loss before the file runs is the machine's, and said so; there is no third try."""
    lost = []

    def run_nothing(self: Worker, *_: object) -> None:
        lost.append(self)
        self.sound = False
        raise NotBegunError

    monkeypatch.setattr(Worker, "run", run_nothing)
    with fresh_run() as run, pytest.raises(LossdrillError, match="memory of this machine"):
        value(run, "x = 1")
    assert len(lost) == 2
    assert workers() == []
