"""What the trusted process knows is nowhere in a learner's process, nor in the worker it is forked
from: looked for from inside, as a learner's file can, and from outside, byte by byte.
"""

import os
import secrets
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from lossdrill.errors import NotRun
from lossdrill.grading import grade
from lossdrill.model import Limits
from lossdrill.pack import open_pack
from lossdrill.sandbox.outside.worker import Worker
from lossdrill.sandbox.wire import Reply
from tests.hostile import corpus
from tests.hostile.corpus import HERE, Workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads memory as on Linux")
needs_root = pytest.mark.skipif(
    not corpus.IS_ROOT, reason="the worker lets nobody but root look into it: run as root"
)

SCANS = ("expected_values_by_collector", "expected_values_in_memory")
HONEST = (
    "import numpy as np\n"
    "def huber_gradient(y, y_hat, delta):\n"
    "    return np.clip(y_hat - y, -delta, delta) / len(y)\n"
)


@dataclass(frozen=True)
class Secret:
    """Random, so that it is in no process by chance; held in the forms that answers have."""

    word: str
    listed: list[float]
    array: np.ndarray[Any, np.dtype[np.float64]]

    @property
    def patterns(self) -> tuple[bytes, ...]:
        """How each of them lies in memory."""
        return self.word.encode(), np.float64(self.listed[0]).tobytes(), self.array.tobytes()

    @property
    def planted(self) -> str:
        """A learner's file that holds all of them."""
        return (
            "import numpy as np\n"
            f"planted = {self.word!r}, {self.listed!r}, np.array({self.array.tolist()!r})\n"
        )


@pytest.fixture
def secret() -> Secret:
    random = np.random.default_rng(secrets.randbits(64))
    return Secret(secrets.token_hex(16), random.random(8).tolist(), random.random(8))


@pytest.fixture(params=[HERE, frozenset[str]()], ids=["all layers", "no layer"])
def worker(request: pytest.FixtureRequest, workers: Workers) -> Worker:
    return workers.under(request.param)


def finds(scan: str, worker: Worker, secret: Secret, planted: str = "") -> bool:
    """Whether a learner's file that looks for the word, and knows it in halves, comes upon it."""
    attack = corpus.attack(scan)
    attack = replace(attack, source=planted + attack.source)
    half = len(secret.word) // 2
    handed = {"sentinel": [secret.word[:half], secret.word[half:]], "machine": corpus.MACHINE}
    return corpus.attempt(attack, worker, handed).worked


@pytest.mark.parametrize("scan", SCANS)
def test_not_found_from_inside(scan: str, worker: Worker, secret: Secret) -> None:
    """A file finds what it holds itself; not what the trusted process holds, nor what an earlier
    file held.
    """
    assert not finds(scan, worker, secret)
    assert finds(scan, worker, secret, planted=secret.planted)
    assert not finds(scan, worker, secret)


def holds(pid: int, *patterns: bytes) -> list[bool]:
    """Which of the patterns lie in the memory of a process."""
    found = [False] * len(patterns)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            start, _, rest = line.partition("-")
            end, rights, *_ = rest.split()
            if not rights.startswith("r"):
                continue
            try:
                memory.seek(int(start, 16))
                content = memory.read(int(end, 16) - int(start, 16))
            except (OSError, OverflowError):  # pages of the kernel's own
                continue
            found = [
                old or pattern in content for old, pattern in zip(found, patterns, strict=True)
            ]
    return found


@contextmanager
def running(worker: Worker, source: str) -> Iterator[int]:
    """The number of the child that has executed the source, and sleeps."""
    mark = secrets.token_hex(16)
    source += f"mark = ''.join(reversed({mark[::-1]!r}))\nimport time\ntime.sleep(100)\n"
    with ThreadPoolExecutor(1) as threads:
        run = threads.submit(worker.run, source, "f.py", [], Limits(seconds=100))
        deadline = time.monotonic() + 30
        child = None
        try:
            while child is None or not holds(child, mark.encode())[0]:
                assert time.monotonic() < deadline
                time.sleep(0.01)
                _, *children = corpus.processes_of(worker)
                child = children[0] if children else None
            yield child
        finally:
            if child is not None:
                os.kill(child, signal.SIGKILL)
            with suppress(NotRun):
                run.result()


@needs_root
def test_not_found_from_outside(worker: Worker, secret: Secret) -> None:
    """Neither the worker nor a child of it holds what the trusted process holds."""
    worker.layers()
    with running(worker, "") as child:
        for pid in (child, *corpus.processes_of(worker)):
            assert holds(pid, *secret.patterns) == [False] * 3
    assert holds(os.getpid(), *secret.patterns) == [True] * 3


@needs_root
def test_found_where_it_is(worker: Worker, secret: Secret) -> None:
    """Where a file holds it itself, the file's process does; the worker does not, then or later."""
    worker.layers()
    with running(worker, secret.planted) as child:
        assert holds(child, *secret.patterns) == [True] * 3
        above, _ = corpus.processes_of(worker)
        assert holds(above, *secret.patterns) == [False] * 3
    assert corpus.processes_of(worker) == [above]
    assert holds(above, *secret.patterns) == [False] * 3


@needs_root
def test_right_answers_are_not_kept(worker: Worker) -> None:
    """After a submission was graded, no answer to it is left in the worker."""
    arrays: list[bytes] = []

    def run(*job: Any) -> Reply:
        reply = worker.run(*job)
        values = [answer.value for answer in reply.answers if np.size(answer.value) > 2]
        arrays.extend(value.tobytes() for value in values if len(set(value.tolist())) > 2)
        return reply

    pack = open_pack()
    exercise = msgspec.structs.replace(pack.exercise("huber-gradient"), limits=corpus.LIMITS)
    assert grade(HONEST, exercise, pack, 3, run).passed
    assert len(some := arrays[:10]) == 10
    (above,) = corpus.processes_of(worker)
    assert not any(holds(above, *some))
    assert all(holds(os.getpid(), *some))
