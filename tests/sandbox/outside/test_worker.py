"""One worker: what it is handed cannot be changed, and a hanging or lost one ends only its job."""

import fcntl
import mmap
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import NUMPY
from lossdrill.sandbox.layers import ALL
from lossdrill.sandbox.outside import worker as module
from lossdrill.sandbox.outside.worker import Worker
from lossdrill.sandbox.wire import Call

LIMITS = Limits(seconds=5.0)
SOON = 20.0
OPEN = Path("/proc/self/fd")


@pytest.fixture
def worker(workers: Callable[[], list[int]]) -> Iterator[Worker]:
    made = Worker(ALL, NUMPY)
    yield made
    made.close()
    assert workers() == []


def answer(worker: Worker, source: str, limits: Limits = LIMITS) -> object:
    return worker.run(source, "a.py", [Call("x")], limits).answers[0].value


def test_a_sealed_job_cannot_be_changed() -> None:
    """Neither a child that reads its job nor one that kept it can write, cut, lengthen or map it,
    even when it opens it anew; nor take the seals off.
    """
    descriptor = module._sealed(b"a job")
    again = os.open(f"/proc/self/fd/{descriptor}", os.O_RDWR)
    try:
        for each in (descriptor, again):
            with pytest.raises(PermissionError):
                os.write(each, b"another")
            for size in (0, 100):
                with pytest.raises(PermissionError):
                    os.ftruncate(each, size)
            with pytest.raises(PermissionError):
                mmap.mmap(each, 0, mmap.MAP_SHARED, mmap.PROT_WRITE)
            with pytest.raises(PermissionError):
                fcntl.fcntl(each, fcntl.F_ADD_SEALS, 0)
        assert os.read(descriptor, 100) == b"a job"
    finally:
        os.close(descriptor)
        os.close(again)


def test_the_descriptors_stay_the_same_in_number(worker: Worker) -> None:
    """Runs that end well, raise, time out or forge leave none open."""
    sources = [
        "x = 1",
        "1 / 0",
        "while True: pass",
        "import os\nos.write(3, b'forged')\nwhile True: pass",
    ]
    answer(worker, "x = 1")
    before = len(list(OPEN.iterdir()))
    for source in sources * 3:
        try:
            answer(worker, source, Limits(seconds=0.1))
        except NotRun:
            assert worker.sound
    assert len(list(OPEN.iterdir())) == before


def test_a_hanging_worker(worker: Worker, workers: Callable[[], list[int]]) -> None:
    """One that is stopped in the middle of a job is given up when that job's time is over."""
    with ThreadPoolExecutor(1) as thread:
        assert answer(worker, "x = 1") == 1
        job = thread.submit(answer, worker, "import time; time.sleep(60)", Limits(seconds=1.0))
        _stop(workers, until_there_are=2)
        began = time.monotonic()
        with pytest.raises(NotRun):
            job.result(SOON)
        assert time.monotonic() - began < SOON
    assert not worker.sound


def _stop(workers: Callable[[], list[int]], until_there_are: int) -> None:
    """Stops the worker and its child, when both of them wait: the child in its file by then."""
    while len(found := workers()) < until_there_are or not all(map(_waits, found)):
        time.sleep(0.01)
    for pid in found:
        os.kill(pid, signal.SIGSTOP)


def _waits(pid: int) -> bool:
    """Whether a process sleeps, which it does not on its way from the fork to its file."""
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rpartition(")")[2].split()[0] == "S"


def test_libraries_are_loaded_once(worker: Worker) -> None:
    """A child finds NumPy loaded: an import of it takes no time to speak of."""
    source = "import time\nb = time.perf_counter()\nimport numpy\nx = time.perf_counter() - b"
    assert float(str(answer(worker, source))) < 0.1
